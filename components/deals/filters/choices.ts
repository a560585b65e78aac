export type { DealChoices } from "@/lib/deals/queries/choices";
import type { DealChoices } from "@/lib/deals/queries/choices";

export type ProductChoice = DealChoices["products"][number];
export type StageChoice = { id: string; name: string };

export const sorts = [
  { value: "board", label: "By hand" }, { value: "-amount", label: "Largest first" }, { value: "amount", label: "Smallest first" }, { value: "close", label: "Closes first" }, { value: "-close", label: "Closes last" },
  { value: "-age", label: "Longest in stage" }, { value: "age", label: "Newest in stage" }, { value: "name", label: "Name" },
] as const;

export const statuses = [{ value: "OPEN", label: "Open" }, { value: "WON", label: "Won" }, { value: "LOST", label: "Lost" }] as const;

export const marks = [
  { name: "stale", label: "Too long in its stage" }, { name: "overdue", label: "Past its close date" }, { name: "unplanned", label: "Nothing planned" }, { name: "high", label: "High value" },
] as const;
