import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { assertMay, may, type Permission } from "@/lib/auth/permissions";
import { refuse } from "@/lib/refusal";
import type { Noun } from "./fields";
import { Entity } from "./rules";

/** What importing an entity asks for. */
export const EDITING = { customers: "customers.edit", deals: "deals.edit", products: "products.edit", people: "people.edit" } as const satisfies Record<Entity, Permission>;
const MAKING: Partial<Record<Noun, Permission>> = { customer: "customers.create", product: "products.edit", user: "people.edit", stage: "pipelines.edit" };

/** Who started an import and what they may write: the job acts as this person, hours later and in another process. */
export const Starter = z.object({
  importId: z.uuid(),
  by: z.object({ kind: z.enum(["USER", "STAFF", "API_KEY", "SYSTEM", "CLIENT", "TELEMETRY"]), id: z.uuid().nullable(), name: z.string() }),
  onBehalfOf: z.object({ userId: z.uuid(), impersonationSessionId: z.uuid() }).optional(),
  rights: z.object({ every: z.boolean(), people: z.array(z.uuid()), rows: z.array(z.uuid()), makes: z.array(z.enum(["customer", "product", "user", "stage", "contact"])), fields: z.boolean() }),
});
export type Starter = z.infer<typeof Starter>;
export type Rights = Starter["rights"];

/** Which entities this person may import at all. */
export const importable = (ctx: Ctx): Entity[] => Entity.options.filter((entity) => may(ctx, EDITING[entity]));

/** Imports are there for those who may import something. */
export const mayImport = (ctx: Ctx) => importable(ctx).length > 0;

/** May this person import it, and steer this very import: their own, their team's, or as ADMIN everybody's. */
export function assertMayImport(ctx: Ctx, entity: Entity, createdById?: string | null) {
  assertMay(ctx, EDITING[entity]);
  if (createdById === undefined || ctx.role === "ADMIN") return;
  const mine: readonly (string | null)[] = [ctx.person?.id ?? ctx.actor.id, ...ctx.teamIds];
  if (!mine.includes(createdById)) refuse("This import belongs to someone else. You may look at it.", 403);
}

export const maySteer = (ctx: Ctx, entity: Entity, createdById: string | null) =>
  may(ctx, EDITING[entity]) && (ctx.role === "ADMIN" || [ctx.person?.id ?? ctx.actor.id, ...ctx.teamIds].includes(createdById));

export function rightsOf(ctx: Ctx, entity: Entity): Rights {
  const me = ctx.person?.id ?? ctx.actor.id;
  return {
    every: may(ctx, EDITING[entity], { ownerId: null }),
    people: [...(me ? [me] : []), ...(ctx.role === "USER" ? ctx.teamIds : [])],
    rows: ctx.grants.flatMap(({ resourceId, level }) => (resourceId && level !== "READ" ? [resourceId] : [])),
    makes: (Object.keys(MAKING) as Noun[]).filter((noun) => MAKING[noun] && may(ctx, MAKING[noun])),
    fields: may(ctx, "fields.edit"),
  };
}

export function starterOf(ctx: Ctx, importId: string, entity: Entity): Starter {
  return { importId, by: { ...ctx.actor }, ...(ctx.onBehalfOf && { onBehalfOf: ctx.onBehalfOf }), rights: rightsOf(ctx, entity) };
}

/** The context of a job that speaks in the name of whoever started it: what it writes down names the person. */
export function inTheNameOf(ctx: Ctx, { by, onBehalfOf }: Starter): Ctx {
  return { ...ctx, actor: by, ...(onBehalfOf && { onBehalfOf }) };
}
