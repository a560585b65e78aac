import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { enqueue } from "@/lib/events/record";
import { Pause, Stopped, type Slice } from "@/lib/jobs/slices";
import { refuse } from "@/lib/refusal";
import { countRows, lockBatch, type Batch } from "../batches";
import { FIELDS } from "../fields";
import { listRaw, reach } from "../portions";
import { assertMayImport, Starter, starterOf } from "../rights";
import { assertOpen, SHOWN_CHARACTERS, type FixCell, type PreviewImport } from "../rules/steps";
import { openSession, recallSeen, saveFates, type Session } from "../session";
import { stopJob } from "../stopping";

/** So many rows are planned and written in one transaction, or fewer when they are long. */
const ROWS_AT_ONCE = 500;
const Cursor = z.object({ after: z.number(), notes: z.record(z.string(), z.number()) });
type Cursor = z.infer<typeof Cursor>;

/** Works out every row's fate in the background. Refused as long as a field that every record needs comes from no column. */
export function previewImport(ctx: Ctx, { importId }: PreviewImport) {
  return within(ctx, async (tx) => {
    const batch = await lockBatch(tx, importId);
    assertMayImport(ctx, batch.entity, batch.createdById);
    assertOpen(batch.state);
    const mapped = batch.mapping.flatMap(({ target }) => (target.to === "field" ? [target.field] : []));
    const missing = FIELDS[batch.entity].find(({ isRequired, key }) => isRequired && !mapped.includes(key));
    if (missing) refuse(`Say which column holds the ${missing.label.toLowerCase()}.`);
    if (mapped.length === 0) refuse("Every column is left out. Say where at least one of them goes.");
    return { jobId: await ringPreview(tx, ctx, batch) };
  });
}

/** The job of the preview: plans slice after slice, the same way every time, so that it can go on wherever it was interrupted. */
export async function planRows(ctx: Ctx, payload: unknown, slice: Slice) {
  const starter = Starter.parse(payload);
  let cursor = Cursor.parse(slice.cursor ?? { after: 0, notes: {} });
  let session: Session | null = null;
  let most = ROWS_AT_ONCE;
  for (;;) {
    const step: { batch: Batch; cursor: Cursor } = await within(ctx, async (tx) => {
      const batch = await lockBatch(tx, starter.importId);
      if (batch.jobId !== slice.jobId) throw new Stopped("Another preview has been asked for.");
      if (!session && cursor.after === 0) await tx.importName.deleteMany({ where: { batchId: batch.id } });
      session ??= await openSession(tx, batch, starter, await recallSeen(tx, batch.id, cursor.after));
      const next = await planSlice(tx, { ctx, batch, session, most }, cursor);
      await slice.keep(tx, next, { done: next.after, total: batch.rows });
      if (next.after >= batch.rows) await tx.importBatch.update({ where: { id: batch.id }, data: { state: "PREVIEWED", counts: await countRows(tx, batch.id), summary: { notes: next.notes } } });
      return { batch, cursor: next };
    });
    most = reach(step.cursor.after - cursor.after, ROWS_AT_ONCE);
    cursor = step.cursor;
    if (cursor.after >= step.batch.rows) return { rows: step.batch.rows };
    if (slice.isOver()) return new Pause(cursor, { done: cursor.after, total: step.batch.rows });
  }
}

/** One cell typed anew: only this row is planned again. */
export function fixCell(ctx: Ctx, { importId, number, column, was, value }: FixCell) {
  return within(ctx, async (tx) => {
    const batch = await lockBatch(tx, importId);
    assertMayImport(ctx, batch.entity, batch.createdById);
    assertOpen(batch.state);
    if (batch.state !== "PREVIEWED") refuse("The preview is being made again. Wait until it is here.", 409);
    const row = await tx.importRow.findUnique({ where: { tenantId_batchId_number: { tenantId: ctx.tenantId, batchId: importId, number } }, select: { raw: true } });
    const raw = z.array(z.string()).parse(row?.raw ?? []);
    if (column >= batch.layout.columns.length || !row) refuse("This row is not here.", 404);
    if (!isAsRead(raw[column] ?? "", was)) refuse("Somebody typed something else here since. Look at it again.", 409);
    const fixed = batch.layout.columns.map((_, at) => (at === column ? value : (raw[at] ?? "")));
    await tx.importRow.update({ where: { tenantId_batchId_number: { tenantId: ctx.tenantId, batchId: importId, number } }, data: { raw: fixed } });
    const session = await openSession(tx, batch, starterOf(ctx, importId, batch.entity), await recallSeen(tx, importId, number - 1));
    await saveFates(tx, { tenantId: ctx.tenantId, batchId: importId }, await session.plan(tx, [{ number, raw: fixed }]));
    await tx.importBatch.update({ where: { id: importId }, data: { counts: await countRows(tx, importId), version: { increment: 1 } } });
    return { number };
  });
}

const isAsRead = (cell: string, was: string) => (was.length < SHOWN_CHARACTERS ? cell === was : cell.startsWith(was));

/** A new preview takes the place of one that is still being made. */
async function ringPreview(tx: Tx, ctx: Ctx, batch: Batch) {
  await stopJob(tx, batch.jobId);
  const jobId = await enqueue(tx, ctx, "import_preview", starterOf(ctx, batch.id, batch.entity));
  await tx.importBatch.update({ where: { id: batch.id }, data: { state: "MAPPED", jobId, version: { increment: 1 } } });
  return jobId;
}

async function planSlice(tx: Tx, { ctx, batch, session, most }: { ctx: Ctx; batch: Batch; session: Session; most: number }, { after, notes }: Cursor): Promise<Cursor> {
  const rows = await listRaw(tx, { batchId: batch.id, after, most });
  const planned = await session.plan(tx, rows);
  await saveFates(tx, { tenantId: ctx.tenantId, batchId: batch.id }, planned);
  const counted = { ...notes };
  for (const { message } of planned.rows) for (const code of new Set(message.notes.map((note) => note.code))) counted[code] = (counted[code] ?? 0) + 1;
  return { after: rows.at(-1)?.number ?? batch.rows, notes: counted };
}
