import "server-only";
import type { Tx } from "@/lib/db/within";

type Claim = { batchId: string; jobId: string };

const MANY = 10_000;

/** Whether the batch is large and got more within the last two seconds. */
export async function isPouring(tx: Tx, batchId: string) {
  const [batch] = await tx.$queryRaw<{ id: string }[]>`
    select id from telemetry_batches where "tenantId" = current_tenant() and id = ${batchId}::uuid and accepted + duplicates + rejected > ${MANY}::int and at > now() - interval '2 seconds'`;
  return batch !== undefined;
}

/**
 * Whether a job of the batch waits that has not claimed anything yet: it will see what this transaction writes, for it stays locked, and so unclaimed, until the end of it.
 * One that a worker takes at this moment is waited for, and then no longer counts.
 */
export async function isAwaited(tx: Tx, batchId: string) {
  const [job] = await tx.$queryRaw<{ id: string }[]>`
    select id from jobs where "tenantId" = current_tenant() and type = 'adoption_evaluate' and status = 'pending' and payload ->> 'entityId' = ${batchId}
      and (cursor is null or cursor -> 'hasWaited' is not null) limit 1 for update`;
  return job !== undefined;
}

/** Makes this job the one that evaluates everything of the batch that waits: what no living job holds. Answers whether there is anything; later jobs of the batch find it taken, or done. */
export async function claimChunks(tx: Tx, { batchId, jobId }: Claim) {
  const [claim] = await tx.$queryRaw<{ isAny: boolean }[]>`
    with claimed as (
      update telemetry_chunks c set "claimedBy" = ${jobId}::uuid
      where c."tenantId" = current_tenant() and c."telemetryBatchId" = ${batchId}::uuid and c."claimedBy" is distinct from ${jobId}::uuid
        and not exists (select from jobs j where j."tenantId" = current_tenant() and j.id = c."claimedBy" and j.status in ('pending', 'processing'))
      returning 1)
    select exists (select from claimed) or exists (select from telemetry_chunks where "tenantId" = current_tenant() and "claimedBy" = ${jobId}::uuid) as "isAny"`;
  return claim?.isAny ?? false;
}

/** What was claimed is evaluated; only in the transaction that evaluates its last tasks. */
export function dropChunks(tx: Tx, { jobId }: Pick<Claim, "jobId">) {
  return tx.$executeRaw`delete from telemetry_chunks where "tenantId" = current_tenant() and "claimedBy" = ${jobId}::uuid`;
}
