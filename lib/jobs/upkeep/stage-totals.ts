import "server-only";
import { alertAdmins } from "@/lib/audit/commands";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";

type Wrong = { name: string; currencyCode: string; held: number; counted: number };

/** Nightly: counts every column anew beside its kept totals. What differs is corrected, and told. */
export async function verifyStageTotals(ctx: Ctx) {
  const stages = await within(ctx, (tx) => tx.pipelineStage.findMany({ select: { id: true }, orderBy: { id: "asc" } }));
  const wrong: Wrong[] = [];
  for (const { id } of stages) wrong.push(...(await within(ctx, (tx) => correct(tx, id))));
  if (wrong.length > 0) await alertAdmins(ctx, { title: "A total did not add up", reason: wrong.map(sentence).join(" ") });
  return { stages: stages.length, corrected: wrong.length };
}

/** First the locks, then a fresh look: whoever changes a deal changes its totals in the same transaction, so none is seen half. */
async function correct(tx: Tx, stageId: string) {
  await tx.$queryRaw`select id from pipeline_stages where id = ${stageId}::uuid for no key update`;
  await tx.$queryRaw`select id from stage_totals where "stageId" = ${stageId}::uuid order by "currencyCode" for update`;
  return tx.$queryRaw<Wrong[]>`
    with counted as (
      select "currencyCode", count(*)::int as count, sum(worth) as value, sum(worth * probability * 0.01) as weighted
      from deals, lateral (select coalesce(amount, 0) - discount as worth) w where "stageId" = ${stageId}::uuid and "deletedAt" is null group by 1),
    wrong as (
      select coalesce(c."currencyCode", t."currencyCode") as "currencyCode", coalesce(c.count, 0) as count, coalesce(c.value, 0) as value, coalesce(c.weighted, 0) as weighted, coalesce(t.count, 0) as held
      from counted c full join (select * from stage_totals where "stageId" = ${stageId}::uuid) t using ("currencyCode")
      where (coalesce(c.count, 0), coalesce(c.value, 0), round(coalesce(c.weighted, 0), 6)) is distinct from (coalesce(t.count, 0), coalesce(t.value, 0), coalesce(t.weighted, 0))),
    corrected as (
      insert into stage_totals as t ("tenantId", "pipelineId", "stageId", "currencyCode", count, value, weighted)
      select s."tenantId", s."pipelineId", s.id, w."currencyCode", w.count, w.value, w.weighted from wrong w join pipeline_stages s on s.id = ${stageId}::uuid
      on conflict ("tenantId", "stageId", "currencyCode") do update set count = excluded.count, value = excluded.value, weighted = excluded.weighted)
    select s.name, w."currencyCode", w.held, w.count as counted from wrong w join pipeline_stages s on s.id = ${stageId}::uuid order by w."currencyCode"`;
}

function sentence({ name, currencyCode, held, counted }: Wrong) {
  return `${name} (${currencyCode}) held ${held} deals and has ${counted}${held === counted ? ", with another worth" : ""}; corrected.`;
}
