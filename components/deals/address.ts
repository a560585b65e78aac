export const layouts = ["board", "table", "forecast", "calendar"] as const;
export type Layout = (typeof layouts)[number];
export const groupings = ["stage", "owner", "month", "customer"] as const;
export type Grouping = (typeof groupings)[number];

/** The same page with other parameters; null takes one away. A page of a list begins anew. */
export function dealsHref(address: string, changes: Record<string, string | readonly string[] | null>) {
  const query = new URLSearchParams(address);
  query.delete("after");
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const each of [value ?? []].flat()) query.append(name, each);
  }
  return hrefOf(query);
}

export function hrefOf(query: URLSearchParams) {
  const text = String(query);
  return text ? `/deals?${text}` : "/deals";
}
