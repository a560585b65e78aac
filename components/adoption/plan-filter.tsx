"use client";

import { ListFilter } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { ChipButton, TagChip } from "@/components/ui/tag-chip";
import type { PlanRecord } from "@/lib/adoption/shapes";
import { planAddress, type PlanPlace } from "./address";
import { count, sourceChoices, statusChoices } from "./words";

const names = { status: "Status", outcome: "Outcome", release: "Release", tag: "Tag", source: "Source" } as const;
type Name = keyof typeof names;

/** What narrows the tasks; all of it lives in the address. */
export function PlanFilter({ plan: { id, filters, words, tasks, taskCount } }: { plan: PlanRecord }) {
  const router = useRouter();
  const [working, start] = useTransition();
  const narrow = (change: PlanPlace) => start(() => router.replace(planAddress(id, { ...filters, ...change }), { scroll: false }));
  const named = (list: readonly string[]) => list.map((value) => ({ value, label: value }));
  const options: Record<Name, readonly { value: string; label: string }[]> = { status: statusChoices, outcome: named(words.outcomes), release: named(words.releases), tag: named(words.tags), source: sourceChoices };
  const all = (Object.keys(names) as Name[]).filter((name) => options[name].length > 0);
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-1.5">
      <Popover label="Filter tasks" className="w-72 p-4" trigger={<ChipButton aria-busy={working}><ListFilter aria-hidden="true" />Filter</ChipButton>}>
        <div className="grid gap-4">
          {all.map((name) => <Field key={name} label={names[name]}><Select options={options[name]} empty="Any" value={filters[name] ?? ""} onChange={(event) => narrow({ [name]: event.target.value || undefined })} /></Field>)}
        </div>
      </Popover>
      {all.flatMap((name) => {
        const value = filters[name];
        return value ? [<TagChip key={name} name={names[name]} removeLabel={`Remove ${names[name]}`} removeHref={planAddress(id, { ...filters, [name]: undefined })}>{options[name].find((one) => one.value === value)?.label ?? value}</TagChip>] : [];
      })}
      <span className="ml-auto text-xs text-ink-3">{tasks.length === taskCount ? count(taskCount, "task") : `${tasks.length} of ${count(taskCount, "task")}`}</span>
    </div>
  );
}
