"use client";

import { useRouter } from "next/navigation";
import { DropdownMenu, MenuChoices } from "@/components/ui/dropdown-menu";
import { ChipButton } from "@/components/ui/tag-chip";
import type { DealSort } from "@/lib/deals/rules/filtering";
import { dealsHref } from "./address";
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
