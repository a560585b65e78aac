import { z } from "zod";

/** Somebody has an editor open, or closes it. It blocks nobody. */
export const ShowPresence = z.strictObject({ entity: z.enum(["Product", "Solution", "Task"]), entityId: z.uuid(), isOpen: z.boolean() });
export type ShowPresence = z.infer<typeof ShowPresence>;
