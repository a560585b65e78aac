/** What a key may be used for, and how it is said to people. platform.md, Identity. */
export const scopes = {
  "crm.read": "Read customers, contacts, deals, activities, products and adoption plans",
  "crm.write": "Change them, and read them",
  "telemetry.write": "Send telemetry",
  "metrics.read": "Read metrics",
  "jobs.read": "Read the state of background work",
} as const;
export type Scope = keyof typeof scopes;
export const everyScope = Object.keys(scopes) as [Scope, ...Scope[]];

/** Every key ends by itself: after two years at the latest. */
export const MOST_DAYS = 730;

export type KeyStanding = "works" | "expired" | "revoked";
