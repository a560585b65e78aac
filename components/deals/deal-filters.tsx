"use client";

import { ListFilter } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useShortcut } from "@/components/layout/shortcuts";
import { late } from "@/components/ui/late";
import { Popover } from "@/components/ui/popover";
import { ChipButton, TagChip } from "@/components/ui/tag-chip";
import type { DealFilters, DealSort } from "@/lib/deals/rules/filtering";
import type { DealChoices, StageChoice } from "./filters/choices";
import type { Chip } from "./filters/chips";

const FilterForm = late(() => import("./filters/filter-form").then((file) => file.FilterForm));

type Props = { filters: DealFilters; sort: DealSort; address: string; chips: readonly Chip[]; stages: readonly StageChoice[]; choices: DealChoices };

/** What narrows the deals, each filter a chip that can be taken away; all of it lives in the address. */
export function DealFiltersBar({ filters, sort, address, chips, stages, choices }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [working, start] = useTransition();
  useShortcut("f", () => setOpen(true));
  const narrow = (href: string) => start(() => router.replace(href, { scroll: false }));
  return (
    <>
      <Popover
        label="Filter deals" open={open} onOpenChange={setOpen} className="max-h-(--radix-popover-content-available-height) w-[348px] overflow-y-auto p-4"
        trigger={<ChipButton aria-busy={working}><ListFilter aria-hidden="true" />Filter</ChipButton>}
      >
        <FilterForm filters={filters} sort={sort} address={address} stages={stages} choices={choices} onChange={narrow} />
      </Popover>
      {chips.map(({ id, name, value, removeHref }) => (
        <TagChip key={id} name={name} removeHref={removeHref} removeLabel={`Remove ${name ?? value}`}>{value}</TagChip>
      ))}
    </>
  );
}
