import { z } from "zod";

export const TimelineKind = z.enum(["all", "deals", "activities", "notes"]);
export type TimelineKind = z.infer<typeof TimelineKind>;
/** What happened to a customer, newest first; `before` is the cursor of the page above. */
export const ListTimeline = z.object({ customerId: z.uuid(), kind: TimelineKind.catch("all").default("all"), before: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).catch(30).default(30) });
export type ListTimeline = z.infer<typeof ListTimeline>;

/** Whose facts each choice shows; all others show everything. */
export const kinds: Record<Exclude<TimelineKind, "all">, string[]> = { deals: ["Deal", "DealLine", "DealContact"], activities: ["Activity"], notes: ["CustomerNote"] };
