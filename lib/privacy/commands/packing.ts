import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { z } from "zod";
import { storage } from "@/lib/attachments/storage";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { enqueue, note } from "@/lib/events/record";
import { Pause, type Slice } from "@/lib/jobs/slices";
import { notify } from "@/lib/notifications/outbox";
import { refuse } from "@/lib/refusal";
import { EXPORT_DAYS, keyOf, type Packed, type Part } from "../exports";
import { assertOwnHand } from "../rights";
import { listTables, readPage } from "../tables";

/** Has everything of the organization written to files; one at a time. */
export function askForExport(ctx: Ctx): Promise<{ jobId: string }> {
  return within(ctx, async (tx) => {
    assertOwnHand(ctx, "privacy.export");
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('export:' || current_tenant(), 0))`;
    const waiting = await tx.job.findFirst({ where: { type: "organization_export", status: { in: ["pending", "processing"] } }, select: { id: true } });
    if (waiting) refuse("An export is being made already. You are told when it is ready.", 409);
    await note(tx, ctx, { name: "organization.export_asked", entity: "Organization", entityId: ctx.tenantId, details: {} });
    return { jobId: await enqueue(tx, ctx, "organization_export", { userId: ctx.person?.id ?? null }) };
  });
}

/** So many rows make a part; no more is ever held. */
const ROWS_AT_ONCE = 2000;
type Cursor = { table: string; after: string | null; parts: Part[] };
const compress = promisify(gzip);

/** Writes the tables part by part. A part has one name, so a worker that died in between writes the same one again. */
export async function writeExport(ctx: Ctx, payload: unknown, slice: Slice) {
  const { userId } = z.object({ userId: z.uuid().nullable() }).parse(payload);
  const tables = await within(ctx, (tx) => listTables(tx));
  let cursor: Cursor = { table: "", after: null, parts: [], ...(slice.cursor as Cursor | null) };
  for (const [done, table] of tables.entries()) {
    while (cursor.table <= table) {
      const progress = { done, total: tables.length };
      if (slice.isOver()) return new Pause(cursor, progress);
      cursor = await within(ctx, async (tx) => {
        const next = await writePart(tx, ctx, { jobId: slice.jobId, table, cursor });
        await slice.keep(tx, next, progress);
        return next;
      });
    }
  }
  return tell(ctx, userId, slice.jobId, cursor.parts);
}

async function writePart(tx: Tx, { tenantId }: Ctx, { jobId, table, cursor }: { jobId: string; table: string; cursor: Cursor }): Promise<Cursor> {
  const { lines, last } = await readPage(tx, { table, ids: null, after: cursor.table === table ? cursor.after : null, most: ROWS_AT_ONCE });
  const next = last ? { table, after: last } : { table: `${table} `, after: null };
  if (lines.length === 0) return { ...next, parts: cursor.parts };
  const bytes = await compress(`${lines.join("\n")}\n`);
  const part = { table, n: cursor.parts.filter((one) => one.table === table).length + 1, rows: lines.length, bytes: bytes.length };
  await storage().write(keyOf(tenantId, jobId, part), once(bytes), bytes.length);
  return { ...next, parts: [...cursor.parts, part] };
}

/** Told once, however often the end is run. */
function tell(ctx: Ctx, userId: string | null, jobId: string, parts: Part[]): Promise<Packed> {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const until = new Date(Date.now() + EXPORT_DAYS * 86_400_000).toISOString();
  return within(ctx, async (tx) => {
    await note(tx, ctx, { name: "organization.export_made", entity: "Organization", entityId: ctx.tenantId, details: {} });
    const body = `It can be downloaded for ${EXPORT_DAYS} days.`;
    if (userId) await notify(tx, ctx, { userId, kind: "export.ready", key: jobId, title: "The export of everything is ready", body, href: "/settings/privacy" });
    return { rows, until, parts };
  });
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
