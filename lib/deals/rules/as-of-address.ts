import type { AskAsOf } from "./as-of";

/** The board of a pipeline as it was, or today's. */
export function asOfHref({ asOf, pipeline }: AskAsOf) {
  const query = new URLSearchParams({ ...(asOf && { asOf }), ...(pipeline && { pipeline }) });
  return query.size > 0 ? `/deals?${query}` : "/deals";
}
