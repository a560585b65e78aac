import type { ImportHead } from "@/lib/imports/queries";
import type { Entity, Fate } from "@/lib/imports/rules";
import type { Tab } from "@/lib/imports/rules/steps";

export const NOUNS: Record<Entity, string> = { customers: "Customers", deals: "Deals", products: "Products", people: "People" };
/** In the order in which files that refer to each other go in. */
export const ORDER: readonly Entity[] = ["people", "products", "customers", "deals"];
export const HINTS: Record<Entity, string> = {
  people: "Colleagues and their managers. They arrive without a sign-in.",
  products: "What you sell, with list prices.",
  customers: "Companies, with the companies above them.",
  deals: "Opportunities, open and closed.",
};
export const FATES: Record<Fate, string> = { CREATE: "Create", UPDATE: "Update", SKIP: "Skip", ERROR: "Fix" };
export const DONE: Record<Fate, string> = { CREATE: "Created", UPDATE: "Updated", SKIP: "Unchanged", ERROR: "Not imported" };
export const TABS_OF: Record<Fate, Tab> = { CREATE: "create", UPDATE: "update", SKIP: "skip", ERROR: "fix" };
/** Where the records are when they have come in. */
export const PLACES: Record<Entity, string> = { customers: "/customers", deals: "/deals", products: "/settings/products", people: "/settings/people" };

/** "3 rows", "1 row" */
export const count = (n: number, one: string, locale: string, many = `${one}s`) => `${n.toLocaleString(locale)} ${n === 1 ? one : many}`;

/** Where an import stands, in two words, and how that looks. */
export function standing({ state, work }: Pick<ImportHead, "state" | "work">): { label: string; tone: "neutral" | "accent" | "healthy" | "watch" | "risk" } {
  const isAlive = work?.status === "pending" || work?.status === "processing";
  if (work?.type === "import_undo" && isAlive) return { label: "Being undone", tone: "accent" };
  if (work?.status === "failed") return { label: "Failed", tone: "risk" };
  const labels = { UPLOADED: "Columns to map", MAPPED: "Being previewed", PREVIEWED: "Ready to run", RUNNING: "Running", COMPLETED: "Done", FAILED: "Stopped", UNDONE: "Undone" };
  const tones = { UPLOADED: "neutral", MAPPED: "accent", PREVIEWED: "accent", RUNNING: "accent", COMPLETED: "healthy", FAILED: "watch", UNDONE: "neutral" } as const;
  return { label: labels[state], tone: tones[state] };
}
