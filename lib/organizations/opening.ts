import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import { DEFAULT_PIPELINE } from "@/lib/pipelines/defaults";

type NewPipeline = { tenantId: string; currencyCode: string };

/** Gives an organization its default sales pipeline, once, however often it is asked. Organizations are opened by staff, so it takes the ops door. */
export async function openPipeline(db: Pick<Prisma.TransactionClient, "pipeline" | "pipelineStage">, { tenantId, currencyCode }: NewPipeline) {
  const existing = await db.pipeline.findFirst({ where: { tenantId, isDefault: true }, select: { id: true } });
  if (existing) return existing.id;
  const { id: pipelineId } = await db.pipeline.create({ data: { tenantId, name: DEFAULT_PIPELINE.name, isDefault: true, currencyCode }, select: { id: true } });
  await db.pipelineStage.createMany({ data: DEFAULT_PIPELINE.stages.map((stage, order) => ({ tenantId, pipelineId, order, ...stage })) });
  return pipelineId;
}
