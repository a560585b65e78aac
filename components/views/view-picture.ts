import type { z } from "zod";
import type { StaffPlace } from "@/lib/ops/views/rules";
import type { SaveView, ViewEntity } from "@/lib/views/rules";

/** A list whose views are kept, as its address begins. */
export type ViewPlace = ViewEntity | StaffPlace;
export type NewView = Omit<z.input<typeof SaveView>, "entity"> & { entity: ViewPlace };

const own = new Set(["layout", "group", "sort", "view", "after", "month", "deal", "cols"]);

/** What a view keeps of an address: how it is narrowed, ordered, grouped and laid out. */
export function pictureOf(entity: ViewPlace, address: string): Omit<NewView, "name" | "isShared" | "viewId"> {
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
