import { z } from "zod";
import { Day } from "@/lib/dates";

export const VerifyAuditTrail = z.strictObject({});

/** What a job tells of when something does not add up. */
export const Alert = z.object({ title: z.string(), reason: z.string() });
export type Alert = z.infer<typeof Alert>;

/** What facts are about, in words; each kind covers the facts whose names begin with one of its words. */
export const kinds = {
  deals: ["deal", "deals"], customers: ["customer", "customers"], contacts: ["contact"], activities: ["activity"], notes: ["note"], products: ["product"], catalog: ["catalog", "solution", "task", "tasks"], tags: ["tag"], fields: ["field"],
  pipelines: ["pipeline", "stage", "stages"], views: ["view"], people: ["person"], accounts: ["account"], organization: ["organization", "rate"], imports: ["import"], files: ["attachment"],
  implementations: ["project", "blocker", "progress", "policy", "template", "calendar"], undo: ["change"], jobs: ["job"], keys: ["key"], telemetry: ["telemetry"], adoption: ["assignment", "plan", "adoption"], staff: ["staff"],
  system: ["audit", "trash", "notifications"],
} as const;
export const AuditKind = z.enum(Object.keys(kinds) as [keyof typeof kinds, ...(keyof typeof kinds)[]]);
export type AuditKind = z.infer<typeof AuditKind>;

const optional = <T extends z.ZodType>(kind: T) => z.preprocess((value) => value || undefined, kind.optional());
/** The audit narrowed; whatever cannot be understood in an address is left out. Days are the person's, both included; `after` is the last entry of the page before. */
export const ListAudit = z.object({
  person: optional(z.uuid()).catch(undefined), kind: optional(AuditKind).catch(undefined), record: optional(z.uuid()).catch(undefined),
  from: optional(Day).catch(undefined), to: optional(Day).catch(undefined), after: optional(z.uuid()).catch(undefined), limit: z.coerce.number().int().min(1).max(200).catch(50).default(50),
});
export type ListAudit = z.infer<typeof ListAudit>;
export type AuditFilters = Omit<ListAudit, "after" | "limit">;

/** The page of the audit narrowed so; `path` may be another one, such as its download. */
export function auditHref({ person, kind, record, from, to }: AuditFilters, after?: string, path = "/settings/audit") {
  const given = Object.entries({ person, kind, record, from, to, after }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** The smallest id that can have been made at an instant or later: ids begin with the milliseconds they were made in. */
export function idAt(at: Date) {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** "deal.contact_added" → "Deal contact added", where a fact has no sentence of its own. */
export function wordsOf(action: string) {
  return action.charAt(0).toUpperCase() + action.slice(1).replace(/[._-]+/g, " ");
}
