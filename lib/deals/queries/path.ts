import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import type { PathStage, StageEventRow } from "./record-shapes";

type Stage = Pick<PathStage, "stageId" | "name" | "color" | "order" | "isClosedWon" | "isClosedLost" | "daysInStage">;
type Event = StageEventRow & { fromStageId: string | null; toStageId: string };
type Deal = { id: string; pipelineId: string; stageId: string; stageEnteredAt: string | Date };

/** The pipeline's stages in order, and the newest 500 lines of the deal's history, newest first; one statement. */
export async function listSteps(tx: Tx, { tenantId }: Ctx, { id, pipelineId }: Deal) {
  const [steps] = await tx.$queryRaw<{ stages: Stage[]; events: Event[] }[]>`
    select
      (select coalesce(json_agg(x), '[]') from (
        select id as "stageId", name, color, "order", "isClosedWon", "isClosedLost", "daysInStage" from pipeline_stages
        where "tenantId" = ${tenantId}::uuid and "pipelineId" = ${pipelineId}::uuid order by "order" limit 100) x) as stages,
      (select coalesce(json_agg(x), '[]') from (
        select e.id, e."fromStageId", e."toStageId", f.name as "fromStage", coalesce(t.name, 'A stage that was deleted') as "toStage", e.status::text, e.amount::text, e.probability::text,
          e."changedByName" as "byName", e.note, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
        from deal_stage_events e
        left join pipeline_stages f on f."tenantId" = e."tenantId" and f.id = e."fromStageId"
        left join pipeline_stages t on t."tenantId" = e."tenantId" and t.id = e."toStageId"
        where e."tenantId" = ${tenantId}::uuid and e."dealId" = ${id}::uuid order by e.at desc, e.id desc limit 500) x) as events`;
  return steps ?? { stages: [], events: [] };
}

/** How long the deal has been in each stage of its pipeline, from its history; what no line tells begins with `stageEnteredAt`. */
export function pathOf(stages: readonly Stage[], events: readonly Event[], { stageId, stageEnteredAt }: Pick<Deal, "stageId" | "stageEnteredAt">, now = new Date()): PathStage[] {
  const entered = events.filter((event) => event.fromStageId !== event.toStageId).map((event) => ({ stageId: event.toStageId, at: Date.parse(event.at) })).toReversed();
  if (entered.at(-1)?.stageId !== stageId) entered.push({ stageId, at: new Date(stageEnteredAt).getTime() });
  const spells = entered.map((step, n) => ({ ...step, seconds: Math.max(0, ((entered[n + 1]?.at ?? now.getTime()) - step.at) / 1000) }));
  return stages.map((stage) => {
    const own = spells.filter((spell) => spell.stageId === stage.stageId);
    const last = own.at(-1);
    const seconds = Math.round(own.reduce((sum, spell) => sum + spell.seconds, 0));
    return { ...stage, enteredAt: last ? new Date(last.at).toISOString() : null, seconds, isCurrent: stage.stageId === stageId };
  });
}
