import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CustomerTaskStatus, DataType, StatusSource } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/db/within";
import { kinds, type Kind } from "./kinds";
import { readCriteria, type SuccessCriteria } from "./rules/criteria";
import { windowOf, type Seen } from "./rules/meeting";
import { standingOf, type Standing, type Watched } from "./rules/standing";
import type { TaskStanding } from "./rules/status";
import { trialAttributes, type Trial } from "./trials";

export type WatchedTask = TaskStanding & { id: string; planId: string; seenAt: string | null; standings: Standing[] };
/** Whose tasks are asked: those of the values a job has claimed, of a plan, of all plans of an assignment, or all. */
export type Scope = { jobId: string } | { planId: string } | { assignmentId: string } | "all";

/** The next tasks of a scope that have an attribute, in order of id, locked after their plans. */
export async function lockTasks(tx: Tx, kind: Kind, { scope, after, limit }: { scope: Scope; after: string | null; limit: number }) {
  const { plans, tasks, planId, taskId, taskIds } = kinds[kind];
  const asked = typeof scope === "object" && "jobId" in scope
    ? Prisma.sql`select distinct t.id from telemetry_chunks c cross join unnest(c.${taskIds}) t (id) where c."tenantId" = current_tenant() and c."claimedBy" = ${scope.jobId}::uuid`
    : Prisma.sql`select distinct a.${taskId} as id from customer_telemetry_attributes a where a."tenantId" = current_tenant() and a.${taskId} is not null
        ${scope === "all" ? Prisma.empty : Prisma.sql`and exists (select from ${tasks} t where t."tenantId" = a."tenantId" and t.id = a.${taskId} and t.${planId} in (${plansIn(kind, scope)}))`}`;
  const [found] = await tx.$queryRaw<{ ids: string | null }[]>`
    select string_agg(id::text, ',' order by id) as ids from (select id from (${asked}) w where ${after}::uuid is null or id > ${after}::uuid order by id limit ${limit}) n`;
  if (!found?.ids) return [];
  const ids = `{${found.ids}}`;
  await tx.$executeRaw`select from ${plans} p where p."tenantId" = current_tenant() and p.id in (select t.${planId} from ${tasks} t where t."tenantId" = current_tenant() and t.id = any (${ids}::uuid[])) order by p.id for no key update`;
  await tx.$executeRaw`select from ${tasks} t where t."tenantId" = current_tenant() and t.id = any (${ids}::uuid[]) order by t.id for no key update`;
  return found.ids.split(",");
}

function plansIn(kind: Kind, scope: { planId: string } | { assignmentId: string }) {
  if ("planId" in scope) return Prisma.sql`${scope.planId}::uuid`;
  const { assignmentId } = scope;
  if (kind === "solution") return Prisma.sql`select p.id from solution_adoption_plans p where p."tenantId" = current_tenant() and p."customerSolutionId" = ${assignmentId}::uuid`;
  return Prisma.sql`select p.id from adoption_plans p join customer_products c on c."tenantId" = p."tenantId" and c.id = p."customerProductId"
    where p."tenantId" = current_tenant() and c."deletedAt" is null and (c.id = ${assignmentId}::uuid or c."customerSolutionId" = ${assignmentId}::uuid)`;
}

type RawAttribute = [taskId: string, id: string, name: string, dataType: DataType, isRequired: boolean, criteria: string | null, freshDays: number, graceDays: number, value: unknown, observedAt: string | null];
type RawTask = { id: string; planId: string; status: CustomerTaskStatus; source: StatusSource | null; failingSince: string | null; isDataStale: boolean; proposedStatus: CustomerTaskStatus | null; seenAt: string | null };
type Raw = { tasks: RawTask[] | null; attributes: RawAttribute[] | null };

/**
 * These tasks with how each of their active attributes stands: the latest value of each, and the ones before it where they matter. The latest is looked for among the months
 * that are fresh, and only where nothing is there among all the others.
 */
export function readStandings(tx: Tx, kind: Kind, ids: readonly string[], now: Date): Promise<WatchedTask[]> {
  return read(tx, kind, { ids, now });
}

/** The same for one task of a plan, as if these attributes were what is measured of it. Without a task, one that has just begun and has no values. */
export async function readTrial(tx: Tx, kind: Kind, { taskId, now, trials }: { taskId: string | null; now: Date; trials: readonly Trial[] }): Promise<WatchedTask> {
  const [task] = taskId ? await read(tx, kind, { ids: [taskId], now, trials }) : [];
  const attributes = trials.map(({ key, name, dataType, isRequired, criteria, freshDays, graceDays }): RawAttribute => ["", key, name, dataType, isRequired, JSON.stringify(criteria), freshDays, graceDays, null, null]);
  return task ?? stand({ task: untouched, attributes }, new Map(), { now, trials });
}

type Look = { now: Date; trials?: readonly Trial[] };
const untouched: RawTask = { id: "", planId: "", status: "NOT_STARTED", source: "SYSTEM", failingSince: null, isDataStale: false, proposedStatus: null, seenAt: null };

