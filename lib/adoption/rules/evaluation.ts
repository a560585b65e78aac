import { z } from "zod";

/** How far an evaluation has come: the products' tasks first, then the solutions' own; `after` is the last task that was asked. `hasWaited`: it has not begun, and waited for more of its batch. */
export const Evaluation = z.object({ kind: z.enum(["product", "solution"]).default("product"), after: z.uuid().nullable().default(null), done: z.int().default(0), hasWaited: z.boolean().default(false) });
