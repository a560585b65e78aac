import type { Client } from "pg";
import { LIMITS } from "@/lib/telemetry/rules";

export const [PLANS, TASKS] = [1000, 10];
export type Measured = { batchId: string; productId: string };

/** A thousand plans of ten tasks, each with one number that should be at least ten; one batch has a value for every one of them, and seven of ten are met. */
export async function preparePlans(client: Client, tenantId: string): Promise<Measured> {
  await client.query("begin");
  const { rows: [product] } = await client.query<{ id: string }>(`insert into products ("tenantId", name) values ($1, 'Evaluated ' || uuid7()) returning id`, [tenantId]);
  const { rows: [batch] } = await client.query<{ id: string }>(`insert into telemetry_batches ("tenantId", "batchId") values ($1, 'evaluated ' || uuid7()) returning id`, [tenantId]);
  if (!product || !batch) throw new Error("Nothing to evaluate was made.");
  const [productId, batchId] = [product.id, batch.id];
  await client.query(`insert into tasks ("tenantId", "productId", name, weight, "sequenceNumber") select $1, $2, 'Task ' || n, 10, n from generate_series(1, $3::int) n`, [tenantId, productId, TASKS]);
  await client.query(`insert into telemetry_attributes ("tenantId", "taskId", name, "dataType", "isRequired", "successCriteria")
    select $1, id, 'users', 'NUMBER', true, '{"type": "number_threshold", "operator": "greater_than_or_equal", "threshold": 10}' from tasks where "tenantId" = $1 and "productId" = $2`, [tenantId, productId]);
  await client.query(`with c as (insert into customers ("tenantId", name, tags, "customFields") select $1, 'Evaluated ' || n, '{}', '{}' from generate_series(1, $3::int) n returning id),
    a as (insert into customer_products ("tenantId", "customerId", "productId", name) select $1, id, $2::uuid, 'Production' from c returning id)
    insert into adoption_plans ("tenantId", "customerProductId", "productId", "productName", "definitionVersion") select $1, id, $2::uuid, 'Evaluated', 1 from a`, [tenantId, productId, PLANS]);
  await client.query(`insert into customer_tasks ("tenantId", "adoptionPlanId", "originalTaskId", name, weight, "sequenceNumber")
    select $1, p.id, t.id, t.name, t.weight, t."sequenceNumber" from adoption_plans p join tasks t on t."tenantId" = $1 and t."productId" = p."productId" where p."tenantId" = $1 and p."productId" = $2`, [tenantId, productId]);
  await client.query(`insert into customer_telemetry_attributes ("tenantId", "customerTaskId", "originalAttributeId", name, "dataType", "isRequired", "successCriteria")
    select $1, c.id, a.id, a.name, a."dataType", true, a."successCriteria" from customer_tasks c join telemetry_attributes a on a."tenantId" = $1 and a."taskId" = c."originalTaskId" join tasks t on t.id = a."taskId" where c."tenantId" = $1 and t."productId" = $2`, [tenantId, productId]);
  await client.query(`insert into telemetry_values ("tenantId", "customerTelemetryAttributeId", "attributeId", value, "observedAt", "batchId")
    select $1, c.id, c."originalAttributeId", to_jsonb(case when row_number() over (order by c.id) % 10 < 7 then 14 else 3 end), now() - interval '1 hour', $3
    from customer_telemetry_attributes c join telemetry_attributes a on a.id = c."originalAttributeId" join tasks t on t.id = a."taskId" where c."tenantId" = $1 and t."productId" = $2`, [tenantId, productId, batchId]);
  await client.query("commit");
  await keepChunks(client, tenantId, batchId);
  await client.query("analyze customer_tasks, customer_telemetry_attributes, telemetry_values, adoption_plans");
  return { batchId, productId };
}

/** As if the batch had not been looked at yet. */
export async function resetPlans(client: Client, tenantId: string, { batchId, productId }: Measured) {
  await keepChunks(client, tenantId, batchId);
  await client.query(`update customer_tasks set status = 'NOT_STARTED', "statusUpdateSource" = null, "isComplete" = false, "completedAt" = null, "completedBy" = null, evidence = null
    where "tenantId" = $1 and "adoptionPlanId" in (select id from adoption_plans where "tenantId" = $1 and "productId" = $2)`, [tenantId, productId]);
}

