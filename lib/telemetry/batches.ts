import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { LIMITS, type Code, type Source } from "./rules";

export type Rejected = { line: number; sent: string; code: Code; reason: string };
type Counts = { accepted: number; duplicates: number; rejected: number };

/** The batch's row, made by its first chunk and locked until the chunk is through: of two that send under one name, one waits. */
export async function lockBatch(tx: Tx, { tenantId, actor, scopes }: Ctx, { batchId, source }: { batchId: string; source: Source }) {
  const [batch] = await tx.$queryRaw<{ id: string }[]>`
    insert into telemetry_batches ("tenantId", "batchId", "apiKeyId", source) values (${tenantId}::uuid, ${batchId}, ${scopes ? actor.id : null}::uuid, ${source}::"TelemetrySource")
    on conflict ("tenantId", "batchId") do update set "batchId" = excluded."batchId" returning id`;
  if (!batch) throw new Error("no batch was made");
  return batch.id;
}

export function noteBatch(tx: Tx, tenantId: string, id: string, { accepted, duplicates, rejected }: Counts) {
  return tx.$executeRaw`
    update telemetry_batches set accepted = accepted + ${accepted}::int, duplicates = duplicates + ${duplicates}::int, rejected = rejected + ${rejected}::int, at = now()
    where "tenantId" = ${tenantId}::uuid and id = ${id}::uuid`;
}

/** Rejected rows for the ingest health page; the first thousand of a batch. A row that is sent again is kept once more only while there is room. */
export async function keepRejections(tx: Tx, tenantId: string, telemetryBatchId: string, rejected: readonly Rejected[]) {
  if (rejected.length === 0) return;
  await tx.$executeRaw`
    insert into telemetry_rejections ("tenantId", "telemetryBatchId", line, code, reason, sent)
    select ${tenantId}::uuid, ${telemetryBatchId}::uuid, r.line, r.code, r.reason, r.sent
    from jsonb_to_recordset(${JSON.stringify(rejected.slice(0, LIMITS.kept).map(clean))}::jsonb) r (line int, code text, reason text, sent text)
    where not exists (select from telemetry_rejections k where k."tenantId" = ${tenantId}::uuid and k."telemetryBatchId" = ${telemetryBatchId}::uuid and k.line = r.line and k.code = r.code)
    order by r.line
    limit greatest(0, ${LIMITS.kept}::int - (select count(*) from telemetry_rejections k where k."tenantId" = ${tenantId}::uuid and k."telemetryBatchId" = ${telemetryBatchId}::uuid))`;
}

/** PostgreSQL keeps no NUL in a text, and half a letter at a cut is none. */
function clean({ sent, reason, ...row }: Rejected) {
  return { ...row, sent: tidy(sent), reason: tidy(reason) };
}

function tidy(text: string) {
  return text.toWellFormed().replaceAll("\u0000", "").replaceAll("\\u0000", "");
}
