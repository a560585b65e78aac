import { z } from "zod";

/** Whatever has a page of its own in the workspace: a contact is looked at on its customer's, a project on its customer's and its deal's. */
export const RecentEntity = z.enum(["Customer", "Deal", "Product", "Solution", "Plan"]);
export type RecentEntity = z.infer<typeof RecentEntity>;
export const RememberView = z.strictObject({ entity: RecentEntity, entityId: z.uuid() });
export type RememberView = z.infer<typeof RememberView>;

/** A person's last so many records are remembered. */
export const KEPT = 50;
export const ListRecent = z.object({ limit: z.coerce.number().int().min(1).max(KEPT).catch(10).default(10) });
export type ListRecent = z.infer<typeof ListRecent>;
