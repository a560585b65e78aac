import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { storedCriteria } from "@/lib/catalog/rules/telemetry";
import { namedLike } from "@/lib/customers/queries/conditions";
import { within, type Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { kinds, type Kind } from "@/lib/telemetry/kinds";
import { readCriteria } from "../rules/criteria";
import { traceOf, windowOf } from "../rules/meeting";
import type { Standing } from "../rules/standing";
import { decide, isByPerson, type Decision, type TaskStanding } from "../rules/status";
import type { CriteriaTest, FindTestCustomers, TestCriteria, TestCustomer, TestedAttribute, Verdict } from "../rules/testing";
import { readTrial } from "../watching";
import { trialOf, type Measured } from "../trying";

/** What evaluation would say of a task if its criteria were the draft's, on the values of a customer's plan or on typed ones. Whoever may change the definition may ask. */
export function testCriteria(ctx: Ctx, { taskId, customerId, planId, draft, tries }: TestCriteria): Promise<CriteriaTest> {
  return within(ctx, async (tx) => {
    const parent = await readParent(tx, ctx, taskId);
    const plans = customerId ? await listPlansOf(tx, parent, { taskId, customerId }) : [];
    const plan = plans.find(({ id }) => id === planId) ?? plans[0];
    const now = (await tx.$queryRaw<{ now: Date }[]>`select now()`)[0]?.now ?? new Date();
    const measured = drafted(await listMeasured(tx, taskId), draft);
    const tested = measured.map((one) => trialOf(one, tries.find(({ attributeId }) => attributeId === one.id)?.text ?? "", now));
    const task = await readTrial(tx, parent.kind, { taskId: plan?.taskId ?? null, now, trials: tested.map(({ trial }) => trial) });
    const seen = await readSeen(tx, task.standings);
    return {
      plans: plans.map(({ id, name }) => ({ id, name })), planId: plan?.id ?? null, parentName: parent.name,
      attributes: task.standings.map((standing, place) => toTested(standing, { ...tested[place], ...seen.get(standing.id), isDraft: draft !== null && tested[place]?.trial.id === draft.attributeId, now })),
      verdict: toVerdict(decide(untouched, task.standings, now)),
      here: plan?.taskId ? { status: task.status, isByPerson: isByPerson(task), verdict: toVerdict(decide(task, task.standings, now)) } : null,
    };
  });
}

/** At most twenty customers with a plan of what the task belongs to, those with values of this task first. */
export function findTestCustomers(ctx: Ctx, { taskId, q }: FindTestCustomers): Promise<TestCustomer[]> {
  return within(ctx, async (tx) => {
    const { kind, id } = await readParent(tx, ctx, taskId);
    const { assignments, plans, assignmentId, parentId, tasks, planId, taskId: ofTask } = kinds[kind];
    const named = Prisma.join([Prisma.sql`c."deletedAt" is null`, ...namedLike(q)], " and ");
    const found = await tx.$queryRaw<{ id: string; name: string; seenAt: Date | null }[]>`
      select f.id, f.name, v."seenAt" from (
        select c.id, c.name, c."nameKey" from customers c where c."tenantId" = current_tenant() and ${named} and exists (
          select from ${assignments} cp join ${plans} p on p."tenantId" = cp."tenantId" and p.${assignmentId} = cp.id where cp."tenantId" = c."tenantId" and cp."customerId" = c.id and cp."deletedAt" is null and p.${parentId} = ${id}::uuid)
        order by c."nameKey", c.id limit 200) f
      cross join lateral (
        select max(l.at) as "seenAt" from ${assignments} cp join ${plans} p on p."tenantId" = cp."tenantId" and p.${assignmentId} = cp.id
          join ${tasks} t on t."tenantId" = cp."tenantId" and t.${planId} = p.id and t."originalTaskId" = ${taskId}::uuid
          join customer_telemetry_attributes a on a."tenantId" = cp."tenantId" and a.${ofTask} = t.id
          cross join lateral (select max(x."observedAt") as at from telemetry_values x where x."tenantId" = a."tenantId" and x."customerTelemetryAttributeId" = a.id) l
        where cp."tenantId" = current_tenant() and cp."customerId" = f.id and cp."deletedAt" is null) v
      order by v."seenAt" is null, f."nameKey", f.id limit 20`;
    return found.map(({ seenAt, ...customer }) => ({ ...customer, seenAt: seenAt?.toISOString() ?? null }));
  });
}

type Parent = { kind: Kind; id: string; name: string };
const untouched: TaskStanding = { status: "NOT_STARTED", source: "SYSTEM", failingSince: null, isDataStale: false, proposedStatus: null };

async function readParent(tx: Tx, ctx: Ctx, taskId: string): Promise<Parent> {
  const part = { select: { id: true, name: true } };
  const { product, solution } = (await tx.task.findFirst({ where: { id: taskId, deletedAt: null }, select: { product: part, solution: part } })) ?? notFound();
  const parent = product ?? solution ?? notFound();
  assertMay(ctx, product ? "products.edit" : "solutions.edit", { id: parent.id, ownerId: null });
  return { ...parent, kind: product ? "product" : "solution" };
}

/** Those that hold the task first; twenty at most. 404 when the customer is not there. */
async function listPlansOf(tx: Tx, { kind, id }: Parent, { taskId, customerId }: { taskId: string; customerId: string }) {
  const { assignments, plans, assignmentId, parentId, tasks, planId } = kinds[kind];
  if (!(await tx.customer.findFirst({ where: { id: customerId, deletedAt: null }, select: { id: true } }))) notFound();
  return tx.$queryRaw<{ id: string; name: string; taskId: string | null }[]>`
    select p.id, cp.name, t.id as "taskId" from ${assignments} cp join ${plans} p on p."tenantId" = cp."tenantId" and p.${assignmentId} = cp.id
    left join ${tasks} t on t."tenantId" = p."tenantId" and t.${planId} = p.id and t."originalTaskId" = ${taskId}::uuid
    where cp."tenantId" = current_tenant() and cp."customerId" = ${customerId}::uuid and cp."deletedAt" is null and p.${parentId} = ${id}::uuid order by t.id is null, cp.name, p.id limit 20`;
}

async function listMeasured(tx: Tx, taskId: string): Promise<Measured[]> {
  const rows = await tx.telemetryAttribute.findMany({
    where: { taskId, deletedAt: null }, orderBy: [{ order: "asc" }, { id: "asc" }], take: 50,
    select: { id: true, name: true, dataType: true, isRequired: true, isActive: true, successCriteria: true, freshDays: true, graceDays: true },
  });
  return rows.map(({ successCriteria, ...row }) => ({ ...row, criteria: readCriteria(row.dataType, successCriteria) }));
}

/** The draft in the place of what it changes, or after all that is there; what is off is not asked. */
function drafted(measured: readonly Measured[], draft: TestCriteria["draft"]) {
  if (!draft) return measured.filter(({ isActive }) => isActive);
  const { attributeId: id, successCriteria, ...rest } = draft;
  if (id && !measured.some((one) => one.id === id)) notFound();
  const own = { ...rest, id, criteria: storedCriteria(successCriteria) };
  return [...measured.map((one) => (one.id === id ? own : one)), ...(id ? [] : [own])].filter(({ isActive }) => isActive);
}

type Seen = { count: number; newest: { value: unknown; at: string }[] };

/** How many values of the days that matter there are of each, ten thousand at most, and the newest five of all. */
async function readSeen(tx: Tx, standings: readonly Standing[]) {
  const asked = JSON.stringify(standings.map((standing) => ({ id: standing.id, days: daysOf(standing) })));
  const rows = await tx.$queryRaw<(Seen & { id: string })[]>`
    select q.id, n.count, s.newest from jsonb_to_recordset(${asked}::jsonb) q (id uuid, days int)
    cross join lateral (select count(*)::int as count from (select from telemetry_values v
      where v."tenantId" = current_tenant() and v."customerTelemetryAttributeId" = q.id and v."observedAt" >= now() - make_interval(days => q.days) limit 10000) v) n
    cross join lateral (select coalesce(json_agg(json_build_object('value', v.value, 'at', to_char(v."observedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]') as newest from (
      select v.value, v."observedAt" from telemetry_values v where v."tenantId" = current_tenant() and v."customerTelemetryAttributeId" = q.id order by v."observedAt" desc, v.source desc limit 5) v) s`;
  return new Map(rows.map(({ id, ...seen }) => [id, seen]));
}

const daysOf = ({ freshDays, criteria }: Standing) => Math.max(freshDays, criteria ? windowOf(criteria) : 0);

type Told = Partial<Seen & ReturnType<typeof trialOf>> & { isDraft: boolean; now: Date };

function toTested(standing: Standing, { trial, fault = null, count = 0, newest = [], isDraft, now }: Told): TestedAttribute {
  const { name, isRequired, state, criteria, freshDays, dataType, latest, history } = standing;
  const isFresh = state === "met" || state === "failing";
  return {
    attributeId: trial?.id ?? null, isDraft, name, isRequired, state, criteria, freshDays, value: latest?.value ?? null, observedAt: latest?.observedAt.toISOString() ?? null,
    isTried: Boolean(trial?.tried), fault, days: daysOf(standing), count, newest, trace: criteria && isFresh ? traceOf(criteria, dataType, history, now) : null,
  };
}

function toVerdict({ row, status, proposedStatus, isDataStale, failingSince }: Decision): Verdict {
  return { row, status, proposedStatus, isDataStale, failingSince: failingSince?.toISOString() ?? null };
}
