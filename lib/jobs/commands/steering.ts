import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { assertCancellable, assertRetriable, type CancelJob, type RetryJob } from "../rules";

/** Puts work that came to a bad end back to wait, with all of its attempts; it goes on from its cursor. */
export function retryJob(ctx: Ctx, { jobId }: RetryJob) {
  return within(ctx, async (tx) => {
    const job = await lockJob(tx, jobId);
    assertRetriable(job, new Date());
    await tx.job.update({ where: { id: jobId }, data: { status: "pending", attempts: 0, error: null, runAfter: new Date(), lockedUntil: null } });
    await tx.$executeRaw`
      insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
      values (${ctx.tenantId}::uuid, 'EVENT', 'inngest', 'wake:' || uuid7(), jsonb_build_object('tenantId', ${ctx.tenantId}::text, 'jobIds', jsonb_build_array(${jobId}::text)))`;
    return note(tx, ctx, { name: "job.retried", entity: "Job", entityId: jobId, details: { type: job.type } });
  });
}

/** What waits is cancelled at once; what runs stops at its next whole batch, and keeps what it has done. */
export function cancelJob(ctx: Ctx, { jobId }: CancelJob) {
  return within(ctx, async (tx) => {
    const job = await lockJob(tx, jobId);
    assertCancellable(job);
    await tx.job.update({ where: { id: jobId }, data: { status: "cancelled" } });
    return note(tx, ctx, { name: "job.cancelled", entity: "Job", entityId: jobId, details: { type: job.type } });
  });
}

type LockedJob = { type: string; status: "pending" | "processing" | "completed" | "failed" | "cancelled"; lockedUntil: Date | null };

async function lockJob(tx: Tx, jobId: string) {
  const [job] = await tx.$queryRaw<LockedJob[]>`select type, status::text, "lockedUntil" from jobs where id = ${jobId}::uuid for no key update`;
  return job ?? notFound();
}
