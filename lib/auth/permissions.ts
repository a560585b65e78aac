import type { Ctx } from "@/lib/auth/context";
import type { SystemRole } from "@/lib/generated/prisma/enums";
import type { Scope } from "@/lib/keys/scopes";
import { refuse } from "@/lib/refusal";

const levels = { NONE: 0, READ: 1, WRITE: 2, ADMIN: 3 } as const;
export type Level = keyof typeof levels;
export type Resource = "PRODUCT" | "SOLUTION" | "CUSTOMER" | "DEAL" | "LEAD" | "PROJECT" | "DASHBOARD" | "SYSTEM";

/** What each permission asks for: a level on a type of resource; and the scope that opens it to an API key, or null where it needs a person. */
export const permissions = {
  "deals.read": ["DEAL", "READ", "crm.read"],
  "deals.create": ["DEAL", "WRITE", "crm.write"],
  "deals.edit": ["DEAL", "WRITE", "crm.write"],
  "deals.move": ["DEAL", "WRITE", "crm.write"],
  "deals.close": ["DEAL", "WRITE", "crm.write"],
  "deals.delete": ["DEAL", "WRITE", "crm.write"],
  "customers.read": ["CUSTOMER", "READ", "crm.read"],
  "customers.create": ["CUSTOMER", "WRITE", "crm.write"],
  "customers.edit": ["CUSTOMER", "WRITE", "crm.write"],
  "customers.delete": ["CUSTOMER", "WRITE", "crm.write"],
  "contacts.read": ["CUSTOMER", "READ", "crm.read"],
  "contacts.edit": ["CUSTOMER", "WRITE", "crm.write"],
  "attachments.read": ["CUSTOMER", "READ", "crm.read"],
  "attachments.edit": ["CUSTOMER", "READ", null], // who may is asked of the record it hangs on: lib/attachments/places.ts
  "attachments.project": ["PROJECT", "WRITE", null],
  "activities.read": ["DEAL", "READ", "crm.read"],
  "activities.edit": ["DEAL", "WRITE", "crm.write"],
  "tags.read": ["DEAL", "READ", "crm.read"],
  "tags.edit": ["SYSTEM", "ADMIN", null],
  "fields.read": ["DEAL", "READ", "crm.read"],
  "fields.edit": ["SYSTEM", "ADMIN", null],
  "products.read": ["PRODUCT", "READ", "crm.read"],
  "products.edit": ["PRODUCT", "WRITE", "crm.write"],
  "catalog.read": ["PRODUCT", "READ", null],
  "catalog.edit": ["PRODUCT", "READ", null], // who may is asked of the product or the solution it hangs on: lib/catalog/places.ts
  "solutions.edit": ["SOLUTION", "WRITE", null],
  "pipelines.read": ["DEAL", "READ", "crm.read"],
  "pipelines.edit": ["SYSTEM", "ADMIN", null],
  "rates.read": ["DEAL", "READ", null],
  "rates.edit": ["SYSTEM", "ADMIN", null],
  "privacy.read": ["SYSTEM", "ADMIN", null],
  "privacy.export": ["SYSTEM", "ADMIN", null],
  "privacy.erase": ["SYSTEM", "ADMIN", null],
  "people.read": ["DEAL", "READ", null],
  "people.edit": ["SYSTEM", "ADMIN", null],
  "organizations.read": ["DEAL", "READ", null],
  "organizations.edit": ["SYSTEM", "ADMIN", null],
  "audit.read": ["SYSTEM", "ADMIN", null],
  "audit.verify": ["SYSTEM", "ADMIN", null],
  "projects.read": ["PROJECT", "READ", null],
  "projects.start": ["CUSTOMER", "ADMIN", null],
  "projects.edit": ["PROJECT", "ADMIN", null], // the vendor's staff alone: lib/projects/rules.ts
  "imports.read": ["SYSTEM", "READ", null],
  "imports.run": ["SYSTEM", "READ", null], // what may be imported is asked per entity: lib/imports/rights.ts
  "jobs.read": ["SYSTEM", "READ", "jobs.read"],
  "jobs.edit": ["SYSTEM", "ADMIN", null],
  "views.read": ["DEAL", "READ", null],
  "views.edit": ["DASHBOARD", "READ", null],
  "views.share": ["DASHBOARD", "WRITE", null],
  "changes.read": ["DEAL", "READ", null],
  "changes.undo": ["DEAL", "READ", null],
  "presence.show": ["DEAL", "READ", null], // who may is asked of what is edited: lib/presence/commands.ts
  "notifications.read": ["DASHBOARD", "READ", null],
  "notifications.edit": ["DASHBOARD", "READ", null],
  "account.read": ["DASHBOARD", "READ", null],
  "account.edit": ["DASHBOARD", "READ", null],
  "adoption.read": ["CUSTOMER", "READ", "crm.read"],
  "adoption.edit": ["CUSTOMER", "WRITE", "crm.write"],
  "telemetry.read": ["CUSTOMER", "READ", "crm.read"],
  "telemetry.write": ["CUSTOMER", "WRITE", "telemetry.write"],
  "rejections.read": ["CUSTOMER", "READ", "telemetry.write"], // a key reads those of what it sent itself: lib/telemetry/exporting.ts
  "keys.read": ["SYSTEM", "ADMIN", null],
  "keys.edit": ["SYSTEM", "ADMIN", null],
} as const satisfies Record<string, readonly [Resource, Level, Scope | null]>;

