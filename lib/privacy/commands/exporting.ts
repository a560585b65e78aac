import "server-only";
import { Readable } from "node:stream";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { assertOwnHand } from "../rights";
import { lockSubject } from "../subjects";
import { listTables, readPage, type Page } from "../tables";
import type { NamedSubject } from "../rules";

const ROWS_AT_ONCE = 1000;

/** Everything that names one person, table by table, as one JSON file that is written while it is sent. Refuses whoever may only look: that it was taken is told. */
export async function exportPerson(ctx: Ctx, { kind, id }: NamedSubject): Promise<Response> {
  const { subject, tables } = await within(ctx, async (tx) => {
    assertOwnHand(ctx, "privacy.export");
    const found = await lockSubject(tx, { kind, id });
    await note(tx, ctx, kind === "user" ? { name: "person.exported", entity: "User", entityId: id, details: {} } : { name: "contact.exported", entity: "Contact", entityId: id, details: {} });
    return { subject: found, tables: await listTables(tx, ["telemetry_values"]) };
  });
  const head = { organization: ctx.setting.organizationName, exportedAt: new Date().toISOString(), person: { kind, id, name: subject.name } };
  return fileOf(`person-${id}.json`, "application/json", jsonOf(ctx, head, { tables, ids: subject.ids }));
}

/** `{…head, "tables": {"contacts": [row, …], …}}`; tables without a row are left out. */
async function* jsonOf(ctx: Ctx, head: object, { tables, ids }: { tables: readonly string[]; ids: readonly string[] }) {
  yield `${JSON.stringify(head).slice(0, -1)},"tables":{`;
  let between = "\n";
  for (const table of tables) {
    let opened = "";
    for await (const lines of pagesOf(ctx, table, ids)) {
      yield `${opened ? ",\n" : `${between}"${table}":[\n`}${lines.join(",\n")}`;
      opened = "]";
      between = ",\n";
    }
    yield opened;
  }
  yield "}}\n";
}

/** The pages of a table that have a row. */
async function* pagesOf(ctx: Ctx, table: string, ids: readonly string[]) {
  for (let after: string | null = null; ; ) {
    const page: Page = await readNext(ctx, { table, ids, after });
    if (page.lines.length > 0) yield page.lines;
    if (!page.last) return;
    after = page.last;
  }
}

function readNext(ctx: Ctx, asked: { table: string; ids: readonly string[]; after: string | null }) {
  return within(ctx, (tx) => readPage(tx, { ...asked, most: ROWS_AT_ONCE }));
}

/** A download that is made while it is sent, at the pace it is taken. */
export function fileOf(name: string, type: string, parts: AsyncIterable<string | Uint8Array>) {
  const headers = { "content-type": type, "content-disposition": `attachment; filename="${name}"`, "x-content-type-options": "nosniff", "cache-control": "private, no-store" };
  return new Response(Readable.toWeb(Readable.from(bytesOf(parts), { objectMode: false })) as ReadableStream<Uint8Array>, { headers });
}

async function* bytesOf(parts: AsyncIterable<string | Uint8Array>) {
  for await (const part of parts) if (part.length > 0) yield typeof part === "string" ? Buffer.from(part) : part;
}
