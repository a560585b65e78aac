import { z } from "zod";
import { ActivityType } from "../rules";

/** Whose: mine, those of the people below me as well, everyone's. */
export const Whose = z.enum(["mine", "team", "all"]);
export type Whose = z.infer<typeof Whose>;

/** What is open, by when it is due, or what was done, newest first. `after` is the cursor of the page before. */
export const ListActivities = z.object({
  whose: Whose.catch("mine").default("mine"), state: z.enum(["open", "done"]).catch("open").default("open"), type: ActivityType.optional().catch(undefined),
  dealId: z.uuid().optional(), customerId: z.uuid().optional(), after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).catch(100).default(100),
});
export type ListActivities = z.infer<typeof ListActivities>;

/** Reads what an address asks for; what is wrong is ignored. */
export function readListing({ whose, state, type, after }: Readonly<Record<string, string | string[] | undefined>>): ListActivities {
  return ListActivities.parse({ whose, state, type: type || undefined, ...(typeof after === "string" && { after }) });
}

export function listingHref({ whose, state, type }: Pick<ListActivities, "whose" | "state" | "type">, change: Partial<ListActivities> = {}) {
  const asked = { whose, state, type, ...change };
  const pairs = [...(asked.whose !== "mine" ? [["whose", asked.whose]] : []), ...(asked.state !== "open" ? [["state", asked.state]] : []), ...(asked.type ? [["type", asked.type]] : []), ...(asked.after ? [["after", asked.after]] : [])];
  const query = new URLSearchParams(pairs).toString();
  return query ? `/activities?${query}` : "/activities";
}
