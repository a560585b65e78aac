import { assignSolution } from "@/lib/adoption/commands/assigning";
import { evaluateTasks } from "@/lib/adoption/commands/evaluating";
import { openPlan } from "@/lib/adoption/opening";
import { reckonPlans } from "@/lib/adoption/reckoning";
import { readCriteria } from "@/lib/adoption/rules/criteria";
import { systemContext, type Ctx } from "@/lib/auth/context";
import { shiftDay } from "@/lib/dates";
import { everything } from "@/lib/db/everything";
import { within, type Tx } from "@/lib/db/within";
import type { Chance } from "./chance";
import { metSince, reported } from "./plan-values";

const DAY = 86_400_000;
const PLANS = 30;
const OF_EACH = 5;

/** The plans of the demo organization's customers with half a year of what their products reported: some almost done, some stalled, stale or behind the catalogue, one waiting for somebody to accept. Once; the same on every machine. */
export async function seedPlans(dice: Chance, now: Date) {
  const { id: tenantId } = await everything.organization.findUniqueOrThrow({ where: { slug: "halden" }, select: { id: true } });
  if ((await everything.customerProduct.count({ where: { tenantId } })) > 0) return;
  const ctx = systemContext(tenantId);
  const sold = await listSold(tenantId);
  for (const [n, line] of sold.entries()) {
    if (n === 3 && sold[0]) await moveCatalogOn(tenantId, sold[0].productId);
    await within(ctx, (tx) => open(tx, ctx, dice, { line, place: n, now }));
  }
  await sellSuite(ctx);
  console.log(`${sold.length} plans show how far customers are.`);
}

type Line = { productId: string; productName: string; definitionVersion: number; dealId: string; customerId: string; closed: Date; termMonths: number | null; licenseLevel: "ESSENTIAL" | "ADVANTAGE" | "SIGNATURE" | null };

/** What was won at least six weeks ago, of products with tasks; what an implementation of today is about waits for its own go-live. The most sold product first, at most five plans of each before any gets more. */
async function listSold(tenantId: string): Promise<Line[]> {
  return everything.$queryRaw<Line[]>`
    select * from (
      select distinct on (d."customerId", l."productId") l."productId", p.name as "productName", p."definitionVersion", d.id as "dealId", d."customerId", d."closedDate" as closed, l."termMonths", l."licenseLevel"::text as "licenseLevel"
      from deals d join deal_lines l on l."tenantId" = d."tenantId" and l."dealId" = d.id join products p on p."tenantId" = l."tenantId" and p.id = l."productId"
      where d."tenantId" = ${tenantId}::uuid and d.status = 'WON' and d."deletedAt" is null and d."customerId" is not null and d."closedDate" < current_date - 42 and p."deletedAt" is null
        and exists (select from tasks t where t."tenantId" = p."tenantId" and t."productId" = p.id and t."deletedAt" is null)
        and not exists (select from implementation_projects i where i."tenantId" = d."tenantId" and i."dealId" = d.id)
      order by d."customerId", l."productId", d."closedDate" desc, d.id) s
    order by (row_number() over (partition by s."productId" order by s.closed desc, s."dealId") - 1) / ${OF_EACH}::int, count(*) over (partition by s."productId") desc, s."productId", s.closed desc, s."dealId" limit ${PLANS}`;
}

/** The catalogue goes on after the first plans were made: those are behind it. */
async function moveCatalogOn(tenantId: string, productId: string) {
  const [last] = await everything.task.findMany({ where: { tenantId, productId, deletedAt: null }, select: { id: true, weight: true }, orderBy: { sequenceNumber: "desc" }, take: 1 });
  if (last) await everything.task.update({ where: { id: last.id }, data: { description: "Done when nobody has to do it by hand any more." }, select: { id: true } });
}

type Place = { line: Line; place: number; now: Date };

async function open(tx: Tx, ctx: Ctx, dice: Chance, { line, place, now }: Place) {
  const from = shiftDay(line.closed.toISOString().slice(0, 10), 35);
  const { definitionVersion } = await tx.product.findUniqueOrThrow({ where: { id: line.productId }, select: { definitionVersion: true } });
  const { customerId, productId, productName, dealId } = line;
  const termMonths = place % 9 === 4 ? 3 : (line.termMonths ?? 12); // some began with a quarter to try, so their renewals are open
  const { planId } = await openPlan(tx, ctx, { customerId, productId, name: productName, productName, definitionVersion, termMonths, from, dealId, licenseLevel: line.licenseLevel ?? dice.pick(["ESSENTIAL", "ADVANTAGE", "ADVANTAGE", "SIGNATURE"]), outcomes: [], releases: [] });
  await tx.$executeRaw`
    update customer_products c set "renewsAt" = (select min(d)::date from generate_series(c."renewsAt"::timestamp, now()::timestamp + interval '12 years', make_interval(months => c."termMonths")) d where d >= current_date)
    where c."tenantId" = current_tenant() and c."dealId" = ${dealId}::uuid and c."renewsAt" < current_date`;
  await live(tx, ctx, dice, { planId, place, now, weeks: Math.min(24, Math.max(4, Math.floor((now.getTime() - Date.parse(from)) / (7 * DAY)))) });
}

