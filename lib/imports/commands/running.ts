import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { enqueue, note, record } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { lockBatch, type Batch } from "../batches";
import { assertMayImport, starterOf } from "../rights";
import { assertPreviewed, type CancelImport, type DiscardImport, type ResumeImport, type StartImport } from "../rules/steps";
import { stopJob } from "../stopping";

/** Opens the import's change set and puts its work in the queue. */
export function startImport(ctx: Ctx, { importId }: StartImport) {
  return within(ctx, async (tx) => {
    const batch = await lockMine(tx, ctx, importId);
    assertPreviewed(batch.state);
    const { create = 0, update = 0 } = batch.counts;
    if (create + update === 0) refuse("There is nothing to import: every row is already there, or needs fixing.");
    const { changeSetId } = await record(tx, sessionless(ctx), { name: "import.started", label: `Import of ${batch.fileName}`, entity: "ImportBatch", entityId: importId, changes: [], details: {} });
    const jobId = await enqueue(tx, ctx, "csv_import", starterOf(ctx, importId, batch.entity));
    await tx.importBatch.update({ where: { id: importId }, data: { state: "RUNNING", changeSetId, jobId, version: { increment: 1 } } });
    return { importId, changeSetId };
  });
}

/** Stops before the next transaction. What was written stays and can be undone; a preview is simply given up. */
export function cancelImport(ctx: Ctx, { importId }: CancelImport) {
  return within(ctx, async (tx) => {
    const batch = await lockMine(tx, ctx, importId);
    if (batch.state === "MAPPED") {
      await stopJob(tx, batch.jobId);
      await tx.importBatch.update({ where: { id: importId }, data: { state: "UPLOADED" } });
      return { importId };
    }
    if (batch.state !== "RUNNING") refuse("This import is not running.", 409);
    await stopJob(tx, batch.jobId);
    const done = await tx.importRow.count({ where: { batchId: importId, entityId: { not: null }, action: { in: ["CREATE", "UPDATE"] } } });
    await tx.importBatch.update({ where: { id: importId }, data: { state: "FAILED", finishedAt: new Date(), summary: { ...batch.summary, error: `Stopped by ${ctx.actor.name}.` } } });
    await note(tx, ctx, { name: "import.stopped", entity: "ImportBatch", entityId: importId, details: { done } });
    return { importId };
  });
}

/** Goes on where a stopped or failed import stood: no row is written twice, none is left out. */
export function resumeImport(ctx: Ctx, { importId }: ResumeImport) {
  return within(ctx, async (tx) => {
    const batch = await lockMine(tx, ctx, importId);
    const job = batch.jobId ? await tx.job.findUnique({ where: { id: batch.jobId }, select: { type: true, status: true, cursor: true } }) : null;
    const isOver = job?.type === "csv_import" && (job.status === "failed" || job.status === "cancelled");
    if (!isOver || (batch.state !== "RUNNING" && batch.state !== "FAILED")) refuse("This import has not been stopped.", 409);
    const jobId = await enqueue(tx, ctx, "csv_import", starterOf(ctx, importId, batch.entity));
    if (job.cursor) await tx.job.update({ where: { id: jobId }, data: { cursor: job.cursor } });
    const { error: _error, ...summary } = batch.summary;
    await tx.importBatch.update({ where: { id: importId }, data: { state: "RUNNING", jobId, finishedAt: null, summary } });
    await note(tx, ctx, { name: "import.resumed", entity: "ImportBatch", entityId: importId, details: {} });
    return { importId };
  });
}

/** An upload that is not wanted after all; nothing of it was written. */
export function discardImport(ctx: Ctx, { importId }: DiscardImport) {
  return within(ctx, async (tx) => {
    const batch = await lockMine(tx, ctx, importId);
    if (batch.changeSetId) refuse("This import has been run. Undo it instead.", 409);
    await stopJob(tx, batch.jobId);
    await tx.importBatch.delete({ where: { id: importId }, select: { id: true } });
    await note(tx, ctx, { name: "import.discarded", entity: "ImportBatch", entityId: importId, details: { name: batch.fileName } });
    return { importId };
  });
}

async function lockMine(tx: Tx, ctx: Ctx, importId: string): Promise<Batch> {
  const batch = await lockBatch(tx, importId);
  assertMayImport(ctx, batch.entity, batch.createdById);
  return batch;
}

/** Ctrl-Z takes back what was just done by hand; an import has its own way back, on its page. */
function sessionless({ sessionId: _sessionId, ...ctx }: Ctx): Ctx {
  return ctx;
}
