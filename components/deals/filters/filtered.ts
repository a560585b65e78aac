import { readFilters, writeFilters, type DealFilters, type DealSort, type ReadFilters, type SearchParams } from "@/lib/deals/rules/filtering";
import { readColumns, type ColumnId } from "../table/columns";
import { groupings, hrefOf, layouts, type Grouping, type Layout } from "../address";

/** Everything the address of the deals page says. `address` is its query without the deal that is open. */
export type DealsAddress = ReadFilters & { address: string; layout: Layout; grouping: Grouping | null; dealId: string | null; viewId: string | null; after: string | null; month: string | null; columns: ColumnId[] };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function readAddress(params: SearchParams): DealsAddress {
  const one = (name: string) => [params[name]].flat()[0] ?? null;
  const id = (name: string) => (uuid.test(one(name) ?? "") ? one(name) : null);
  const pairs = Object.entries(params).flatMap(([name, value]) => (name === "deal" || name === "new" ? [] : [value ?? []].flat().map((each) => [name, each])));
  return {
    ...readFilters(params),
    address: String(new URLSearchParams(pairs)),
    layout: layouts.find((layout) => layout === one("layout")) ?? "board",
    grouping: groupings.find((grouping) => grouping === one("group")) ?? null,
    dealId: id("deal"), viewId: id("view"), after: one("after"),
    columns: readColumns(one("cols")),
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(one("month") ?? "") ? one("month") : null,
  };
}

/** The same page narrowed otherwise: layout, grouping and view stay. */
export function filteredHref(address: string, filters: DealFilters, sort: DealSort) {
  const query = new URLSearchParams(address);
  const kept = ["layout", "group", "cols", "view", "month"].flatMap((name) => query.getAll(name).map((value) => [name, value]));
  return hrefOf(new URLSearchParams([...kept, ...writeFilters(filters, sort)]));
}
