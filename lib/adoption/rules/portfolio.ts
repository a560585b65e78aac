import { z } from "zod";

const optional = <T extends z.ZodType>(kind: T) => z.preprocess((value) => value || undefined, kind.optional());
const word = optional(z.string().trim().max(200)).catch(undefined);

/** Portfolio, least adopted first. `state`: out of date (behind the catalogue), stalled (nothing gained in 30 days), stale (data too old), proposed (telemetry proposes). */
export const PLAN_STATES = ["outdated", "stalled", "stale", "proposed"] as const;
export type PlanState = (typeof PLAN_STATES)[number];
export const stateLabels: Record<PlanState, string> = { outdated: "Out of date", stalled: "Stalled", stale: "Stale data", proposed: "Proposals" };
/** What cannot be understood in an address is left out; `after` is the last plan of the page before. */
export const ListPlans = z.object({
  q: z.string().trim().max(200).catch("").default(""), product: optional(z.uuid()).catch(undefined), state: optional(z.enum(PLAN_STATES)).catch(undefined),
  after: optional(z.uuid()).catch(undefined), limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
});
export type ListPlans = z.output<typeof ListPlans>;

/** For machines: products that customers have, oldest first; `after` is the last assignment of the page before. */
export const ListAssignments = z.object({
  customerId: z.uuid("This is no id of a customer.").optional(), productId: z.uuid("This is no id of a product.").optional(), externalId: z.string().trim().min(1).max(200).optional(),
  after: z.uuid("Send the nextCursor of the page before.").optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListAssignments = z.output<typeof ListAssignments>;

export function plansHref({ q, product, state }: Partial<Pick<ListPlans, "q" | "product" | "state">>, after?: string) {
  return withQuery("/adoption", { q, product, state, after });
}

/** A plan's tasks narrowed by the names of its own outcomes, releases and tags, by status, and by whose word the status is. */
export const PlanFilters = z.object({ status: word, outcome: word, release: word, tag: word, source: word });
export type PlanFilters = z.output<typeof PlanFilters>;

export function planHref(planId: string, filters: PlanFilters = {}) {
  return withQuery(`/adoption/${planId}`, filters);
}

function withQuery(path: string, values: Record<string, string | undefined>) {
  const given = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

type Filtered = { status: string; source: string | null; outcomes: readonly string[]; releases: readonly string[]; tags: readonly string[] };

export function passes({ status, source, outcomes, releases, tags }: Filtered, filters: PlanFilters) {
  return (!filters.status || filters.status === status) && (!filters.source || filters.source === source) && holds(outcomes, filters.outcome) && holds(releases, filters.release) && holds(tags, filters.tag);
}

const holds = (names: readonly string[], wanted: string | undefined) => !wanted || names.includes(wanted);
