import "server-only";
import type { Tx } from "@/lib/db/within";

type Claim = { batchId: string; jobId: string };

/** Makes this job the one that evaluates everything of the batch that waits: what no living job holds. Later jobs of the batch find it taken, or done. */
export function claimChunks(tx: Tx, { batchId, jobId }: Claim) {
  return tx.$executeRaw`
    update telemetry_chunks c set "claimedBy" = ${jobId}::uuid
    where c."tenantId" = current_tenant() and c."telemetryBatchId" = ${batchId}::uuid and c."claimedBy" is distinct from ${jobId}::uuid
      and not exists (select from jobs j where j."tenantId" = current_tenant() and j.id = c."claimedBy" and j.status in ('pending', 'processing'))`;
}

/** What was claimed is evaluated; only in the transaction that evaluates its last tasks. */
export function dropChunks(tx: Tx, { jobId }: Pick<Claim, "jobId">) {
  return tx.$executeRaw`delete from telemetry_chunks where "tenantId" = current_tenant() and "claimedBy" = ${jobId}::uuid`;
}
