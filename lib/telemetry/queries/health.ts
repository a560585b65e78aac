import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { TelemetrySource } from "@/lib/generated/prisma/enums";
import { readRejections, type RejectionRow } from "../batches";
import { kinds, type Kind } from "../kinds";

/** Instants are ISO text. */
export type SeenAttribute = { id: string; assignment: string; planId: string; task: string; name: string; freshDays: number; observedAt: string | null; isStale: boolean };
export type SeenCustomer = { id: string; name: string; attributes: SeenAttribute[] };
export type BatchRow = { id: string; batchId: string; source: TelemetrySource; keyName: string | null; accepted: number; duplicates: number; rejected: number; at: string };
export type FailureRow = { id: string; type: string; error: string | null; attempts: number; at: string };

export type { RejectionRow };

const PAGE = 20;
const REJECTED = 100;

/** Customers with a plan, by name, and when each attribute of their plans was last seen; `next` is what to send as `after`. */
export function listLastSeen(ctx: Ctx, { q, after }: { q: string; after?: string | undefined }): Promise<{ customers: SeenCustomer[]; next: string | null }> {
  return within(ctx, async (tx) => {
    const rows = await tx.$queryRaw<SeenCustomer[]>`
      with page as materialized (
        select c.id, c.name, c."nameKey" from customers c
        where c."tenantId" = ${ctx.tenantId}::uuid and c."deletedAt" is null and (${q} = '' or c.id in (select search_ids('customers', ${q}, 1000)))
          and (${after ?? null}::uuid is null or (c."nameKey", c.id) > (select a."nameKey", a.id from customers a where a."tenantId" = ${ctx.tenantId}::uuid and a.id = ${after ?? null}::uuid))
          and (${hasPlan("product")} or ${hasPlan("solution")})
        order by c."nameKey", c.id limit ${PAGE + 1}::int)
      select page.id, page.name, (
        select coalesce(json_agg(json_build_object('id', s.id, 'assignment', s.assignment, 'planId', s."planId", 'task', s.task, 'name', s.name, 'freshDays', s."freshDays",
          'observedAt', to_char(s."observedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'isStale',
            s."observedAt" < now() - s."freshDays" * interval '1 day') order by s.assignment, s."planId", s."sequenceNumber", s."order", s.id), '[]')
        from (${watchedBy(ctx.tenantId, "product")} union all ${watchedBy(ctx.tenantId, "solution")}) s) as attributes
      from page order by page."nameKey", page.id`;
    return { customers: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
  });
}

function hasPlan(kind: Kind) {
  const { assignments, plans, assignmentId } = kinds[kind];
  return Prisma.sql`exists (select from ${assignments} cp join ${plans} p on p."tenantId" = cp."tenantId" and p.${assignmentId} = cp.id where cp."tenantId" = c."tenantId" and cp."customerId" = c.id and cp."deletedAt" is null)`;
}

/** The attributes of one customer of the page, five hundred at most. */
function watchedBy(tenantId: string, kind: Kind) {
  const { assignments, parentName, plans, assignmentId, tasks, planId, taskId } = kinds[kind];
  return Prisma.sql`(
    select a.id, p.${parentName} || ', ' || cp.name as assignment, p.id as "planId", t.name as task, t."sequenceNumber", a.name, a."order", a."freshDays", v."observedAt"
    from ${assignments} cp join ${plans} p on p."tenantId" = cp."tenantId" and p.${assignmentId} = cp.id
    join ${tasks} t on t."tenantId" = cp."tenantId" and t.${planId} = p.id
    join customer_telemetry_attributes a on a."tenantId" = cp."tenantId" and a.${taskId} = t.id and a."isActive"
    left join lateral (select max(l."observedAt") as "observedAt" from telemetry_values l where l."tenantId" = cp."tenantId" and l."customerTelemetryAttributeId" = a.id) v on true
    where cp."tenantId" = ${tenantId}::uuid and cp."customerId" = page.id and cp."deletedAt" is null limit 500)`;
}

/** What was sent, the newest batch first; `next` is what to send as `before`. */
export function listBatches(ctx: Ctx, { before }: { before?: string | undefined }): Promise<{ batches: BatchRow[]; next: string | null }> {
  return within(ctx, async (tx) => {
    const rows = await tx.telemetryBatch.findMany({
      where: before ? { id: { lt: before } } : {}, orderBy: { id: "desc" }, take: PAGE + 1,
      select: { id: true, batchId: true, source: true, accepted: true, duplicates: true, rejected: true, at: true, apiKey: { select: { name: true } } },
    });
    const batches = rows.slice(0, PAGE).map(({ apiKey, at, ...batch }) => ({ ...batch, keyName: apiKey?.name ?? null, at: at.toISOString() }));
    return { batches, next: rows.length > PAGE ? (batches.at(-1)?.id ?? null) : null };
  });
}

/** The newest rejected rows, or those of one batch in the order they were sent, a hundred on a page; `next` is what to send as `rejected`. Of 30 days. */
export function listRejections(ctx: Ctx, { batch, rejected }: { batch?: string | undefined; rejected?: string | undefined }): Promise<{ rejections: RejectionRow[]; next: string | null }> {
  return within(ctx, async (tx) => {
    const rejections = await readRejections(tx, ctx, { batch, after: rejected, limit: REJECTED + 1 });
    return { rejections: rejections.slice(0, REJECTED), next: rejections.length > REJECTED ? (rejections[REJECTED - 1]?.id ?? null) : null };
  });
}

/** Evaluations of telemetry that failed for good and wait for a person, newest first. */
export function listFailures(ctx: Ctx): Promise<FailureRow[]> {
  return within(ctx, async (tx) => {
    const rows = await tx.job.findMany({
      where: { status: "failed", type: { in: ["adoption_evaluate", "adoption_reevaluate"] } }, orderBy: { id: "desc" }, take: PAGE, select: { id: true, type: true, error: true, attempts: true, updatedAt: true },
    });
    return rows.map(({ updatedAt, ...row }) => ({ ...row, at: updatedAt.toISOString() }));
  });
}
