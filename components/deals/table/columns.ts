import type { DealSort } from "@/lib/deals/rules/filtering";

/** What the table can show, in its first order. `sort` is the order a click on the head asks for. */
export const dealColumns = [
  { id: "name", label: "Deal", width: 216, sort: "name" }, { id: "customer", label: "Customer", width: 150, sort: "customer" }, { id: "stage", label: "Stage", width: 118 },
  { id: "amount", label: "Amount", width: 116, sort: "amount", numeric: true }, { id: "close", label: "Close", width: 118, sort: "close" }, { id: "owner", label: "Owner", width: 134, sort: "owner" },
  { id: "next", label: "Next", width: 136 }, { id: "age", label: "In stage", width: 84, sort: "age", numeric: true }, { id: "number", label: "Number", width: 120 },
  { id: "probability", label: "Probability", width: 96, numeric: true }, { id: "tags", label: "Tags", width: 160 }, { id: "source", label: "Source", width: 110 },
  { id: "created", label: "Created", width: 110, sort: "created" }, { id: "last", label: "Last activity", width: 116 },
] as const satisfies readonly { id: string; label: string; width: number; sort?: DealSort; numeric?: boolean }[];

export type ColumnId = (typeof dealColumns)[number]["id"];
export type Column = { id: ColumnId; label: string; width: number; sort?: DealSort; numeric?: boolean };

const first: ColumnId[] = ["name", "customer", "stage", "amount", "close", "owner", "next", "age"];

/** The columns an address names, in its order; the name always stands. Without any, the usual ones. */
export function readColumns(text: string | null): ColumnId[] {
  const known = (text ?? "").split(",").flatMap((id) => dealColumns.filter((column) => column.id === id).map((column) => column.id));
  const ids = [...new Set(known)];
  if (ids.length === 0) return first;
  return ids.includes("name") ? ids : ["name", ...ids];
}

export function columnOf(id: ColumnId): Column {
  return dealColumns.find((column) => column.id === id) ?? dealColumns[0];
}

/** How the address says them: nothing when they are the usual ones. */
export function writeColumns(ids: readonly ColumnId[]) {
  return ids.join() === first.join() ? null : ids.join();
}
