import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { catalog, type EventName } from "./catalog";
import { itemOf, userOf, type Change, type Happening } from "./record";

export type AnyHappening = { [N in EventName]: Happening<N> }[EventName];
type Many = {
  label: string; changes: readonly Change[]; facts: readonly AnyHappening[]; revertOfId?: string;
  /** What is changed, said together with its record: `name as (…),` for each insert or update, no two of the same row. */
  alongside?: Prisma.Sql;
};

/** One change set about several records, each with a fact of its own so that every timeline shows it; still one statement. */
export async function recordEach(tx: Tx, ctx: Ctx, { label, changes, facts, revertOfId, alongside = Prisma.empty }: Many): Promise<{ changeSetId: string }> {
  const { tenantId, actor, sessionId = null } = ctx;
  const [set] = await tx.$queryRaw<{ changeSetId: string }[]>`/* kept */
    with ${alongside} set as (
      insert into change_sets ("tenantId", label, "userId", "committedByKind", "committedById", "committedByName", "sessionId", "revertOfId")
      values (${tenantId}::uuid, ${label}, ${userOf(ctx)}::uuid, ${actor.kind}::"ActorKind", ${actor.id}::uuid, ${actor.name}, ${sessionId}::uuid, ${revertOfId ?? null}::uuid)
      returning id),
    items as (
      insert into change_items ("tenantId", "changeSetId", "entityType", "entityId", before, after)
      select ${tenantId}::uuid, set.id, item."entityType", item."entityId", item.before, item.after
      from set, jsonb_to_recordset(${JSON.stringify(changes.map(itemOf))}::jsonb) item ("entityType" text, "entityId" uuid, before jsonb, after jsonb)),
    fact as (${factsOf(ctx, facts)}),
    todo as (${jobsOf(ctx, facts)}),
    bell as (
      insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
      select ${tenantId}::uuid, 'EVENT', 'inngest', 'wake:' || set.id, jsonb_build_object('tenantId', ${tenantId}::text, 'jobIds', (select jsonb_agg(id) from todo))
      from set where exists (select from todo))
    select id as "changeSetId" from set`;
  if (!set) throw new Error("nothing was recorded");
  return set;
}

function factsOf(ctx: Ctx, facts: readonly AnyHappening[]) {
  const { tenantId, actor, scopes, progressLinkId = null, onBehalfOf } = ctx;
  const [staffId, keyId] = [actor.kind === "STAFF" ? actor.id : null, scopes ? actor.id : null];
  return Prisma.sql`
    insert into audit_logs ("tenantId", "actorKind", "actorName", "userId", "internalUserId", "apiKeyId", "progressLinkId", "impersonationSessionId",
      action, entity, "entityId", "customerId", "dealId", "projectId", "changeSetId", details)
    select ${tenantId}::uuid, ${actor.kind}::"ActorKind", ${actor.name}, ${userOf(ctx)}::uuid, ${staffId}::uuid, ${keyId}::uuid, ${progressLinkId}::uuid,
      ${onBehalfOf?.impersonationSessionId ?? null}::uuid, f.action, f.entity, f."entityId", f."customerId", f."dealId", f."projectId", set.id, f.details
    from set, jsonb_to_recordset(${JSON.stringify(facts.map(factOf))}::jsonb)
      f (action text, entity text, "entityId" uuid, "customerId" uuid, "dealId" uuid, "projectId" uuid, details jsonb)
    returning id, action, entity, "entityId"`;
}

/** A job for each reaction the catalogue names to each fact. */
function jobsOf({ tenantId, actor }: Ctx, facts: readonly AnyHappening[]) {
  const names = [...new Set(facts.map(({ name }) => name))];
  const reactions = JSON.stringify(names.flatMap((action) => catalog[action].jobs.map((type) => ({ action, type }))));
  return Prisma.sql`
    insert into jobs ("tenantId", type, payload, "createdByKind", "createdById", "createdByName")
    select ${tenantId}::uuid, r.type, jsonb_build_object('id', fact.id, 'name', fact.action, 'entity', fact.entity, 'entityId', fact."entityId",
      'actorId', ${actor.id}::text, 'actorName', ${actor.name}::text), ${actor.kind}::"ActorKind", ${actor.id}::uuid, ${actor.name}
    from fact join jsonb_to_recordset(${reactions}::jsonb) r (action text, type text) on r.action = fact.action returning id`;
}

function factOf({ name, entity, entityId, customerId, dealId, projectId, details }: AnyHappening) {
  return {
    action: name, entity, entityId, details, projectId: projectId ?? null,
    customerId: customerId ?? (entity === "Customer" ? entityId : null), dealId: dealId ?? (entity === "Deal" ? entityId : null),
  };
}
