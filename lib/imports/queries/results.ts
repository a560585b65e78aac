import "server-only";
import { notFound } from "next/navigation";
import { stringify } from "csv-stringify/sync";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { Noun } from "../fields";
import { getBatch } from "../batches";
import { mayImport } from "../rights";
import type { GetImport } from "../rules/steps";
import { listFaulty, reach } from "../portions";

/** What an undo left alone, and why. */
export type Leaving = { id: string; entityType: string; entityId: string; name: string; reason: string };

export function listLeavings(ctx: Ctx, { importId }: GetImport): Promise<Leaving[]> {
  return within(ctx, (tx) => tx.importLeaving.findMany({ where: { batchId: importId }, orderBy: { id: "asc" }, take: 200, select: { id: true, entityType: true, entityId: true, name: true, reason: true } }));
}

/** Records whose name holds the text, to say what a name of the file means. */
export async function searchRecords(ctx: Ctx, { importId, noun, q }: { importId: string; noun: Noun; q: string }): Promise<{ id: string; name: string }[]> {
  if (!mayImport(ctx)) notFound();
  return within(ctx, async (tx) => {
    const { options } = await getBatch(tx, importId);
    if (noun === "stage") return tx.pipelineStage.findMany({ where: { pipelineId: options.pipelineId ?? "00000000-0000-0000-0000-000000000000", name: { contains: q, mode: "insensitive" } }, orderBy: { order: "asc" }, take: 50, select: { id: true, name: true } });
    if (noun === "user") return tx.$queryRaw`select id, name from users where ${q} = '' or id in (select search_ids('users', ${q}, 200)) order by name, id limit 20`;
    if (noun === "product") return tx.$queryRaw`select id, name from products where "deletedAt" is null and (${q} = '' or id in (select search_ids('products', ${q}, 200))) order by name, id limit 20`;
    if (noun === "contact") return tx.$queryRaw`select id, name from contacts where "deletedAt" is null and (${q} = '' or id in (select search_ids('contacts', ${q}, 200))) order by "nameKey", id limit 20`;
    return tx.$queryRaw`select id, name from customers where "deletedAt" is null and (${q} = '' or id in (select search_ids('customers', ${q}, 200))) order by "nameKey", id limit 20`;
  });
}

/** So many rows are read at a time, or fewer when they are long. */
const PAGE = 1_000;

/** The rows that need fixing as a CSV file: the file's own columns, then the row's number and what is wrong. Correct it and upload it again. */
export async function downloadErrors(ctx: Ctx, { importId }: GetImport): Promise<Response> {
  if (!mayImport(ctx)) notFound();
  const { layout, fileName } = await within(ctx, (tx) => getBatch(tx, importId));
  const name = `${fileName.replace(/\.[^.]*$/, "")} to fix.csv`;
  const pages = errorPages(ctx, importId, layout.columns.length);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encode([[...layout.columns, "Row", "What to fix"]], true)),
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encode(value));
    },
  });
  return new Response(body, { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name.replace(/[^ -~]|["\\]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`, "x-content-type-options": "nosniff", "cache-control": "no-store" } });
}

async function* errorPages(ctx: Ctx, importId: string, width: number): AsyncGenerator<string[][]> {
  for (let after = 0, most = PAGE; ; ) {
    const rows = await within(ctx, (tx) => listFaulty(tx, { batchId: importId, after, most }));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ number, raw, message }) => [...Array.from({ length: width }, (_, at) => raw[at] ?? ""), String(number), (message?.problems ?? []).map((problem) => problem.message).join(" ")]);
    [after, most] = [last.number, reach(rows.length, PAGE)];
  }
}

/** With a mark, so that Excel reads it as UTF-8. What a spreadsheet would run as a formula is made text; numbers stay numbers. */
function encode(rows: string[][], isFirst = false) {
  return new TextEncoder().encode((isFirst ? "\ufeff" : "") + stringify(rows.map((row) => row.map(harmless)), { record_delimiter: "\r\n" }));
}

const harmless = (cell: string) => (/^[=+\-@\t\r]/.test(cell) && !/^[-+]?[\d.,\s]+%?$/.test(cell) ? `'${cell}` : cell);
