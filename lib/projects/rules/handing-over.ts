import { z } from "zod";
import { Day } from "@/lib/dates";
import { PROJECT_TYPES } from "./kinds";

/** What the fact of a handed-over deal carries. */
export const HandedOver = z.object({ type: z.enum(PROJECT_TYPES), kickoffDate: Day.nullable(), promisedDate: Day.nullable(), dayToDayContactId: z.uuid().nullable(), hasNoCompetitors: z.boolean() });
export type HandedOver = z.infer<typeof HandedOver>;
