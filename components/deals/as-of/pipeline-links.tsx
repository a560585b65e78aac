"use client";

import { Check, ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { asOfHref } from "@/lib/deals/rules/as-of-address";

type Named = { id: string; name: string };

/** Another pipeline on the same day. */
export function PipelineLinks({ day, pipeline, pipelines }: { day: string; pipeline: Named; pipelines: readonly Named[] }) {
  if (pipelines.length < 2) return <span className="truncate text-ink-2 max-md:hidden">{pipeline.name}</span>;
  return (
    <DropdownMenu trigger={<Button variant="quiet" size="sm" className="min-w-0 shrink text-sm"><span className="truncate">{pipeline.name}</span><ChevronDown className="size-3.5" /></Button>}>
      {pipelines.map(({ id, name }) => <MenuItem key={id} href={asOfHref({ asOf: day, pipeline: id })} icon={<Check className={cn(id !== pipeline.id && "invisible")} aria-label={id === pipeline.id ? "Chosen" : undefined} />}>{name}</MenuItem>)}
    </DropdownMenu>
  );
}
