"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { RailSection } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Measure } from "@/components/ui/measure";
import { formatCount } from "@/components/ui/format";
import { Segmented } from "@/components/ui/segmented";
import type { ProjectPicture, Readiness } from "@/lib/ops/projects/queries/shapes";
import { READY, readinessItems, readinessScore } from "@/lib/projects/rules/readiness";
import type { ProjectActions } from "../project-actions";
import { useRun } from "../use-run";

/** How ready the client is, item by item; 85 is enough to go live. */
export function ReadinessBox({ project, canEdit, actions }: { project: ProjectPicture; canEdit: boolean; actions: ProjectActions }) {
  const [edited, setEdited] = useState<Readiness | null>(null);
  const score = readinessScore(project.readiness);
  return (
    <RailSection title="Readiness" count={`${formatCount(score)} of ${READY} needed`}>
      <Measure label="Readiness" value={score} ticks={[{ at: READY, label: "Needed" }]} />
      <dl className="mt-2">
        {project.readiness.map((item) => (
          <div key={item.code} className="flex min-h-7 items-center gap-2 text-ink-2">
            <dt className="min-w-0 flex-1">{readinessItems[item.code].label} <span className="text-ink-3">{item.target === null ? `${formatCount(item.percent)}%` : `${formatCount(item.actual)} of ${formatCount(item.target)}`}</span></dt>
            <dd>{formatCount(readinessScore([item]))}<span className="text-ink-3"> of {item.weight}</span></dd>
            {canEdit && <dd><IconButton size="sm" label={`Set ${readinessItems[item.code].label}`} onClick={() => setEdited(item)}><Pencil /></IconButton></dd>}
          </div>
        ))}
      </dl>
      {edited && <ItemDialog item={edited} projectId={project.id} onSet={actions.setReadiness} onClose={() => setEdited(null)} />}
    </RailSection>
  );
}

function ItemDialog({ item, projectId, onSet, onClose }: { item: Readiness; projectId: string; onSet: ProjectActions["setReadiness"]; onClose: () => void }) {
  const [way, setWay] = useState(item.target === null ? "percent" : "count");
  const { ask, working, message, errorAt } = useAsk<unknown>();
  const { tell } = useRun();
  const { code } = item;
  return (
    <Dialog open onOpenChange={onClose} title={`Set ${readinessItems[code].label}`} {...(code === "users_invited" && { description: "Inviting half of the target counts in full." })}>
      <Form className="grid gap-4" onSubmit={(event) => {
        const text = textsOf(event);
        const number = (name: string) => Number(text(name));
        ask(() => onSet(way === "count" ? { projectId, code, target: number("target"), actual: number("actual") } : { projectId, code, percent: number("percent") }), (value) => {
          tell({ ok: true, value }, { object: readinessItems[code].label, done: way === "count" ? `stands at ${text("actual")} of ${text("target")}.` : `stands at ${text("percent")}%.`, undoIn: projectId });
          onClose();
        });
      }}>
        {message && <ErrorLine>{message}</ErrorLine>}
        <Segmented label="How it is measured" value={way} onChange={setWay} segments={[{ value: "percent", label: "Percent" }, { value: "count", label: "Counted" }]} />
        {way === "percent" && <Field label="Percent" needed="Type a percentage." error={errorAt("percent")}><Input key="percent" type="number" name="percent" min={0} max={100} step="any" defaultValue={item.percent} /></Field>}
        {way === "count" && <Field label="Target" needed="Type how many are wanted." error={errorAt("target")}><Input type="number" name="target" min={1} defaultValue={item.target ?? ""} /></Field>}
        {way === "count" && <Field label="So far" needed="Type how many there are." error={errorAt("actual")}><Input type="number" name="actual" min={0} defaultValue={item.actual ?? ""} /></Field>}
        <DialogFormFooter>
          <Button variant="quiet" onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" working={working}>Set</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
