import { z } from "zod";

/** What is edited by several at once: each is its page, but for a task, which has an editor of its own. */
export const Edited = z.enum(["Product", "Solution", "Task", "Deal", "Customer"]);
export type Edited = z.infer<typeof Edited>;

/** Somebody has an editor open, or closes it. It blocks nobody. */
export const ShowPresence = z.strictObject({ entity: Edited, entityId: z.uuid(), isOpen: z.boolean() });
export type ShowPresence = z.infer<typeof ShowPresence>;

/** Who else has the editor open; null: nobody, or it is you. */
export type Presence = { heldBy: string | null };