export type Permission = keyof typeof permissions;

/** What owning a customer, or its being open to all, does not give: its plans and its telemetry are customer success's. crm.md, Permissions. */
const notByOwning: ReadonlySet<Permission> = new Set(["adoption.edit", "telemetry.write"]);

type Given = readonly [every: Level, own: Level];
const look: Given = ["READ", "READ"];
const everyResource = (given: Given) =>
  ({ PRODUCT: given, SOLUTION: given, CUSTOMER: given, DEAL: given, LEAD: given, PROJECT: given, DASHBOARD: given, SYSTEM: given }) as const;

/** What each role gives: on every row, and on one's own (and, for a USER, the team's). crm.md, Permissions. */
const roles: Record<SystemRole, Record<Resource, Given>> = {
  ADMIN: everyResource(["ADMIN", "ADMIN"]),
  SME: { ...everyResource(look), PRODUCT: ["ADMIN", "ADMIN"], SOLUTION: ["ADMIN", "ADMIN"] },
  CSS: { ...everyResource(look), CUSTOMER: ["WRITE", "WRITE"], DEAL: ["READ", "WRITE"] },
  USER: { ...everyResource(look), CUSTOMER: ["READ", "WRITE"], LEAD: ["READ", "WRITE"], DEAL: ["READ", "WRITE"] },
  VIEWER: everyResource(look),
};

/** What the people of a row decide: its id (for grants), its owner and its team. */
export type Row = { id?: string; ownerId: string | null; teamMembers?: readonly string[] };
/** A row of nobody and without a name: what may be done to it, may be done to every row. */
export const anybodys: Row = { ownerId: null };

/** May this person do it to this row? Without a row: to any row at all? To every row: ask with {@link anybodys}. */
export function may(ctx: Ctx, permission: Permission, row?: Row) {
  const [resource, needed, scope] = permissions[permission];
  if (ctx.readOnly && writes(permission)) return false;
  if (ctx.scopes && !covers(ctx.scopes, scope)) return false;
  const [every, own] = roles[ctx.role][resource];
  const byRole = !notByOwning.has(permission) && (!row || isOwn(ctx, row)) ? own : every;
  const byGrant = ctx.grants.filter((grant) => grant.resourceType === resource && (!row || !grant.resourceId || grant.resourceId === row.id));
  const held = Math.max(levels[byRole], ...byGrant.map(({ level }) => levels[level]));
  return held >= levels[needed];
}

export function assertMay(ctx: Ctx, permission: Permission, row?: Row) {
  assertArrived(ctx, permission);
  if (may(ctx, permission, row)) return;
  if (ctx.readOnly) refuse("You are only looking: this view cannot change anything.", 403);
  if (ctx.scopes) refuse(sentenceToKey(permission), 403);
  refuse(row && may(ctx, permission) ? "This belongs to someone else. You may change your own and your team's." : "Your role may look at this, not change it.", 403);
}

/** Until the first password is chosen, and the second step enrolled where it is asked for, only one's own account is open. */
function assertArrived({ mustChangePassword, mustEnrol }: Ctx, permission: Permission) {
  if (permission.startsWith("account.")) return;
  if (mustChangePassword) refuse("Choose your own password first.", 403);
  if (mustEnrol) refuse("Your organization asks for two-step sign-in. Set it up first.", 403);
}

/** Reading leaves no mark; everything else writes, whatever level it needs. */
export function writes(permission: Permission) {
  return !permission.endsWith(".read");
}

/** Whoever may write by a key may read what it writes. */
function covers(scopes: readonly string[], scope: Scope | null) {
  return scope !== null && (scopes.includes(scope) || (scope === "crm.read" && scopes.includes("crm.write")));
}

function sentenceToKey(permission: Permission) {
  const scope = permissions[permission][2];
  return scope ? `This key does not have the scope ${scope}.` : "This is for signed-in people; no key opens it.";
}

/** Own = owner or on its team. A USER's own includes the rows of everyone below, and all rows while editing is open. */
function isOwn({ actor, person, role, teamIds, isEditingOpen }: Ctx, { ownerId, teamMembers = [] }: Row) {
  const me = person?.id ?? actor.id;
  const people = role === "USER" ? [me, ...teamIds] : [me];
  return (role === "USER" && isEditingOpen) || people.some((id) => id !== null && (id === ownerId || teamMembers.includes(id)));
}
