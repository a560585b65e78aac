import { z } from "zod";

/** How long what was deleted can be put back; the nightly purge takes it then. */
export const DAYS_IN_TRASH = 30;

/** Newest first; `after` is the last change set of the page before. Whatever does not fit is left out. */
export const ListTrash = z.object({ after: z.uuid().optional().catch(undefined) });
export type ListTrash = z.infer<typeof ListTrash>;
