import "server-only";
import { createHash, type Hash } from "node:crypto";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";
import { breather } from "./breathing";
import { guessMapping, toMapping } from "./guessing";
import { newProfile, observe, packProfile, type Profile } from "./profiles";
import { CHARACTERS_AT_ONCE } from "./portions";
import { describeLayout, openTable, type Layout, type RawRow } from "./reading";
import type { Entity } from "./rules";
import type { UploadImport } from "./rules/steps";

/** Of all columns together so many different values are remembered; they are what the wizard shows and asks about. */
const REMEMBERED = 40_000;
const ROWS_AT_ONCE = 1_000;

/** What is known of a file when its last row has been staged. */
export type Staged = { rows: number; bytes: number; checksum: string; layout: StoredLayout; profiles: Profile[] };
export type StoredLayout = Pick<Layout, "columns" | "notes"> & { description: string };

/** Reads the file from beginning to end and puts its rows into the batch, a thousand at a time; memory stays flat. Refuses, in a sentence, what is no table. */
export async function stageFile(ctx: Ctx, batchId: string, body: AsyncIterable<Uint8Array>, { encoding, delimiter }: Pick<UploadImport, "encoding" | "delimiter">): Promise<Staged> {
  const tap = { hash: createHash("sha256"), bytes: 0 };
  const { layout, rows } = await openTable(counted(body, tap), { encoding, delimiter });
  const profiles = layout.columns.map(newProfile);
  const limit = Math.min(2_000, Math.ceil(REMEMBERED / layout.columns.length));
  const breathe = breather();
  let count = 0;
  for await (const batch of gathered(rows)) {
    for (const { cells } of batch) {
      profiles.forEach((profile, at) => observe(profile, cells[at] ?? "", limit));
      await breathe();
    }
    await insertRows(ctx, batchId, batch);
    count += batch.length;
  }
  const { columns, notes } = layout;
  return { rows: count, bytes: tap.bytes, checksum: tap.hash.digest("hex"), profiles, layout: { columns, notes, description: describeLayout(layout) } };
}

/** The guess from the columns' names and values, as the batch keeps it. */
export function firstMapping(entity: Entity, { layout, profiles }: Staged) {
  const columns = layout.columns.map((name, at) => ({ name, profile: profiles[at] ?? newProfile() }));
  return { mapping: toMapping(guessMapping(entity, columns), columns), profiles: profiles.map(packProfile) };
}

async function* counted(body: AsyncIterable<Uint8Array>, tap: { hash: Hash; bytes: number }) {
  for await (const chunk of body) {
    tap.bytes += chunk.length;
    tap.hash.update(chunk);
    yield chunk;
  }
}

/** Rows by the thousand, or fewer when they are long. */
async function* gathered(rows: AsyncIterable<RawRow>): AsyncGenerator<RawRow[]> {
  let batch: RawRow[] = [];
  let size = 0;
  for await (const row of rows) {
    batch.push(row);
    for (const cell of row.cells) size += cell.length;
    if (batch.length < ROWS_AT_ONCE && size < CHARACTERS_AT_ONCE) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

function insertRows(ctx: Ctx, batchId: string, rows: readonly RawRow[]) {
  const broken = rows.find(({ cells }) => cells.some((cell) => cell.includes("\0")));
  if (broken) refuse(`Line ${broken.line} has a zero character in it. Save the table as CSV (UTF-8) and upload that.`);
  const staged = JSON.stringify(rows.map(({ number, cells }) => ({ number, raw: cells })));
  return within(ctx, (tx) => tx.$executeRaw`
    insert into import_rows ("tenantId", "batchId", number, raw)
    select ${ctx.tenantId}::uuid, ${batchId}::uuid, r.number, r.raw from jsonb_to_recordset(${staged}::jsonb) r (number int, raw jsonb)`);
}
