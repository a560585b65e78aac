import type { z } from "zod";
import type { SaveView, ViewEntity } from "@/lib/views/rules";

const own = new Set(["layout", "group", "sort", "view", "after", "month", "deal", "cols"]);

/** What a view keeps of an address: how it is narrowed, ordered, grouped and laid out. */
export function pictureOf(entity: ViewEntity, address: string): Omit<z.input<typeof SaveView>, "name" | "isShared" | "viewId"> {
  const query = new URLSearchParams(address);
  const names = [...new Set(query.keys())].filter((name) => !own.has(name));
  const layout = query.get("layout");
  return {
    entity,
    filters: Object.fromEntries(names.map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    })),
    sort: query.get("sort"),
    layout: layout === "table" || layout === "forecast" || layout === "calendar" ? layout : "board",
    grouping: query.get("group"),
    columns: query.get("cols")?.split(",") ?? [],
  };
}
