import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { enqueue, note, record } from "@/lib/events/record";
import { Pause, Stopped, type Slice } from "@/lib/jobs/slices";
import { refuse } from "@/lib/refusal";
import { lockBatch } from "../batches";
import { assertMayImport, inTheNameOf, Starter, starterOf } from "../rights";
import { assertUndoable, type UndoImport } from "../rules/steps";
import { stopJob } from "../stopping";
import type { Undo } from "../undoing/made";
import { steps } from "../undoing/steps";

const Cursor = z.object({ step: z.number(), before: z.uuid().nullable(), reverted: z.number(), kept: z.number(), total: z.number() });
type Cursor = z.infer<typeof Cursor>;
const Payload = Starter.extend({ revertId: z.uuid() });

/** Takes a whole import back in the background. Rows that somebody edited since stay, and the result says which. */
export function undoImport(ctx: Ctx, { importId }: UndoImport) {
  return within(ctx, async (tx) => {
    const batch = await lockBatch(tx, importId);
    assertMayImport(ctx, batch.entity, batch.createdById);
    assertUndoable(batch.state, batch.finishedAt, new Date());
    const job = batch.jobId ? await tx.job.findUnique({ where: { id: batch.jobId }, select: { type: true, status: true, payload: true, cursor: true } }) : null;
    const before = job?.type === "import_undo" ? job : null;
    if (before && (before.status === "pending" || before.status === "processing")) refuse("This import is being undone already.", 409);
    const { sessionId: _sessionId, ...who } = ctx;
    const revertId = before ? Payload.parse(before.payload).revertId
      : (await record(tx, who, { name: "import.undo_started", label: `Undo: Import of ${batch.fileName}`, entity: "ImportBatch", entityId: importId, changes: [], details: {}, revertOfId: batch.changeSetId ?? refuse("Nothing of this import has been written yet.", 409) })).changeSetId;
    await stopJob(tx, batch.jobId);
    const jobId = await enqueue(tx, ctx, "import_undo", { ...starterOf(ctx, importId, batch.entity), revertId });
    if (before?.cursor) await tx.job.update({ where: { id: jobId }, data: { cursor: before.cursor } });
    await tx.importBatch.update({ where: { id: importId }, data: { jobId, version: { increment: 1 } } });
    return { importId, changeSetId: revertId };
  });
}

/** The job of an undo: portion after portion, each a transaction that also moves the cursor. */
export async function takeBack(ctx: Ctx, payload: unknown, slice: Slice) {
  const starter = Payload.parse(payload);
  let cursor = Cursor.parse(slice.cursor ?? { step: 0, before: null, reverted: 0, kept: 0, total: 0 });
  while (cursor.step < steps.length) {
    if (slice.isOver()) return new Pause(cursor, progressOf(cursor));
    cursor = await within(ctx, (tx) => portion(tx, inTheNameOf(ctx, starter), { starter, slice, cursor }));
  }
  return { reverted: cursor.reverted, kept: cursor.kept };
}

async function portion(tx: Tx, ctx: Ctx, { starter, slice, cursor }: { starter: z.infer<typeof Payload>; slice: Slice; cursor: Cursor }): Promise<Cursor> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('imports:' || ${ctx.tenantId}::text, 0))`;
  const batch = await lockBatch(tx, starter.importId);
  if (batch.jobId !== slice.jobId || !batch.changeSetId) throw new Stopped("Another undo has been asked for.");
  const undo: Undo = { tenantId: ctx.tenantId, batchId: batch.id, changeSetId: batch.changeSetId, revertId: starter.revertId };
  const total = cursor.total || (await countItems(tx, undo));
  const taken = await (steps[cursor.step] ?? refuse("There is no such step."))(tx, ctx, undo, cursor.before);
  const next: Cursor = { total, reverted: cursor.reverted + taken.reverted, kept: cursor.kept + taken.kept, step: taken.last ? cursor.step : cursor.step + 1, before: taken.last };
  if (next.step >= steps.length) await finish(tx, ctx, undo, next);
  else if (taken.reverted > 0) await note(tx, ctx, { name: "import.advanced", entity: "ImportBatch", entityId: batch.id, changeSetId: undo.revertId, details: { phase: "undo", done: next.reverted } });
  await slice.keep(tx, next, progressOf(next));
  return next;
}

async function finish(tx: Tx, ctx: Ctx, { batchId, changeSetId, revertId }: Undo, { reverted, kept }: Cursor) {
  await tx.changeSet.update({ where: { id: changeSetId }, data: { revertedAt: new Date() }, select: { id: true } });
  const { summary } = await lockBatch(tx, batchId);
  await tx.importBatch.update({ where: { id: batchId }, data: { state: "UNDONE", summary: { ...summary, reverted, kept } } });
  await note(tx, ctx, { name: "import.undone", entity: "ImportBatch", entityId: batchId, changeSetId: revertId, details: { reverted, kept } });
}

/** Records the import touched: what the bar counts to. */
async function countItems(tx: Tx, { tenantId, changeSetId }: Undo) {
  const [counted] = await tx.$queryRaw<{ count: number }[]>`
    select count(distinct "entityId")::int as count from change_items where "tenantId" = ${tenantId}::uuid and "changeSetId" = ${changeSetId}::uuid and "entityType" not in ('DealLine', 'DealContact')`;
  return counted?.count ?? 0;
}

const progressOf = ({ reverted, kept, total }: Cursor) => ({ done: Math.min(reverted + kept, total), total });
