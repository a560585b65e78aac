import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { refuse } from "@/lib/refusal";
import type { Kind } from "./kinds";
import { LIMITS, type Code, type Source } from "./rules";

export type Rejected = { line: number; sent: string; code: Code; reason: string };
/** `at` ISO text, `batchId` the sender's. */
export type RejectionRow = { id: string; line: number; code: string; reason: string; sent: string | null; at: string; batchId: string };
type Counts = { accepted: number; duplicates: number; rejected: number };

/** The batch's row, made by its first chunk and locked until the chunk is through: of two that send under one name, one waits. A key that is revoked in mid-stream ends it here. */
export async function lockBatch(tx: Tx, { tenantId, actor, scopes }: Ctx, { batchId, source }: { batchId: string; source: Source }) {
  const [batch] = await tx.$queryRaw<{ id: string }[]>`
    insert into telemetry_batches ("tenantId", "batchId", "apiKeyId", source)
    select ${tenantId}::uuid, ${batchId}, k.id, ${source}::"TelemetrySource" from (select ${scopes ? actor.id : null}::uuid as id) k
    where k.id is null or exists (select from api_keys a where a."tenantId" = ${tenantId}::uuid and a.id = k.id and a."revokedAt" is null and (a."expiresAt" is null or a."expiresAt" > now()))
    on conflict ("tenantId", "batchId") do update set "batchId" = excluded."batchId" returning id`;
  if (!batch) refuse("This key has expired or was revoked meanwhile. What came before is taken.", 401);
  return batch.id;
}

/** Tasks of plans by what they belong to. */
export type Touched = Record<Kind, readonly string[]>;

/** Counts a chunk, and keeps which tasks it gave values to until they are evaluated. */
export function noteBatch(tx: Tx, tenantId: string, id: string, { accepted, duplicates, rejected, touched }: Counts & { touched: Touched }) {
  return tx.$executeRaw`
    with chunk as (
      insert into telemetry_chunks ("tenantId", "telemetryBatchId", "customerTaskIds", "customerSolutionTaskIds")
      select ${tenantId}::uuid, ${id}::uuid, ${`{${touched.product.join()}}`}::uuid[], ${`{${touched.solution.join()}}`}::uuid[] where ${touched.product.length + touched.solution.length}::int > 0)
    update telemetry_batches set accepted = accepted + ${accepted}::int, duplicates = duplicates + ${duplicates}::int, rejected = rejected + ${rejected}::int, at = now()
    where "tenantId" = ${tenantId}::uuid and id = ${id}::uuid`;
}

/** Rejected rows for the ingest health page; the first hundred thousand of a batch. A row that is sent again is kept once more only while there is room. */
export async function keepRejections(tx: Tx, tenantId: string, telemetryBatchId: string, rejected: readonly Rejected[]) {
  if (rejected.length === 0) return;
  await tx.$executeRaw`
    insert into telemetry_rejections ("tenantId", "telemetryBatchId", line, code, reason, sent)
    select ${tenantId}::uuid, ${telemetryBatchId}::uuid, r.line, r.code, r.reason, r.sent
    from jsonb_to_recordset(${JSON.stringify(rejected.map(clean))}::jsonb) r (line int, code text, reason text, sent text)
    where not exists (select from telemetry_rejections k where k."tenantId" = ${tenantId}::uuid and k."telemetryBatchId" = ${telemetryBatchId}::uuid and k.line = r.line and k.code = r.code)
    order by r.line
    limit greatest(0, ${LIMITS.kept}::int - (select count(*) from telemetry_rejections k where k."tenantId" = ${tenantId}::uuid and k."telemetryBatchId" = ${telemetryBatchId}::uuid))`;
}

/** Rejected rows after the one named: of a batch by their place in it, otherwise the newest first. */
export async function readRejections(tx: Tx, { tenantId }: Ctx, { batch, after, limit }: { batch?: string | undefined; after?: string | undefined; limit: number }): Promise<RejectionRow[]> {
  const last = (columns: Prisma.Sql) => Prisma.sql`(select ${columns} from telemetry_rejections l where l."tenantId" = ${tenantId}::uuid and l.id = ${after ?? null}::uuid)`;
  const which = batch
    ? Prisma.sql`and r."telemetryBatchId" = ${batch}::uuid ${after ? Prisma.sql`and (r.line, r.id) > ${last(Prisma.sql`l.line, l.id`)}` : Prisma.empty} order by r.line, r.id`
    : Prisma.sql`${after ? Prisma.sql`and r.id < ${after}::uuid` : Prisma.empty} order by r.id desc`;
  const rows = await tx.$queryRaw<(Omit<RejectionRow, "at"> & { at: Date })[]>`
    select r.id, r.line, r.code, r.reason, r.sent, r.at, b."batchId" from (
      select * from telemetry_rejections r where r."tenantId" = ${tenantId}::uuid ${which} limit ${limit}::int) r
    join telemetry_batches b on b."tenantId" = r."tenantId" and b.id = r."telemetryBatchId"
    order by ${batch ? Prisma.sql`r.line, r.id` : Prisma.sql`r.id desc`}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** PostgreSQL keeps no NUL in a text, and half a letter at a cut is none. */
function clean({ sent, reason, ...row }: Rejected) {
  return { ...row, sent: tidy(sent), reason: tidy(reason) };
}

function tidy(text: string) {
  return text.toWellFormed().replaceAll("\u0000", "").replaceAll("\\u0000", "");
}
