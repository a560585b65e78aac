import "server-only";
import { makeZip } from "client-zip";
import { notFound } from "next/navigation";
import { storage } from "@/lib/attachments/storage";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { keyOf, Packed, type Part } from "../exports";
import { assertOwnHand } from "../rights";
import type { OpenExport } from "../rules";
import { fileOf } from "./exporting";

/** The archive of an export, put together while it is sent: a list of what is in it, the tables' parts, and the organization's files. */
export async function fetchExport(ctx: Ctx, { jobId }: OpenExport): Promise<Response> {
  const { result, updatedAt } = await within(ctx, async (tx) => {
    assertOwnHand(ctx, "privacy.export");
    const job = await tx.job.findUnique({ where: { id: jobId, type: "organization_export", status: "completed" }, select: { result: true, updatedAt: true } });
    if (job) await note(tx, ctx, { name: "organization.export_fetched", entity: "Organization", entityId: ctx.tenantId, details: {} });
    return job ?? notFound();
  });
  const packed = Packed.parse(result);
  if (new Date(packed.until) < new Date()) refuse("This export is too old and was removed. Ask for a new one.", 404);
  return fileOf(`export-${updatedAt.toISOString().slice(0, 10)}.zip`, "application/zip", makeZip(entriesOf(ctx, { jobId, packed, at: updatedAt })));
}

type Entry = { name: string; lastModified: Date; input: AsyncIterable<Uint8Array> | string };

async function* entriesOf(ctx: Ctx, { jobId, packed: { parts, rows }, at }: { jobId: string; packed: Packed; at: Date }): AsyncGenerator<Entry> {
  const list = {
    organization: ctx.setting.organizationName, madeAt: at.toISOString(), rows, tables: tallied(parts),
    note: "tables: one JSON object per line and row, gzip. files: as they were uploaded; the table attachments says what each is.",
  };
  yield { name: "contents.json", lastModified: at, input: `${JSON.stringify(list, null, 2)}\n` };
  for (const part of parts) yield await stored(`tables/${part.table}-${String(part.n).padStart(4, "0")}.ndjson.gz`, keyOf(ctx.tenantId, jobId, part), at);
  for await (const file of filesOf(ctx)) {
    if ((await storage().sizeOf(file.fileUrl)) === null) continue; // its row was purged meanwhile
    yield await stored(`files/${file.id}${/\.[\w]{1,12}$/.exec(file.fileName)?.[0] ?? ""}`, file.fileUrl, file.createdAt);
  }
}

function tallied(parts: readonly Part[]) {
  const tally: Record<string, number> = {};
  for (const { table, rows } of parts) tally[table] = (tally[table] ?? 0) + rows;
  return tally;
}

async function stored(name: string, key: string, lastModified: Date): Promise<Entry> {
  const input = await storage().read(key);
  if (input === null) throw new Error(`${name} is not in the storage`);
  return { name, lastModified, input };
}

/** Every file the organization keeps, those in the trash too. */
async function* filesOf(ctx: Ctx) {
  for (let after: string | undefined; ; ) {
    const at: string | undefined = after;
    const page = await within(ctx, (tx) => tx.attachment.findMany({ where: at ? { id: { gt: at } } : {}, orderBy: { id: "asc" }, take: 200, select: { id: true, fileName: true, fileUrl: true, createdAt: true } }));
    yield* page;
    if (page.length < 200) return;
    after = page.at(-1)?.id;
  }
}
