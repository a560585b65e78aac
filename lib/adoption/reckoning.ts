import "server-only";
import type { Tx } from "@/lib/db/within";
import { kinds, type Kind } from "./kinds";

/** Keeps the progress of these plans in their rows, of today in their history, and of the solutions they belong to. Says in SQL what rules/progress.ts says. */
export async function reckonPlans(tx: Tx, planIds: readonly string[]) {
  if (planIds.length === 0) return;
  await sumOwn(tx, "product", planIds);
  await keepDays(tx, "product", planIds);
  const solutions = await tx.solutionAdoptionProduct.findMany({ where: { adoptionPlanId: { in: [...planIds] } }, select: { solutionAdoptionPlanId: true }, distinct: ["solutionAdoptionPlanId"], orderBy: { solutionAdoptionPlanId: "asc" } });
  await reckonSolutions(tx, solutions.map((row) => row.solutionAdoptionPlanId));
}

/** The solutions these assignments of products are parts of: one that came or went counts there from now on, or no more. */
export async function reckonAround(tx: Tx, assignmentIds: readonly string[]) {
  const solutions = await tx.solutionAdoptionProduct.findMany({
    where: { adoptionPlan: { customerProductId: { in: [...assignmentIds] } } }, select: { solutionAdoptionPlanId: true }, distinct: ["solutionAdoptionPlanId"], orderBy: { solutionAdoptionPlanId: "asc" },
  });
  await reckonSolutions(tx, solutions.map((row) => row.solutionAdoptionPlanId));
}

/** A day's line in the history of every plan, also of those where nothing moved. */
export async function keepToday(tx: Tx) {
  for (const kind of ["product", "solution"] as const) {
    const { plans, assignments, assignmentId, days, planId } = kinds[kind];
    await tx.$executeRaw`
      insert into ${days} ("tenantId", ${planId}, day, "progressPercentage", "completedWeight", "totalWeight")
      select p."tenantId", p.id, (now() at time zone o.timezone)::date, p."progressPercentage", p."completedWeight", p."totalWeight"
      from ${plans} p join organizations o on o.id = p."tenantId" join ${assignments} c on c."tenantId" = p."tenantId" and c.id = p.${assignmentId}
      where p."tenantId" = current_tenant() and c."deletedAt" is null on conflict do nothing`;
  }
}

/** A solution's: its own tasks and its products' plans together. */
export async function reckonSolutions(tx: Tx, planIds: readonly string[]) {
  if (planIds.length === 0) return;
  await sumOwn(tx, "solution", planIds);
  await tx.$executeRaw`
    update solution_adoption_plans s set "totalTasks" = s."totalTasks" + m.total, "completedTasks" = s."completedTasks" + m.completed, "totalWeight" = s."totalWeight" + m.weight, "completedWeight" = s."completedWeight" + m.done,
      "progressPercentage" = case when s."totalWeight" + m.weight = 0 then 0 else round(100 * (s."completedWeight" + m.done) / (s."totalWeight" + m.weight), 2) end
    from (
      select x."solutionAdoptionPlanId" as id, sum(p."totalTasks")::int as total, sum(p."completedTasks")::int as completed, sum(p."totalWeight") as weight, sum(p."completedWeight") as done
      from solution_adoption_products x join adoption_plans p on p."tenantId" = x."tenantId" and p.id = x."adoptionPlanId" join customer_products c on c."tenantId" = p."tenantId" and c.id = p."customerProductId"
      where x."tenantId" = current_tenant() and x."solutionAdoptionPlanId" = any (${[...planIds]}::uuid[]) and c."deletedAt" is null group by 1) m
    where s."tenantId" = current_tenant() and s.id = m.id`;
  await keepDays(tx, "solution", planIds);
}

export const reckon = { product: reckonPlans, solution: reckonSolutions } as const satisfies Record<Kind, unknown>;

/** Today's line of these plans. */
function keepDays(tx: Tx, kind: Kind, planIds: readonly string[]) {
  const { plans, days, planId } = kinds[kind];
  return tx.$executeRaw`
    insert into ${days} as h ("tenantId", ${planId}, day, "progressPercentage", "completedWeight", "totalWeight")
    select p."tenantId", p.id, (now() at time zone o.timezone)::date, p."progressPercentage", p."completedWeight", p."totalWeight"
    from ${plans} p join organizations o on o.id = p."tenantId" where p."tenantId" = current_tenant() and p.id = any (${[...planIds]}::uuid[])
    on conflict ("tenantId", ${planId}, day) do update set "progressPercentage" = excluded."progressPercentage", "completedWeight" = excluded."completedWeight", "totalWeight" = excluded."totalWeight", "updatedAt" = now()
    where (h."progressPercentage", h."completedWeight", h."totalWeight") is distinct from (excluded."progressPercentage", excluded."completedWeight", excluded."totalWeight")`;
}

/** From the plan's own tasks; NOT_APPLICABLE ones count nowhere. */
function sumOwn(tx: Tx, kind: Kind, planIds: readonly string[]) {
  const { plans, tasks, planId } = kinds[kind];
  return tx.$executeRaw`
    update ${plans} p set "totalTasks" = s.total, "completedTasks" = s.completed, "totalWeight" = s.weight, "completedWeight" = s.done, "updatedAt" = now(),
      "progressPercentage" = case when s.weight = 0 then 0 else round(100 * s.done / s.weight, 2) end
    from (
      select w.id, count(t.id)::int as total, count(t.id) filter (where t.status = 'COMPLETED')::int as completed, coalesce(sum(t.weight), 0) as weight, coalesce(sum(t.weight) filter (where t.status = 'COMPLETED'), 0) as done
      from unnest(${[...planIds]}::uuid[]) w (id) left join ${tasks} t on t."tenantId" = current_tenant() and t.${planId} = w.id and t.status <> 'NOT_APPLICABLE' group by w.id) s
    where p."tenantId" = current_tenant() and p.id = s.id`;
}
