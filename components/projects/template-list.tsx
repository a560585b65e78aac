"use client";

import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import { toastRefusal, toastUndo } from "@/components/ui/toast";
import type { TemplateRow } from "@/lib/ops/projects/queries/shapes";
import { types } from "@/lib/projects/rules/kinds";
import { useRun, type Act } from "./use-run";

const heads = <><Th>Name</Th><Th>Type</Th><Th numeric>Version</Th><Th numeric>Tasks</Th><Th numeric>Required</Th><Th numeric>Days to go-live</Th><Th>From</Th><Th>State</Th></>;

/** Every version of every type's template, newest first. */
export function TemplateList({ templates, onTurn }: { templates: readonly TemplateRow[]; onTurn: Act<{ templateId: string; isActive: boolean }> }) {
  const { run, working } = useRun();
  const turn = async ({ id, name, version, isActive }: TemplateRow) => {
    const object = `${name}, version ${version}`;
    const outcome = await run(onTurn, { templateId: id, isActive: !isActive }, { object });
    const undo = () => void onTurn({ templateId: id, isActive }).then((undone) => undone.ok || toastRefusal({ object, message: undone.message }));
    if (outcome.ok) toastUndo({ object, message: isActive ? "is off." : "is on.", onUndo: undo });
  };
  return (
    <Table label="Templates">
      <THead>{heads}<Th><span className="sr-only">Acts</span></Th></THead>
      <TBody>{templates.map((template) => <TemplateItem key={template.id} template={template} working={working} onTurn={() => void turn(template)} />)}</TBody>
    </Table>
  );
}

function TemplateItem({ template, working, onTurn }: { template: TemplateRow; working: boolean; onTurn: () => void }) {
  const { id, name, type, version, tasks, required, days, origin, byName, createdAt, isActive } = template;
  return (
    <Tr>
      <Td className="font-medium"><Link href={`/ops/templates/${id}`} className="text-ink">{name}</Link></Td>
      <Td>{types[type].label}</Td>
      <Td numeric>{version}</Td>
      <Td numeric>{tasks}</Td>
      <Td numeric>{required}</Td>
      <Td numeric>{days}</Td>
      <Td className="text-ink-2">{origin === "REPOSITORY" ? "Shipped" : byName ?? "Staff"}, <DateTime value={createdAt} only="day" /></Td>
      <Td>{isActive ? <Badge tone="healthy">On</Badge> : <Badge>Off</Badge>}</Td>
      <Td>
        <Button size="sm" variant="quiet" working={working} onClick={onTurn}>{isActive ? "Turn off" : "Turn on"}<span className="sr-only"> {name}, version {version}</span></Button>
      </Td>
    </Tr>
  );
}
