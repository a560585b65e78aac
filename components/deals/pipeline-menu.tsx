"use client";

import { Check, ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DropdownMenu, MenuItem, MenuLabel } from "@/components/ui/dropdown-menu";
import { dealsHref } from "./address";

type Props = { pipeline: { id: string; name: string }; pipelines: readonly { id: string; name: string }[]; address: string; layout: string; layouts: readonly { value: string; label: string; href: string }[] };

/** Which pipeline; on a phone also which layout. With one pipeline and room for the layouts there is nothing to choose. */
export function PipelineMenu({ pipeline, pipelines, address, layout, layouts }: Props) {
  const several = pipelines.length > 1;
  return (
    <>
      {!several && <span className="truncate text-ink-2 max-md:hidden">{pipeline.name}</span>}
      <DropdownMenu trigger={<Button variant="quiet" size="sm" className={cn("min-w-0 shrink text-sm", !several && "md:hidden")}><span className="truncate">{pipeline.name}</span><ChevronDown className="size-3.5" /></Button>}>
        {several && <MenuLabel>Pipeline</MenuLabel>}
        {several && pipelines.map(({ id, name }) => <MenuItem key={id} href={dealsHref(address, { pipeline: id, stage: null, view: null })} icon={<Mark on={id === pipeline.id} />}>{name}</MenuItem>)}
        <div className="md:hidden">
          <MenuLabel>Layout</MenuLabel>
          {layouts.map(({ value, label, href }) => <MenuItem key={value} href={href} icon={<Mark on={value === layout} />}>{label}</MenuItem>)}
        </div>
      </DropdownMenu>
    </>
  );
}

function Mark({ on }: { on: boolean }) {
  return <Check className={cn(!on && "invisible")} aria-label={on ? "Chosen" : undefined} />;
}
