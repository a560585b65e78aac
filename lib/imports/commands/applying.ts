import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { Pause, Stopped, type Slice } from "@/lib/jobs/slices";
import { applyCustomers } from "../applying/customers";
import { applyDeals } from "../applying/deals";
import { linkNext, nameRows } from "../applying/linking";
import { makeNext } from "../applying/making";
import { applyPeople } from "../applying/people";
import { applyProducts } from "../applying/products";
import type { Run } from "../applying/source";
import { countRows, lockBatch } from "../batches";
import { inTheNameOf, Starter } from "../rights";

/** So many rows are written in one transaction. */
const ROWS_AT_ONCE = 1_000;
/** Make what is missing, write the rows, then those that repeat earlier ones, then link records to those above them. */
const Cursor = z.object({ phase: z.enum(["making", "rows", "again", "naming", "linking", "over"]), after: z.number() });
type Cursor = z.infer<typeof Cursor>;

const writers = { customers: applyCustomers, deals: applyDeals, products: applyProducts, people: applyPeople };

/** The job of an import. Each step is one transaction that also moves the cursor, so a worker that dies leaves whole steps and the next one goes on. */
export async function applyRows(ctx: Ctx, payload: unknown, slice: Slice) {
  const starter = Starter.parse(payload);
  let cursor = Cursor.parse(slice.cursor ?? { phase: "making", after: 0 });
  while (cursor.phase !== "over") {
    if (slice.isOver()) return new Pause(cursor, await progressOf(ctx, starter.importId, cursor));
    cursor = await within(ctx, (tx) => step(tx, inTheNameOf(ctx, starter), { starter, slice, cursor }));
  }
  return { importId: starter.importId };
}

async function step(tx: Tx, ctx: Ctx, { starter, slice, cursor }: { starter: Starter; slice: Slice; cursor: Cursor }): Promise<Cursor> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('imports:' || ${ctx.tenantId}::text, 0))`;
  const batch = await lockBatch(tx, starter.importId);
  if (batch.state !== "RUNNING" || batch.jobId !== slice.jobId || !batch.changeSetId) throw new Stopped("This import was stopped.");
  const run: Run = { batch, changeSetId: batch.changeSetId, ctx };
  const next = await phases[cursor.phase](tx, run, cursor);
  if (next.phase === "over") await finish(tx, run);
  else await note(tx, ctx, { name: "import.advanced", entity: "ImportBatch", entityId: batch.id, changeSetId: run.changeSetId, details: { phase: cursor.phase, done: next.phase === "rows" ? next.after : batch.rows } });
  await slice.keep(tx, next, { done: doneAt(next, batch.rows), total: batch.rows });
  return next;
}

const phases: Record<Cursor["phase"], (tx: Tx, run: Run, cursor: Cursor) => Promise<Cursor>> = {
  async making(tx, run) {
    return (await makeNext(tx, run)) ? { phase: "making", after: 0 } : { phase: "rows", after: 0 };
  },
  async rows(tx, run, { after }) {
    const to = Math.min(after + ROWS_AT_ONCE, run.batch.rows);
    await writers[run.batch.entity](tx, run, { from: after, to });
    return to < run.batch.rows ? { phase: "rows", after: to } : { phase: "again", after: 0 };
  },
  async again(tx, run, { after }) {
    const numbers = await listRepeats(tx, run, after);
    const last = numbers.at(-1);
    if (last === undefined) return { phase: "naming", after: 0 };
    await writers[run.batch.entity](tx, run, { numbers });
    return { phase: "again", after: last };
  },
  async naming(tx, run) {
    if (run.batch.entity !== "customers" && run.batch.entity !== "people") return { phase: "over", after: 0 };
    await nameRows(tx, run);
    return { phase: "linking", after: 0 };
  },
  async linking(tx, run, { after }) {
    const last = await linkNext(tx, run, after);
    return last === null ? { phase: "over", after: 0 } : { phase: "linking", after: last };
  },
  over: (_, __, cursor) => Promise.resolve(cursor),
};

/** The next repetitions in the file's order, as long as no record comes twice: what a later row says must find what an earlier one left. */
async function listRepeats(tx: Tx, { batch, ctx }: Run, after: number) {
  const rows = await tx.$queryRaw<{ number: number; target: string }[]>`
    select r.number, coalesce(e."entityId"::text, 'row ' || e.number) as target
    from import_rows r join import_rows e on e."tenantId" = r."tenantId" and e."batchId" = r."batchId" and e.number = (r.plan ->> 'r')::int
    where r."tenantId" = ${ctx.tenantId}::uuid and r."batchId" = ${batch.id}::uuid and r.plan ? 'r' and r.number > ${after}::int order by r.number limit ${ROWS_AT_ONCE}`;
  const seen = new Set<string>();
  const end = rows.findIndex(({ number, target }) => seen.has(target) || !seen.add(target).add(`row ${number}`));
  return rows.slice(0, end < 0 ? rows.length : end).map(({ number }) => number);
}

async function finish(tx: Tx, { batch, ctx, changeSetId }: Run) {
  const counts = await countRows(tx, batch.id);
  const { create = 0, update = 0, skip = 0, error = 0 } = counts;
  await tx.importBatch.update({ where: { id: batch.id }, data: { state: "COMPLETED", counts, finishedAt: new Date() } });
  await note(tx, ctx, { name: "import.completed", entity: "ImportBatch", entityId: batch.id, changeSetId, details: { created: create, updated: update, skipped: skip, failed: error } });
}

const doneAt = ({ phase, after }: Cursor, rows: number) => (phase === "making" ? 0 : phase === "rows" ? after : rows);

async function progressOf(ctx: Ctx, importId: string, cursor: Cursor) {
  const batch = await within(ctx, (tx) => tx.importBatch.findUniqueOrThrow({ where: { id: importId }, select: { rows: true } }));
  return { done: doneAt(cursor, batch.rows), total: batch.rows };
}
