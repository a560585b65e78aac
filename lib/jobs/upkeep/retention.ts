import "server-only";
import { everything } from "@/lib/db/everything";
import { Pause, type Slice } from "../slices";

const BATCH = 5000;

/** Nightly: jobs are kept for 30 days after they ended, messages 90, errors 30, idempotency keys 24 hours, telemetry 25 months, its rejected rows, and what waits to be evaluated, 30 days. Audit is never removed by a job. */
export async function cleanUp(slice: Slice) {
  await everything.$queryRaw`select create_telemetry_partitions(now()::date, (now() + interval '3 months')::date)`; // the months ahead
  await everything.$queryRaw`select drop_telemetry_partitions((now() - interval '25 months')::date)`;
  const removed: Record<string, number> = { ...(slice.cursor as Record<string, number> | null) };
  for (const [name, remove] of Object.entries(removals)) {
    for (let count = BATCH; count === BATCH; ) {
      if (slice.isOver()) return new Pause(removed, { done: 0, total: 0 });
      count = await remove();
      removed[name] = (removed[name] ?? 0) + count;
    }
  }
  return removed;
}

const removals = {
  jobs: () => everything.$executeRaw`
    delete from jobs where id in (select id from jobs where status in ('completed', 'failed', 'cancelled') and "runAfter" < now() - interval '30 days' and "updatedAt" < now() - interval '30 days' limit ${BATCH}::int)`,
  outbox: () => everything.$executeRaw`
    delete from outboxes where id in (select id from outboxes where state in ('SENT', 'FAILED', 'DROPPED_STALE') and "nextAttemptAt" < now() - interval '89 days' and "createdAt" < now() - interval '90 days' limit ${BATCH}::int)`,
  idempotencyKeys: () => everything.$executeRaw`delete from idempotency_keys where id in (select id from idempotency_keys where "expiresAt" < now() limit ${BATCH}::int)`,
  errors: () => everything.$executeRaw`delete from app_errors where id in (select id from app_errors where at < now() - interval '30 days' limit ${BATCH}::int)`,
  rateLimits: () => everything.$executeRaw`delete from rate_limits where id in (select id from rate_limits where "windowStart" < now() - interval '1 day' limit ${BATCH}::int)`,
  // What was observed before its month had a partition counts from the day it came: a history that is brought in late is not lost overnight.
  telemetry: () => everything.$executeRaw`
    delete from telemetry_values where (id, "observedAt") in (
      select id, "observedAt" from telemetry_values where "observedAt" < now() - interval '25 months' and "createdAt" < now() - interval '25 months' limit ${BATCH}::int)`,
  rejections: () => everything.$executeRaw`delete from telemetry_rejections where id in (select id from telemetry_rejections where at < now() - interval '30 days' limit ${BATCH}::int)`,
  chunks: () => everything.$executeRaw`delete from telemetry_chunks where id in (select id from telemetry_chunks where at < now() - interval '30 days' limit ${BATCH}::int)`,
  presence: () => everything.$executeRaw`delete from locked_entities where id in (select id from locked_entities where "expiresAt" < now() - interval '1 day' limit ${BATCH}::int)`,
};
