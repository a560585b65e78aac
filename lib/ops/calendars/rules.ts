import { z } from "zod";

/** `after` is the last organization of the page before. */
export const ListCalendars = z.object({ after: z.uuid().optional() });
export type ListCalendars = z.infer<typeof ListCalendars>;
