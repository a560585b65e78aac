import type { ShellView } from "@/lib/shell/queries";

/** Where a saved view is shown: the parameters it was saved with, and its own id so that the page knows which view is open. */
export function viewHref({ id, entity, filters, sort, layout, grouping, columns }: Omit<ShellView, "name" | "isShared">) {
  const query = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
  if (sort && sort !== "board") query.set("sort", sort);
  if (layout && layout !== "board") query.set("layout", layout);
  if (grouping) query.set("group", grouping);
  if (columns.length > 0) query.set("cols", columns.join());
  query.set("view", id);
  return `/${entity}?${query}`;
}
