import "server-only";
import type { Tx } from "@/lib/db/within";

/** Cancels the work of an earlier step, if there is any left: what waits never begins, what runs stops before its next transaction. */
export async function stopJob(tx: Tx, jobId: string | null) {
  if (!jobId) return;
  await tx.job.updateMany({ where: { id: jobId, status: { in: ["pending", "processing"] } }, data: { status: "cancelled" } });
}