async function read(tx: Tx, kind: Kind, { ids, ...look }: Look & { ids: readonly string[] }): Promise<WatchedTask[]> {
  const { tasks, planId, taskId } = kinds[kind];
  const asked = `{${ids.join()}}`;
  const [measured, which] = look.trials
    ? [trialAttributes(kind, asked, look.trials), Prisma.sql`true`]
    : [Prisma.sql`customer_telemetry_attributes`, Prisma.sql`a."tenantId" = current_tenant() and a.${taskId} = any (${asked}::uuid[]) and a."isActive"`];
  const [answer] = await tx.$queryRaw<{ raw: string }[]>`
    select json_build_object('tasks', (
      select json_agg(x order by x.id) from (
        select t.id, t.${planId} as "planId", t.status, t."statusUpdateSource" as source, t."failingSince", t."isDataStale", t."proposedStatus", t.evidence ->> 'seenAt' as "seenAt"
        from ${tasks} t where t."tenantId" = current_tenant() and t.id = any (${asked}::uuid[])) x), 'attributes', (
      select json_agg(json_build_array(a.${taskId}, a.id, a.name, a."dataType", a."isRequired", a."successCriteria"::text, a."freshDays", a."graceDays",
        coalesce(r.value, o.value), coalesce(r."observedAt", o."observedAt")) order by a."order", a.id)
      from ${measured} a
      left join lateral (select v.value, v."observedAt" from telemetry_values v where v."tenantId" = current_tenant() and v."customerTelemetryAttributeId" = a.id and v."observedAt" >= now() - interval '40 days'
        order by v."observedAt" desc, v.source desc limit 1) r on true
      left join lateral (select v.value, v."observedAt" from telemetry_values v where r."observedAt" is null and v."tenantId" = current_tenant() and v."customerTelemetryAttributeId" = a.id and v."observedAt" < now() - interval '40 days'
        order by v."observedAt" desc, v.source desc limit 1) o on true
      where ${which}))::text as raw`;
  const { tasks: found, attributes } = JSON.parse(answer?.raw ?? "{}") as Partial<Raw>;
  const watched = new Map((found ?? []).map((task): [string, Held] => [task.id, { task, attributes: [] }]));
  for (const attribute of attributes ?? []) watched.get(attribute[0])?.attributes.push(attribute);
  const first = [...watched.values()].map((held) => stand(held, new Map(), look));
  const deeper = await readHistories(tx, first.flatMap(asksForMore));
  if (deeper.size === 0) return first;
  return [...watched.values()].map((held) => stand(held, deeper, look));
}

type Held = { task: RawTask; attributes: RawAttribute[] };

function stand({ task: { failingSince, ...task }, attributes }: Held, histories: ReadonlyMap<string, Seen[]>, { now, trials = [] }: Look): WatchedTask {
  const standings = attributes.map(([, id, name, dataType, isRequired, criteria, freshDays, graceDays, value, observedAt], place) => {
    const watched: Watched = { id, name, dataType, isRequired, criteria: criteriaOf(dataType, criteria), freshDays, graceDays };
    const history = histories.get(id) ?? (observedAt ? [{ value, observedAt: new Date(observedAt) }] : []);
    const tried = trials[place]?.tried;
    return standingOf(watched, tried ? [tried, ...history] : history, now);
  });
  return { ...task, failingSince: failingSince ? new Date(failingSince) : null, standings };
}

/** Many plans share their catalogue's criteria: each text is read once. */
const known = new Map<string, SuccessCriteria | null>();
function criteriaOf(dataType: DataType, text: string | null) {
  const key = `${dataType}${text}`;
  const found = known.get(key);
  if (found !== undefined || text === null) return found ?? null;
  if (known.size > 5000) known.clear();
  const read = readCriteria(dataType, JSON.parse(text));
  known.set(key, read);
  return read;
}

type Asked = { id: string; days: number | null };

/** A window is counted over its days; since when something fails is asked of all its values. */
function asksForMore({ status, standings }: WatchedTask): Asked[] {
  return standings.flatMap(({ id, criteria, state, latest }): Asked[] => {
    const days = criteria ? windowOf(criteria) : 0;
    if (!latest || state === "stale") return [];
    if (state === "failing" && status === "COMPLETED") return [{ id, days: null }];
    return days > 0 ? [{ id, days }] : [];
  });
}

const MOST = 1000;

async function readHistories(tx: Tx, asked: readonly Asked[]) {
  if (asked.length === 0) return new Map<string, Seen[]>();
  const rows = await tx.$queryRaw<{ id: string; seen: string }[]>`
    select q.id, h.seen from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) q (id uuid, days int) cross join lateral (
      select json_agg(json_build_object('value', v.value, 'observedAt', v."observedAt"))::text as seen from (
        select v.value, v."observedAt" from telemetry_values v where v."tenantId" = current_tenant() and v."customerTelemetryAttributeId" = q.id and (q.days is null or v."observedAt" >= now() - make_interval(days => q.days))
        order by v."observedAt" desc, v.source desc limit case when q.days is null then ${MOST}::int end) v) h
    where h.seen is not null`;
  return new Map(rows.map(({ id, seen }) => [id, (JSON.parse(seen) as { value: unknown; observedAt: string }[]).map((one): Seen => ({ value: one.value, observedAt: new Date(one.observedAt) }))]));
}
