import "server-only";
import type { Actor, Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ActorKind } from "@/lib/generated/prisma/enums";
import { catalog, type Details, type EventName, type JobType } from "./catalog";

export type Row = Readonly<Record<string, unknown>>;
/** One row of a change set. Of `before` only the columns named in `after` are kept. Created: before is null. Deleted for good: after is null. */
export type Change = { entity: string; id: string; before: Row | null; after: Row | null };
/** The records whose timelines show the fact. */
export type About = { customerId?: string | null; dealId?: string | null; projectId?: string | null };
export type Happening<N extends EventName> = About & { name: N; entity: string; entityId: string; details: Details<N> };
type Commanded<N extends EventName> = Happening<N> & { label: string; changes: readonly Change[]; revertOfId?: string };
export type Recorded = { changeSetId: string; factId: string };

/** Writes what changed, the fact, and the jobs that hear it, all in the transaction of the change and in one statement: none can exist without the others. */
export async function record<N extends EventName>(tx: Tx, ctx: Ctx, { label, changes, revertOfId, ...happening }: Commanded<N>): Promise<Recorded> {
  const { tenantId, actor, sessionId = null } = ctx;
  const items = JSON.stringify(changes.map(itemOf));
  const [recorded] = await tx.$queryRaw<Recorded[]>`
    with set as (
      insert into change_sets ("tenantId", label, "userId", "committedByKind", "committedById", "committedByName", "sessionId", "revertOfId")
      values (${tenantId}::uuid, ${label}, ${userOf(ctx)}::uuid, ${actor.kind}::"ActorKind", ${actor.id}::uuid, ${actor.name}, ${sessionId}::uuid, ${revertOfId ?? null}::uuid)
      returning id),
    items as (
      insert into change_items ("tenantId", "changeSetId", "entityType", "entityId", before, after)
      select ${tenantId}::uuid, set.id, item."entityType", item."entityId", item.before, item.after
      from set, jsonb_to_recordset(${items}::jsonb) item ("entityType" text, "entityId" uuid, before jsonb, after jsonb)),
    ${insertFact(ctx, happening, Prisma.sql`(select id from set)`, catalog[happening.name].jobs)}
    select set.id as "changeSetId", fact.id as "factId" from set, fact`;
  return recorded ?? fail();
}

type Noted<N extends EventName> = Happening<N> & { changeSetId?: string | null; isAwaited?: boolean };

/**
 * A fact that changed no row a person could undo: a sign-in, a download. With `changeSetId`: one more transaction of a change set that is written in many, such as an import's.
 * With `isAwaited`: a job that hears it waits already, and this transaction holds it back until the fact is there; no other is rung.
 */
export async function note<N extends EventName>(tx: Tx, ctx: Ctx, { changeSetId = null, isAwaited = false, ...happening }: Noted<N>): Promise<{ factId: string }> {
  const jobs = isAwaited ? NO_JOB_ANEW : catalog[happening.name].jobs;
  const [noted] = await tx.$queryRaw<{ factId: string }[]>`with ${insertFact(ctx, happening, Prisma.sql`${changeSetId}::uuid`, jobs)} select id as "factId" from fact`;
  return noted ?? fail();
}

/** Work that no fact asks for, with its wake-up: an import somebody started. Returns the job's id. */
export async function enqueue(tx: Tx, { tenantId, actor }: Ctx, type: JobType, payload: object): Promise<string> {
  const [job] = await tx.$queryRaw<{ id: string }[]>`
    with job as (
      insert into jobs ("tenantId", type, payload, "createdByKind", "createdById", "createdByName")
      values (${tenantId}::uuid, ${type}, ${JSON.stringify(payload)}::jsonb, ${actor.kind}::"ActorKind", ${actor.id}::uuid, ${actor.name}) returning id),
    bell as (
      insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
      select ${tenantId}::uuid, 'EVENT', 'inngest', 'wake:' || id, jsonb_build_object('tenantId', ${tenantId}::text, 'jobIds', jsonb_build_array(id)) from job)
    select id from job`;
  return job?.id ?? fail();
}

/** What a fact starts that is awaited: the job that hears it was started by an earlier one. */
const NO_JOB_ANEW: readonly JobType[] = [];

/** The audit row, one job for each of `jobs`, and one wake-up that names them. */
function insertFact<N extends EventName>(ctx: Ctx, { name, entity, entityId, details, ...about }: Happening<N>, changeSetId: Prisma.Sql, jobs: readonly JobType[]) {
  const { tenantId, actor, onBehalfOf, scopes, progressLinkId } = ctx;
  const [staffId, keyId] = [actor.kind === "STAFF" ? actor.id : null, scopes ? actor.id : null];
  const dealId = about.dealId ?? (entity === "Deal" ? entityId : null);
  const customerId = about.customerId ?? (entity === "Customer" ? entityId : null);
  return Prisma.sql`
    fact as (
      insert into audit_logs ("tenantId", "actorKind", "actorName", "userId", "internalUserId", "apiKeyId", "progressLinkId", "impersonationSessionId",
        action, entity, "entityId", "customerId", "dealId", "projectId", "changeSetId", details)
      values (${tenantId}::uuid, ${actor.kind}::"ActorKind", ${actor.name}, ${userOf(ctx)}::uuid, ${staffId}::uuid, ${keyId}::uuid, ${progressLinkId ?? null}::uuid, ${onBehalfOf?.impersonationSessionId ?? null}::uuid,
        ${name}, ${entity}, ${entityId}::uuid, ${customerId}::uuid, ${dealId}::uuid, ${about.projectId ?? null}::uuid, ${changeSetId}, ${JSON.stringify(details)}::jsonb)
      returning id),
    todo as (
      insert into jobs ("tenantId", type, payload, "createdByKind", "createdById", "createdByName")
      select ${tenantId}::uuid, type, jsonb_build_object('id', fact.id, 'name', ${name}::text, 'entity', ${entity}::text, 'entityId', ${entityId}::text,
        'actorId', ${actor.id}::text, 'actorName', ${actor.name}::text), ${actor.kind}::"ActorKind", ${actor.id}::uuid, ${actor.name}
      from fact, unnest(${[...jobs]}::text[]) type returning id),
    bell as (
      insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
      select ${tenantId}::uuid, 'EVENT', 'inngest', 'wake:' || fact.id,
        jsonb_build_object('tenantId', ${tenantId}::text, 'jobIds', (select jsonb_agg(id) from todo)) from fact where exists (select from todo))`;
}

export function userOf({ actor, onBehalfOf }: Ctx) {
  return onBehalfOf?.userId ?? (actor.kind === "USER" ? actor.id : null);
}

/** As it is stored. The database adds the digest, which the audit's chain covers: a row can lose personal values later and the chain still holds. */
export function itemOf({ entity, id, before, after }: Change) {
  return { entityType: entity, entityId: id, before: before && plain(before, after ? Object.keys(after) : undefined), after: after && plain(after) };
}

function plain(row: Row, columns = Object.keys(row)) {
  return JSON.parse(JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))) as Row;
}

type By<P extends string> = Record<`${P}ByKind`, ActorKind> & Record<`${P}ById`, string | null> & Record<`${P}ByName`, string>;

/** The three columns of an actor: by("changed", actor) fills changedByKind, changedById, changedByName. */
export function by<P extends string>(deed: P, { kind, id, name }: Actor) {
  return { [`${deed}ByKind`]: kind, [`${deed}ById`]: id, [`${deed}ByName`]: name } as By<P>;
}

function fail(): never {
  throw new Error("nothing was recorded");
}
