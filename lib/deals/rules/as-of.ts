import { z } from "zod";
import { Day } from "@/lib/dates";

/** The past day an address asks to see the board at the end of; whatever is no past day is left out. */
export const AskAsOf = z.object({ asOf: Day.optional().catch(undefined), pipeline: z.uuid().optional().catch(undefined) });
export type AskAsOf = z.infer<typeof AskAsOf>;