/** What the batch's chunks leave for the evaluation, so many values each. */
async function keepChunks(client: Client, tenantId: string, batchId: string) {
  await client.query(`delete from telemetry_chunks where "tenantId" = $1`, [tenantId]);
  await client.query(`insert into telemetry_chunks ("tenantId", "telemetryBatchId", "customerTaskIds") select $1, $2, array_agg(distinct v.id)
    from (select a."customerTaskId" as id, row_number() over (order by v.id) / ${LIMITS.chunk} as chunk from telemetry_values v join customer_telemetry_attributes a on a.id = v."customerTelemetryAttributeId" where v."tenantId" = $1 and v."batchId" = $2) v group by v.chunk`, [tenantId, batchId]);
}

/** The same by one statement that knows nothing but this one criterion: latest values, statuses with evidence, progress of the plans and of their day. */
export async function evaluateBare(client: Client, tenantId: string, { batchId }: Measured) {
  await client.query("begin");
  await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
  await client.query(`
    with asked as (
      select distinct a."customerTaskId" as id from telemetry_values v join customer_telemetry_attributes a on a."tenantId" = v."tenantId" and a.id = v."customerTelemetryAttributeId" where v."tenantId" = $1 and v."batchId" = $2),
    stands as materialized (
      select t.id, t."adoptionPlanId", bool_and((l.value #>> '{}')::numeric >= (a."successCriteria" ->> 'threshold')::numeric) as met, jsonb_build_object('at', now(), 'seenAt', max(l."observedAt"),
        'seen', jsonb_agg(jsonb_build_object('attributeId', a.id, 'name', a.name, 'dataType', a."dataType", 'criteria', a."successCriteria", 'value', l.value, 'observedAt', l."observedAt"))) as evidence
      from asked q join customer_tasks t on t."tenantId" = $1 and t.id = q.id join customer_telemetry_attributes a on a."tenantId" = $1 and a."customerTaskId" = t.id and a."isActive" and a."isRequired"
      cross join lateral (select v.value, v."observedAt" from telemetry_values v where v."tenantId" = $1 and v."customerTelemetryAttributeId" = a.id order by v."observedAt" desc, v.source desc limit 1) l group by t.id, t."adoptionPlanId"),
    done as (
      update customer_tasks t set status = case when s.met then 'COMPLETED' else 'IN_PROGRESS' end::"CustomerTaskStatus", evidence = case when s.met then s.evidence else t.evidence end, "isComplete" = s.met, "completedAt" = case when s.met then now() end,
        "completedBy" = case when s.met then 'telemetry' end, "statusUpdatedAt" = now(), "statusUpdatedBy" = 'telemetry', "statusUpdateSource" = 'TELEMETRY', "updatedAt" = now(), version = t.version + 1
      from stands s where t."tenantId" = $1 and t.id = s.id returning t."adoptionPlanId", t.weight, s.met),
    plans as (
      update adoption_plans p set "totalTasks" = d.n, "completedTasks" = d.m, "totalWeight" = d.weight, "completedWeight" = d.reached, "progressPercentage" = round(100 * d.reached / d.weight, 2), "updatedAt" = now()
      from (select "adoptionPlanId" as id, count(*)::int as n, count(*) filter (where met)::int as m, sum(weight) as weight, coalesce(sum(weight) filter (where met), 0) as reached from done group by 1) d
      where p."tenantId" = $1 and p.id = d.id returning p.*)
    insert into adoption_progress_days ("tenantId", "adoptionPlanId", day, "progressPercentage", "completedWeight", "totalWeight") select "tenantId", id, current_date, "progressPercentage", "completedWeight", "totalWeight" from plans
    on conflict ("tenantId", "adoptionPlanId", day) do update set "progressPercentage" = excluded."progressPercentage", "updatedAt" = now()`, [tenantId, batchId]);
  await client.query("commit");
}
