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
type Options = Record<Name, readonly { value: string; label: string }[]>;
type Narrowing = { plan: PlanRecord; offered: readonly Name[]; options: Options };

/** What narrows the tasks; all of it lives in the address. */
export function PlanFilter({ plan }: { plan: PlanRecord }) {
  const { words, tasks, taskCount } = plan;
  const options = optionsOf(words);
  const narrowing = { plan, options, offered: (Object.keys(names) as Name[]).filter((name) => options[name].length > 0) };
  const all = count(taskCount, "task");
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-1.5">
      <FilterPopover {...narrowing} />
      <FilterChips {...narrowing} />
      <span className="ml-auto text-xs text-ink-3">{tasks.length === taskCount ? all : `${tasks.length} of ${all}`}</span>
    </div>
  );
}

function FilterPopover({ plan: { id, filters }, offered, options }: Narrowing) {
  const router = useRouter();
  const [working, start] = useTransition();
  const narrow = (change: PlanPlace) => start(() => router.replace(planAddress(id, { ...filters, ...change }), { scroll: false }));
  const trigger = <ChipButton aria-busy={working}><ListFilter aria-hidden="true" />Filter</ChipButton>;
  return (
    <Popover label="Filter tasks" className="w-72 p-4" trigger={trigger}>
      <div className="grid gap-4">
        {offered.map((name) => (
          <Field key={name} label={names[name]}>
            <Select options={options[name]} empty="Any" value={filters[name] ?? ""} onChange={(event) => narrow({ [name]: event.target.value || undefined })} />
          </Field>
        ))}
      </div>
    </Popover>
  );
}

/** What narrows the tasks now; each chip takes its own away. */
function FilterChips({ plan: { id, filters }, offered, options }: Narrowing) {
  return offered.filter((name) => filters[name]).map((name) => (
    <TagChip key={name} name={names[name]} removeLabel={`Remove ${names[name]}`} removeHref={planAddress(id, { ...filters, [name]: undefined })}>
      {options[name].find((one) => one.value === filters[name])?.label ?? filters[name]}
    </TagChip>
  ));
}

function optionsOf({ outcomes, releases, tags }: PlanRecord["words"]): Options {
  const named = (list: readonly string[]) => list.map((value) => ({ value, label: value }));
  return { status: statusChoices, outcome: named(outcomes), release: named(releases), tag: named(tags), source: sourceChoices };
}
