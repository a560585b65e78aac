import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { isTaken } from "@/lib/db/taken";
import { together, type Tx } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";
import type { Sheet } from "@/lib/sheets/reading";
import { collect, isWorkbook, readWorkbook } from "@/lib/sheets/reading";
import type { Incoming } from "@/lib/upload";
import { lockParent, recordChange } from "../places";
import { getCatalogProduct } from "../queries/record";
import { isRevision, listSince } from "../history";
import { findTaken } from "../taken";
import type { ImportDefinition } from "../rules/importing";
import { check } from "../workbook/checking";
import { compare, resultOf, type Comparison } from "../workbook/comparing";
import { originOf, parse } from "../workbook/parsing";
import { countsOf, previewOf, type Preview } from "../workbook/preview";
import { definitionOf } from "../workbook/snapshot";
import type { Definition, Fault, Origin } from "../workbook/shapes";
import { NOTHING } from "../workbook/since";
import { readTasksFile } from "../workbook/tasks-file";
import { write } from "./writing";

export type Imported = Preview & { changeSetId: string | null };

/**
 * A product's workbook, or its tasks as CSV. First as a question: what would change, and what is wrong at which cell. With the answer's digest as an order:
 * everything in one transaction and one change set, or nothing; refused when the product was changed meanwhile so that something else would be written.
 */
export async function importDefinition(ctx: Ctx, { body, ...asked }: ImportDefinition & Incoming): Promise<Imported> {
  assertMay(ctx, "products.edit", { id: asked.productId, ownerId: null });
  const file = await readFile(await collect(body));
  return together(ctx, async (tx) => {
    const first = await plan(tx, ctx, { ...asked, ...file });
    if (asked.digest === undefined) return { ...first.preview, changeSetId: null };
    assertSeen(first.preview, asked.digest);
    if (first.preview.counts.writes === 0) return { ...first.preview, changeSetId: null };
    const parent = await lockParent(tx, ctx, { productId: asked.productId });
    const { preview, comparison, now } = await plan(tx, ctx, { ...asked, ...file });
    assertSeen(preview, asked.digest);
    const changes = await write(tx, ctx, { parent, comparison, now }).catch((error: unknown) => {
      if (isTaken(error)) refuse("Somebody gave a name or an external id of this file to something else just now. Look at the preview again.", 409);
      throw error;
    });
    const { added, changed, removed } = countsOf(comparison);
    const { changeSetId } = await recordChange(tx, ctx, parent, { name: "catalog.imported", label: `Import ${parent.name} from a file`, changes, details: { added, changed, removed } });
    return { ...preview, changeSetId };
  });
}

type Read = { sheets: Sheet[]; origin: Omit<NonNullable<Origin>, "productId"> | null };
type Planned = { preview: Preview; comparison: Comparison; now: Definition };

async function readFile(bytes: Uint8Array): Promise<{ sheets: Sheet[]; isTasks: boolean; said: Read["origin"] }> {
  if (bytes.length === 0) refuse("This file is empty.");
  if (isWorkbook(bytes)) return { sheets: await readWorkbook(bytes), isTasks: false, said: null };
  const { sheet, origin } = await readTasksFile(bytes);
  return { sheets: [sheet], isTasks: true, said: origin };
}

/** What a file would do to the product as it stands in this transaction. */
async function plan(tx: Tx, ctx: Ctx, { productId, removals, overwrite, sheets, isTasks, said: told }: ImportDefinition & Awaited<ReturnType<typeof readFile>>): Promise<Planned> {
  const product = await getCatalogProduct(ctx, { productId });
  const now = definitionOf(product);
  const origin = isTasks ? told : originOf(sheets, productId);
  const isBehind = origin !== null && origin.version !== product.definitionVersion;
  const isKnown = !isBehind || origin.revision === null || (await isRevision(tx, ctx, { productId, revision: origin.revision }));
  const since = isBehind && isKnown ? await listSince(tx, ctx, { productId, revision: origin.revision }) : NOTHING;

  const said = parse(sheets, { now, since });
  const comparison = compare({ now, said: said.lines, since, choices: { removals, overwrite } });
  const result = resultOf(now, comparison);
  const faults: Fault[] = [
    ...said.faults,
    ...(isKnown ? [] : [{ sheet: isTasks ? "Tasks" : "Info", cell: "", found: origin?.revision ?? "", message: "The revision this file was made from is not one of this product's. Export the product again and carry your edits over." }]),
  ];
  faults.push(...check(result, { places: said.places, now, taken: await findTaken(tx, ctx, { productId, result }) }));
  const notes = origin ? said.notes : [...said.notes, "This file does not say which version it was made from, so everything that differs is a change."];
  return { preview: previewOf({ comparison, now, result, faults, notes, version: { file: origin?.version ?? null, now: product.definitionVersion } }), comparison, now };
}

function assertSeen(preview: Preview, digest: string) {
  if (preview.faultCount > 0) refuse(`${preview.faultCount === 1 ? "One cell" : `${preview.faultCount} cells`} of this file cannot be imported. Nothing was written.`, 422, {
    fields: Object.fromEntries(preview.faults.slice(0, 50).map(({ sheet, cell, message }) => [`${sheet}!${cell}`, message])),
  });
  if (preview.digest !== digest) refuse(`${preview.name} was changed since you saw what this file does. Nothing was written; look at it again.`, 409);
}
