import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { endingOf, type Ending, type GetPipeline, type GetStage } from "./rules";
import { tonesOf, type Tones } from "./tones";

/** A stage as settings show it. `probability` is a percentage as text, `daysInStage` the age that makes a deal stale, `deals` counts the live ones. */
export type StageRow = { id: string; name: string; order: number; probability: string; color: string; tones: Tones; ending: Ending; daysInStage: number | null; description: string | null; version: number; deals: number };
export type PipelineRow = {
  id: string; name: string; description: string | null; isDefault: boolean; isActive: boolean; currencyCode: string; isStageOrderEnforced: boolean;
  highValueAmount: string | null; version: number; stages: StageRow[];
};

type MaybeOne = { pipelineId?: string | undefined };

/** Every pipeline with its stages in order, the default one first. One statement. */
export function listPipelines(ctx: Ctx, { pipelineId }: MaybeOne = {}): Promise<PipelineRow[]> {
  return within(ctx, async (tx) => (await readPipelines(tx, pipelineId ?? null)).map(shown));
}

export async function getPipeline(ctx: Ctx, { pipelineId }: GetPipeline) {
  const [pipeline] = await listPipelines(ctx, { pipelineId });
  return pipeline ?? notFound();
}

/** Every stage in one list, for machines. */
export async function listStages(ctx: Ctx, input: MaybeOne = {}) {
  return (await listPipelines(ctx, input)).flatMap(({ id, stages }) => stages.map((stage) => ({ ...stage, pipelineId: id })));
}

export async function getStage(ctx: Ctx, { stageId }: GetStage) {
  const stages = await listStages(ctx);
  return stages.find(({ id }) => id === stageId) ?? notFound();
}

type RawStage = Omit<StageRow, "tones" | "ending"> & { isClosedWon: boolean; isClosedLost: boolean };
type RawPipeline = Omit<PipelineRow, "stages"> & { stages: RawStage[] };

function readPipelines(tx: Tx, pipelineId: string | null) {
  return tx.$queryRaw<RawPipeline[]>`
    select p.id, p.name, p.description, p."isDefault", p."isActive", p."currencyCode", p."isStageOrderEnforced", p."highValueAmount"::text, p.version,
      (select coalesce(json_agg(s order by s."order"), '[]') from (
        select s.id, s.name, s."order", s.probability::text, s.color, s."isClosedWon", s."isClosedLost", s."daysInStage", s.description, s.version,
          (select coalesce(sum(count), 0)::int from stage_totals t where t."tenantId" = s."tenantId" and t."stageId" = s.id) as deals
        from pipeline_stages s where s."tenantId" = p."tenantId" and s."pipelineId" = p.id) s) as stages
    from pipelines p
    where p."tenantId" = current_tenant() and p."deletedAt" is null and (${pipelineId}::uuid is null or p.id = ${pipelineId}::uuid)
    order by p."isDefault" desc, p."isActive" desc, p.name limit 200`;
}

function shown({ stages, ...pipeline }: RawPipeline): PipelineRow {
  return { ...pipeline, stages: stages.map(({ isClosedWon, isClosedLost, ...stage }) => ({ ...stage, ending: endingOf({ isClosedWon, isClosedLost }), tones: tonesOf(stage.color) })) };
}
