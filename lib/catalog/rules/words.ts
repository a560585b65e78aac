/** What the browser needs too: names and addresses, without the schemas. */

export const LEVELS = ["ESSENTIAL", "ADVANTAGE", "SIGNATURE"] as const;
export type LicenseLevel = (typeof LEVELS)[number];
export const levelNames: Record<LicenseLevel, string> = { ESSENTIAL: "Essential", ADVANTAGE: "Advantage", SIGNATURE: "Signature" };

export const DATA_TYPES = ["BOOLEAN", "NUMBER", "STRING", "TIMESTAMP", "JSON"] as const;
export type DataType = (typeof DATA_TYPES)[number];
export const typeNames: Record<DataType, string> = { BOOLEAN: "Yes or no", NUMBER: "Number", STRING: "Text", TIMESTAMP: "Date and time", JSON: "JSON" };

export const partKinds = ["license", "outcome", "release", "tag", "attribute"] as const;
export type PartKind = (typeof partKinds)[number];
export const partNames: Record<PartKind, string> = { license: "licence", outcome: "outcome", release: "release", tag: "tag", attribute: "attribute" };

/** The catalogue at one place of it. */
export function catalogHref({ kind = "products", q = "", after }: { kind?: string; q?: string; after?: string | undefined }) {
  const query = new URLSearchParams({ ...(kind !== "products" && { kind }), ...(q && { q }), ...(after && { after }) });
  return query.size > 0 ? `/catalog?${query}` : "/catalog";
}
