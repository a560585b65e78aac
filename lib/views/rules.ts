import { z } from "zod";

export const ViewEntity = z.enum(["deals", "customers", "contacts", "leads", "activities"]);
export type ViewEntity = z.infer<typeof ViewEntity>;

const name = z.string().trim().min(1, "Type a name.").max(80, "At most 80 characters.");
/** Parameters of the page's address, as they stand there. */
const Filters = z.record(z.string().max(40), z.union([z.string().max(500), z.array(z.string().max(500)).max(100)]));
const picture = {
  filters: Filters.default({}),
  sort: z.string().max(40).nullish(),
  layout: z.enum(["board", "table", "forecast", "calendar"]).nullish(),
  grouping: z.string().max(40).nullish(),
  columns: z.array(z.string().max(60)).max(100).default([]),
};
/** What a view shows, whatever its name. */
export const Picture = z.object(picture);

/** A new view, or with `viewId` the same view with what is shown now. Shared: everyone in the organization sees it. */
export const SaveView = z.strictObject({ viewId: z.uuid().optional(), entity: ViewEntity, name, isShared: z.boolean().default(false), ...picture });
export type SaveView = z.infer<typeof SaveView>;
export const RenameView = z.strictObject({ viewId: z.uuid(), was: z.string(), name });
export type RenameView = z.infer<typeof RenameView>;
export const DeleteView = z.strictObject({ viewId: z.uuid() });
export type DeleteView = z.infer<typeof DeleteView>;
export const ListViews = z.object({ entity: ViewEntity });
export type ListViews = z.infer<typeof ListViews>;
