import "server-only";
import { everything } from "@/lib/db/everything";
import type { Tx } from "@/lib/db/within";
import type { JobType } from "@/lib/events/catalog";
import type { JobStatus } from "@/lib/generated/prisma/enums";
import { LEASE_SECONDS, longTypes, Stopped, TENANT_LIMIT, type Progress } from "./slices";

export type ClaimedJob = { id: string; tenantId: string | null; type: JobType; payload: unknown; cursor: unknown; attempts: number; maxAttempts: number; fence: bigint };
type Hold = Pick<ClaimedJob, "id" | "fence">;

/** How one slice ended. `pending`: there is more to do, or it is tried again, after `wait` milliseconds. */
export type Ending =
  | { status: "completed"; result?: unknown }
  | { status: "failed"; error: string }
  | { status: "pending"; wait: number; error?: string; cursor?: object; progress?: Progress }
  | { status: "cancelled" };

/** What stands in the row afterwards. */
export type Ended = { status: JobStatus; error: string | null; runAfter: Date };

/** Takes one job for the length of a lease. Null: done, not due, or someone else's. "busy": the tenant already runs as many as it may. */
export async function claimJob(id: string): Promise<ClaimedJob | "busy" | null> {
  const [job] = await everything.$queryRaw<(ClaimedJob & { isBusy: boolean })[]>`
    select * from claim_job(${id}::uuid, ${TENANT_LIMIT}::int, ${longTypes}::text[], make_interval(secs => ${LEASE_SECONDS}::int))`;
  if (!job) return null;
  const { isBusy, ...claimed } = job;
  return isBusy ? "busy" : claimed;
}

/** Holds the lease for its whole length again. False: another worker has the job by now, or somebody cancelled it. */
export async function renewLease({ id, fence }: Hold) {
  const renewed = await everything.$executeRaw`
    update jobs set "lockedUntil" = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int) where id = ${id}::uuid and fence = ${fence} and status = 'processing'`;
  return renewed === 1;
}

/** Keeps cursor and progress in the transaction of the work itself; that transaction only commits while the lease is held. */
export async function keepCursor(tx: Pick<Tx, "$executeRaw">, { id, fence }: Hold, cursor: object, progress: Progress) {
  const kept = await tx.$executeRaw`
    update jobs set cursor = ${JSON.stringify(cursor)}::jsonb, progress = ${JSON.stringify(progress)}::jsonb, deaths = 0, "updatedAt" = now(),
      "lockedUntil" = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
    where id = ${id}::uuid and fence = ${fence} and status = 'processing'`;
  if (kept !== 1) throw new Stopped("The job was cancelled, or another worker has it.");
}

export async function setProgress({ id, fence }: Hold, progress: Progress) {
  await everything.$executeRaw`update jobs set progress = ${JSON.stringify(progress)}::jsonb, "updatedAt" = now() where id = ${id}::uuid and fence = ${fence} and status = 'processing'`;
}

/** Cancelling a running job is asked of it, not done to it: it looks between its batches. */
export async function isCancelled({ id }: Hold) {
  const job = await everything.job.findUnique({ where: { id }, select: { status: true } });
  return job?.status === "cancelled";
}

/**
 * Writes the ending, if this worker still has a say; null if not. What goes back to wait gets a wake-up in the same statement.
 * Somebody may have cancelled it meanwhile: then it stays cancelled, unless the work was already whole.
 */
export async function endJob({ id, fence }: Hold, ending: Ending): Promise<Ended | null> {
  const { status, error, wait, cursor, progress, result } = { ...nothing, ...ending };
  const isWhole = status === "completed";
  const [ended] = await everything.$queryRaw<Ended[]>`
    with ended as (
      update jobs set "lockedUntil" = null, "updatedAt" = now(),
        status = case when status = 'cancelled' and not ${isWhole} then status else ${status}::"JobStatus" end,
        error = case when status = 'cancelled' then null else ${error} end,
        attempts = case when ${cursor !== null} then 0 else attempts end,
        "runAfter" = clock_timestamp() + make_interval(secs => ${wait / 1000}::float8),
        cursor = coalesce(${json(cursor)}::jsonb, cursor), progress = coalesce(${json(progress)}::jsonb, progress), result = coalesce(${json(result)}::jsonb, result)
      where id = ${id}::uuid and fence = ${fence} and status in ('processing', 'cancelled') and "lockedUntil" is not null
      returning id, "tenantId", status, error, "runAfter", fence),
    bell as (
      insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
      select "tenantId", 'EVENT', 'inngest', 'wake:' || id || ':' || fence, jsonb_build_object('tenantId', "tenantId", 'jobIds', jsonb_build_array(id), 'at', "runAfter")
      from ended where status = 'pending')
    select status::text, error, "runAfter" from ended`;
  return ended ?? null;
}

const nothing = { error: null, wait: 0, cursor: null, progress: null, result: null };

function json(value: unknown) {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
