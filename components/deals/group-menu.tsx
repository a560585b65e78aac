"use client";

import { useRouter } from "next/navigation";
import { DropdownMenu, MenuChoices } from "@/components/ui/dropdown-menu";
import { ChipButton } from "@/components/ui/tag-chip";
import { dealsHref, type Grouping } from "./address";

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
