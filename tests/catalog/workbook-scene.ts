import { addPart } from "@/lib/catalog/commands/parts";
import { importDefinition } from "@/lib/catalog/commands/importing";
import { addAttribute } from "@/lib/catalog/commands/telemetry";
import { exportWorkbook } from "@/lib/catalog/queries/export";
import { AddPart } from "@/lib/catalog/rules/parts";
import { editProduct } from "@/lib/products/commands";
import type { Cell } from "@/lib/sheets/cells";
import { readWorkbook, type Sheet } from "@/lib/sheets/reading";
import { workbookOf } from "@/lib/sheets/writing";
import { catalog, type CatalogScene } from "./scene";

type Ctx = CatalogScene["ctx"];
type Choices = { removals?: boolean; overwrite?: boolean; digest?: string };

/** The scene's product with something of every kind, names and texts that a spreadsheet likes to spoil among them. */
export async function richCatalog() {
  const scene = await catalog();
  const { ctx, parent, productId, b, c } = scene;
  const part = (kind: string, values: object, taskId?: string) => addPart(ctx, AddPart.parse({ kind, parent, values, ...(taskId && { taskId }) }));
  await part("license", { name: "Base", level: 1, description: "line one\nline two" });
  await part("outcome", { name: "Faster; cheaper", description: "=1+1" }, b);
  await part("release", { name: "Summer", level: "1.10" }, b);
  for (const [name, dataType, value] of [["Seats", "NUMBER", 250.5], ["Hosted", "BOOLEAN", false], ["Code", "STRING", "00123"], ["Since", "TIMESTAMP", "2026-06-30"], ["Shape", "JSON", '{"a":1}'], ["Empty", "STRING", null]] as const) await part("attribute", { name, dataType, value });
  await addAttribute(ctx, { taskId: b, name: "imported", dataType: "NUMBER", isRequired: true, freshDays: 7, successCriteria: { type: "number_threshold", operator: "greater_than_or_equal", threshold: 120 } });
  await addAttribute(ctx, { taskId: c, name: "reviewers", dataType: "NUMBER", successCriteria: { type: "composite_or", criteria: [{ type: "number_threshold", operator: "greater_than", threshold: 3 }, { type: "count_in_window", minCount: 2, days: 7, of: { type: "number_threshold", operator: "equals", threshold: 1 } }] } });
  await editProduct(ctx, { productId, field: "resources", was: [], value: [{ label: "Guide", url: "https://docs.test/guide" }] });
  return scene;
}

export async function exported(ctx: Ctx, productId: string) {
  return new Uint8Array(await (await exportWorkbook(ctx, { productId })).arrayBuffer());
}

/** A workbook as a person would edit it: `at` finds a cell by its sheet, line and column. */
export async function opened(bytes: Uint8Array) {
  const sheets = await readWorkbook(bytes);
  const sheet = (name: string) => sheets.find((each) => each.name === name) ?? { name, rows: [] };
  const place = (name: string, header: string) => (sheet(name).rows[0] ?? []).findIndex((cell) => cell === header);
  const row = (name: string, label: string) => sheet(name).rows.find((cells) => cells[0] === label || cells[1] === label) ?? [];
  return {
    sheets, sheet, row,
    get: (name: string, label: string, header: string) => row(name, label)[place(name, header)] ?? null,
    set: (name: string, label: string, header: string, value: Cell) => void (row(name, label)[place(name, header)] = value),
    add: (name: string, values: Record<string, Cell>) => void sheet(name).rows.push((sheet(name).rows[0] ?? []).map((header) => values[String(header)] ?? null)),
    drop: (name: string, label: string) => void sheet(name).rows.splice(sheet(name).rows.indexOf(row(name, label)), 1),
    saved: () => saved(sheets),
  };
}

export async function saved(sheets: readonly Sheet[]) {
  return new Uint8Array(await workbookOf(sheets.map(({ name, rows: [head = [], ...rows] }) => ({ name, columns: head.map((header) => ({ header: String(header ?? ""), width: 10 })), rows }))));
}

export function send(ctx: Ctx, productId: string, bytes: Uint8Array, { removals = false, overwrite = false, digest }: Choices = {}) {
  async function* body() {
    yield bytes;
  }
  return importDefinition(ctx, { productId, removals, overwrite, digest, body: body() });
}

/** Looks first, then does exactly that. */
export async function carryOut(ctx: Ctx, productId: string, bytes: Uint8Array, choices: Choices = {}) {
  const { digest } = await send(ctx, productId, bytes, choices);
  return send(ctx, productId, bytes, { ...choices, digest });
}

/** Every live row of the definition, without what only ever moves on. */
export async function rowsOf({ db }: Pick<CatalogScene, "db">) {
  const byId = { orderBy: { id: "asc" }, where: { deletedAt: null } } as const;
  const rows = await db(async (tx) => ({
    products: await tx.product.findMany(byId), tasks: await tx.task.findMany(byId), licenses: await tx.license.findMany(byId), outcomes: await tx.outcome.findMany(byId), releases: await tx.release.findMany(byId),
    tags: await tx.productTag.findMany({ orderBy: { id: "asc" } }), attributes: await tx.customAttribute.findMany(byId), telemetry: await tx.telemetryAttribute.findMany(byId),
    ties: [await tx.taskOutcome.findMany({ orderBy: { id: "asc" } }), await tx.taskRelease.findMany({ orderBy: { id: "asc" } }), await tx.taskTag.findMany({ orderBy: { id: "asc" } })], order: await tx.solutionTaskOrder.findMany({ orderBy: { taskId: "asc" } }),
  }));
  return JSON.parse(JSON.stringify(rows, (key, value: unknown) => (["version", "definitionVersion", "updatedAt"].includes(key) ? undefined : value))) as unknown;
}
