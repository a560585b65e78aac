import type { Ctx } from "@/lib/auth/context";
import type { SystemRole } from "@/lib/generated/prisma/enums";
import { refuse } from "@/lib/refusal";

const levels = { NONE: 0, READ: 1, WRITE: 2, ADMIN: 3 } as const;
export type Level = keyof typeof levels;
export type Resource = "PRODUCT" | "SOLUTION" | "CUSTOMER" | "DEAL" | "LEAD" | "PROJECT" | "DASHBOARD" | "SYSTEM";

/** What each permission asks for: a level on a type of resource. */
export const permissions = {
  "deals.read": ["DEAL", "READ"],
  "deals.create": ["DEAL", "WRITE"],
  "deals.edit": ["DEAL", "WRITE"],
  "deals.move": ["DEAL", "WRITE"],
  "deals.close": ["DEAL", "WRITE"],
  "deals.delete": ["DEAL", "WRITE"],
  "customers.read": ["CUSTOMER", "READ"],
  "customers.create": ["CUSTOMER", "WRITE"],
  "customers.edit": ["CUSTOMER", "WRITE"],
  "customers.delete": ["CUSTOMER", "WRITE"],
  "contacts.read": ["CUSTOMER", "READ"],
  "contacts.edit": ["CUSTOMER", "WRITE"],
  "attachments.read": ["CUSTOMER", "READ"],
  "attachments.edit": ["CUSTOMER", "READ"], // who may is asked of the record it hangs on: lib/attachments/places.ts
  "attachments.project": ["PROJECT", "WRITE"],
  "activities.read": ["DEAL", "READ"],
  "activities.edit": ["DEAL", "WRITE"],
  "tags.read": ["DEAL", "READ"],
  "tags.edit": ["SYSTEM", "ADMIN"],
  "fields.read": ["DEAL", "READ"],
  "fields.edit": ["SYSTEM", "ADMIN"],
  "products.read": ["PRODUCT", "READ"],
  "products.edit": ["PRODUCT", "WRITE"],
  "pipelines.read": ["DEAL", "READ"],
  "pipelines.edit": ["SYSTEM", "ADMIN"],
  "people.read": ["DEAL", "READ"],
  "people.edit": ["SYSTEM", "ADMIN"],
  "organizations.read": ["DEAL", "READ"],
  "organizations.edit": ["SYSTEM", "ADMIN"],
  "audit.read": ["SYSTEM", "ADMIN"],
  "audit.verify": ["SYSTEM", "ADMIN"],
  "projects.read": ["PROJECT", "READ"],
  "projects.start": ["CUSTOMER", "ADMIN"],
  "projects.edit": ["PROJECT", "ADMIN"], // the vendor's staff alone: lib/projects/rules.ts
  "imports.read": ["SYSTEM", "READ"],
  "imports.run": ["SYSTEM", "READ"], // what may be imported is asked per entity: lib/imports/rights.ts
  "jobs.read": ["SYSTEM", "READ"],
  "jobs.edit": ["SYSTEM", "ADMIN"],
  "views.read": ["DEAL", "READ"],
  "views.edit": ["DASHBOARD", "READ"],
  "views.share": ["DASHBOARD", "WRITE"],
  "changes.read": ["DEAL", "READ"],
  "changes.undo": ["DEAL", "READ"],
  "notifications.read": ["DASHBOARD", "READ"],
  "notifications.edit": ["DASHBOARD", "READ"],
  "account.read": ["DASHBOARD", "READ"],
  "account.edit": ["DASHBOARD", "READ"],
} as const satisfies Record<string, readonly [Resource, Level]>;

export type Permission = keyof typeof permissions;

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

/** May this person do it to this row? Without a row: to any row at all? */
export function may(ctx: Ctx, permission: Permission, row?: Row) {
  const [resource, needed] = permissions[permission];
  if (ctx.readOnly && writes(permission)) return false;
  if (ctx.scopes && !isInScope(ctx.scopes, needed)) return false;
  const [every, own] = roles[ctx.role][resource];
  const byRole = !row || isOwn(ctx, row) ? own : every;
  const byGrant = ctx.grants.filter((grant) => grant.resourceType === resource && (!row || !grant.resourceId || grant.resourceId === row.id));
  const held = Math.max(levels[byRole], ...byGrant.map(({ level }) => levels[level]));
  return held >= levels[needed];
}

export function assertMay(ctx: Ctx, permission: Permission, row?: Row) {
  assertArrived(ctx, permission);
  if (may(ctx, permission, row)) return;
  if (ctx.readOnly) refuse("You are only looking: this view cannot change anything.", 403);
  if (ctx.scopes) refuse("This key's scopes do not cover that.", 403);
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

/** A key reads with crm.read and writes with crm.write; nothing an ADMIN decides is open to it. */
function isInScope(scopes: readonly string[], needed: Level) {
  return needed === "READ" ? scopes.includes("crm.read") || scopes.includes("crm.write") : needed === "WRITE" && scopes.includes("crm.write");
}

/** Own = owner or on its team. A USER's own includes the rows of everyone below, and all rows while editing is open. */
function isOwn({ actor, person, role, teamIds, isEditingOpen }: Ctx, { ownerId, teamMembers = [] }: Row) {
  const me = person?.id ?? actor.id;
  const people = role === "USER" ? [me, ...teamIds] : [me];
  return (role === "USER" && isEditingOpen) || people.some((id) => id !== null && (id === ownerId || teamMembers.includes(id)));
}
