"use client";

import { useRouter } from "next/navigation";
import { DropdownMenu, MenuChoices } from "@/components/ui/dropdown-menu";
import { ChipButton } from "@/components/ui/tag-chip";
import type { DealSort } from "@/lib/deals/rules/filtering";
import { dealsHref, type Grouping } from "./address";
import { sorts } from "./filters/choices";

/** In which order the cards of a column stand. */
export function SortMenu({ sort, address }: { sort: DealSort; address: string }) {
  const router = useRouter();
  const label = sorts.find(({ value }) => value === sort)?.label ?? "By hand";
  return (
    <DropdownMenu trigger={<ChipButton>Sort <b>{label}</b></ChipButton>}>
      <MenuChoices value={sort} choices={sorts} onChange={(next) => router.replace(dealsHref(address, { sort: next === "board" ? null : next }), { scroll: false })} />
    </DropdownMenu>
  );
}

const groups: { value: Grouping | "none"; label: string }[] = [
  { value: "none", label: "Nothing" }, { value: "stage", label: "Stage" }, { value: "owner", label: "Owner" }, { value: "month", label: "Close month" }, { value: "customer", label: "Customer" },
];

/** What the rows of the table stand together by. */
export function GroupMenu({ grouping, address }: { grouping: Grouping | null; address: string }) {
  const router = useRouter();
  const value = grouping ?? "none";
  return (
    <DropdownMenu trigger={<ChipButton>Group <b>{groups.find((group) => group.value === value)?.label}</b></ChipButton>}>
      <MenuChoices value={value} choices={groups} onChange={(next) => router.replace(dealsHref(address, { group: next === "none" ? null : next }), { scroll: false })} />
    </DropdownMenu>
  );
}