/** Half of the tasks and more are reached at a good customer, few at one that stalls. */
async function live(tx: Tx, ctx: Ctx, dice: Chance, { planId, place, now, weeks }: { planId: string; place: number; now: Date; weeks: number }) {
  const reach = dice.pick([0.25, 0.5, 0.7, 0.7, 0.9]);
  const person = await tx.user.findFirstOrThrow({ where: { role: "CSS", isActive: true }, select: { id: true, name: true }, orderBy: { id: "asc" } });
  const tasks = await tx.customerTask.findMany({ where: { adoptionPlanId: planId }, include: { telemetry: true }, orderBy: [{ sequenceNumber: "asc" }, { id: "asc" }], take: 100 });
  const batch = await tx.telemetryBatch.create({ data: { tenantId: ctx.tenantId, batchId: `demo ${planId}`, at: new Date(now.getTime() - DAY) }, select: { id: true } });
  const reached = new Map<string, Date>();
  let values = 0;
  for (const task of tasks) {
    const isReached = dice.is(reach);
    const metAfter = isReached ? dice.between(0, Math.max(1, weeks - 2)) : null;
    const silentFor = dice.is(0.08) ? 45 : 0;
    for (const { id, originalAttributeId, dataType, successCriteria } of task.telemetry) {
      const criteria = readCriteria(dataType, successCriteria);
      if (!criteria || (!isReached && dice.is(0.25))) continue;
      const history = reported(dice, now, { criteria, course: { weeks, metAfter, silentFor } });
      values += (await tx.telemetryValue.createMany({ data: history.map(({ value, observedAt }) => ({ tenantId: ctx.tenantId, customerTelemetryAttributeId: id, attributeId: originalAttributeId, value: value as string | number | boolean, observedAt, batchId: batch.id })) })).count;
      const since = metSince(criteria, dataType, history, now);
      if (since && since > (reached.get(task.id) ?? new Date(0))) reached.set(task.id, since);
    }
    if (task.telemetry.length === 0 && isReached) await byHand(tx, { taskId: task.id, status: "COMPLETED", person, at: new Date(now.getTime() - dice.between(5, weeks * 7) * DAY), note: "Confirmed on the call." });
  }
  const hesitating = tasks.find(({ id }) => reached.has(id));
  if (place % 6 === 1 && hesitating) await byHand(tx, { taskId: hesitating.id, status: "IN_PROGRESS", person, at: new Date(now.getTime() - 20 * DAY), note: "They want to see one more month." });
  await tx.telemetryBatch.update({ where: { id: batch.id }, data: { accepted: values }, select: { id: true } });
  await evaluateTasks(tx, ctx, { kind: "product", ids: tasks.map(({ id }) => id).sort(), about: { entity: "TelemetryBatch", entityId: batch.id } });
  for (const [id, at] of reached) await tx.customerTask.updateMany({ where: { id, statusUpdateSource: "TELEMETRY", status: "COMPLETED" }, data: { completedAt: at, statusUpdatedAt: at } });
  await writeDays(tx, { planId, weeks });
}

type ByHand = { taskId: string; status: "COMPLETED" | "IN_PROGRESS"; person: { id: string; name: string }; at: Date; note: string };

function byHand(tx: Tx, { taskId, status, person, at, note }: ByHand) {
  const done = status === "COMPLETED" ? { isComplete: true, completedAt: at, completedBy: person.id } : {};
  return tx.customerTask.update({ where: { id: taskId }, data: { status, statusUpdateSource: "MANUAL", statusUpdatedAt: at, statusUpdatedBy: person.id, statusNotes: `${at.toISOString().slice(0, 10)} ${person.name}: ${note}`, ...done }, select: { id: true } });
}

/** The progress of each week, from when its tasks were completed; today's is reckoned. */
async function writeDays(tx: Tx, { planId, weeks }: { planId: string; weeks: number }) {
  await tx.$executeRaw`
    insert into adoption_progress_days ("tenantId", "adoptionPlanId", day, "progressPercentage", "completedWeight", "totalWeight")
    select current_tenant(), ${planId}::uuid, w.day, round(100 * s.done / s.total, 2), s.done, s.total
    from (select current_date - 7 * n as day from generate_series(1, ${weeks}::int) n) w cross join lateral (
      select coalesce(sum(t.weight) filter (where t."completedAt"::date <= w.day), 0) as done, sum(t.weight) as total from customer_tasks t where t."tenantId" = current_tenant() and t."adoptionPlanId" = ${planId}::uuid and t.status <> 'NOT_APPLICABLE') s
    where s.total > 0 on conflict do nothing`;
  await reckonPlans(tx, [planId]);
}

/** One customer that bought nothing of it yet has the whole suite. */
async function sellSuite(ctx: Ctx) {
  const suite = await everything.solution.findFirst({ where: { tenantId: ctx.tenantId, deletedAt: null }, select: { id: true, name: true }, orderBy: { name: "asc" } });
  const customer = await everything.customer.findFirst({ where: { tenantId: ctx.tenantId, deletedAt: null, status: "ACTIVE", products: { none: {} } }, select: { id: true }, orderBy: [{ name: "asc" }, { id: "asc" }] });
  if (suite && customer) await assignSolution(ctx, { customerId: customer.id, solutionId: suite.id, name: suite.name, licenseLevel: "ADVANTAGE", outcomes: [], releases: [] });
}
