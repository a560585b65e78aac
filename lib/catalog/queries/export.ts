import "server-only";
import { describe } from "@/lib/adoption/rules/describing";
import type { Ctx } from "@/lib/auth/context";
import { csvResponse } from "@/lib/csv";
import { together } from "@/lib/db/within";
import { textOf, type Cell } from "@/lib/sheets/cells";
import { workbookResponse, type Written } from "@/lib/sheets/writing";
import type { GetCatalogProduct } from "../rules";
import { columns } from "../workbook/columns";
import { cellsOf, sheetsOf } from "../workbook/exporting";
import { definitionOf } from "../workbook/snapshot";
import { MADE_FROM } from "../workbook/tasks-file";
import { getCatalogProduct } from "./record";
import type { CatalogProduct, TaskRow } from "./shapes";
import { findRevision } from "../history";

/** A product's tasks as a file, in their order; what a task carries is named, one cell each. Read in again as it is, it changes nothing. 404 when the product is not there. */
export async function exportTasks(ctx: Ctx, asked: GetCatalogProduct): Promise<Response> {
  return csvResponse("tasks.csv", pagesOf(await readForExport(ctx, asked)));
}

/** Everything a product is made of as one .xlsx workbook. Read in again as it is, it changes nothing. 404 when the product is not there. */
export async function exportWorkbook(ctx: Ctx, asked: GetCatalogProduct): Promise<Response> {
  const { product, revision } = await readForExport(ctx, asked);
  return workbookResponse(product.name, sheetsOf(definitionOf(product), { productId: product.id, version: product.definitionVersion, revision, at: new Date() }));
}

/** The revision is read first: what is changed while the rest is read counts as changed since. */
function readForExport(ctx: Ctx, { productId }: GetCatalogProduct) {
  return together(ctx, async (tx) => {
    const revision = await findRevision(tx, ctx, productId);
    return { revision, product: await getCatalogProduct(ctx, { productId }) };
  });
}

async function* pagesOf({ product, revision }: { product: CatalogProduct; revision: string | null }): AsyncGenerator<string[][]> {
  const definition = definitionOf(product);
  yield [["Product", "#", ...columns.Tasks.map(({ header }) => header), "Id", "Telemetry", ...MADE_FROM]];
  yield definition.Tasks.map((line, place) => [product.name, String(place + 1), ...cellsOf("Tasks", line, definition).map(shown), measured(product.tasks[place]), String(product.definitionVersion), revision ?? ""]);
}

/** As text: a number in its format of two decimals. */
function shown(cell: Written): string {
  return typeof cell === "object" && cell !== null && "format" in cell ? cell.value.toFixed(2) : textOf(cell satisfies Cell);
}

function measured(task: TaskRow | undefined) {
  return (task?.telemetry ?? []).filter(({ isActive }) => isActive).map(({ name, successCriteria }) => [name, successCriteria && describe(successCriteria)].filter(Boolean).join(" ")).join("; ");
}
