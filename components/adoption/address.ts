/** Addresses of plans, written without the rules' zod so that it stays out of the browser. */
export type PortfolioPlace = { q?: string | undefined; product?: string | undefined; state?: string | undefined; after?: string | undefined };
export type PlanPlace = { status?: string | undefined; outcome?: string | undefined; release?: string | undefined; tag?: string | undefined; source?: string | undefined };

export const portfolioAddress = ({ q, product, state }: PortfolioPlace) => withQuery("/adoption", { q, product, state });
export const planAddress = (planId: string, { status, outcome, release, tag, source }: PlanPlace = {}) => withQuery(`/adoption/${planId}`, { status, outcome, release, tag, source });
/** The values behind a plan, a product's or of a solution's own tasks. */
export const valuesAddress = (planId: string) => withQuery("/settings/telemetry/values", { plan: planId });

/** A task where it is defined. */
export const originalAddress = (kind: "product" | "solution", parentId: string, taskId: string) => `/catalog/${kind}s/${parentId}#task-${taskId}`;

function withQuery(path: string, values: Record<string, string | undefined>) {
  const given = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}
