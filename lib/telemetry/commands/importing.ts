import "server-only";
import { readInstant } from "@/lib/adoption/rules/values";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { together } from "@/lib/db/within";
import type { RawRow } from "@/lib/imports/reading";
import { refuse } from "@/lib/refusal";
import type { Incoming } from "@/lib/upload";
import { readValue } from "../parsing";
import { getPlanValues, type AttributeValues, type PlanValues } from "../queries/values";
import { inChunks, type Sent } from "../reading";
import type { Fault, ReadValues, TelemetryAnswer } from "../rules";
import { openValues } from "../opening";
import { COLUMNS, plain, valueOf, type Column } from "../workbook";
import { ingest } from "./ingesting";
import { rowOf } from "./entering";

/**
 * Takes in a plan's telemetry workbook, CSV or .xlsx. Task, Attribute, Current and Date are read; a line without a current value says nothing, one without a date is of now.
 * With `dryRun` the same is done and taken back: the answer is what it would be.
 * What is the newest value already, seen at that instant, is a duplicate whatever its source: the workbook as it was downloaded changes nothing.
 */
export async function importValues(ctx: Ctx, { planId, dryRun = false, body }: ReadValues & Incoming): Promise<TelemetryAnswer> {
  const plan = await getPlanValues(ctx, { planId });
  assertMay(ctx, "telemetry.write", { id: plan.customerId, ownerId: null });
  const { names, rows } = await openValues(body);
  const columns = placesOf(names);
  const unchanged = { count: 0 };
  const [batch, chunks] = [{ batchId: crypto.randomUUID(), source: "import" as const }, inChunks(readRows(plan, columns, rows, unchanged))];
  const answer = await (dryRun ? tried(ctx, batch, chunks) : ingest(ctx, batch, chunks));
  return { ...answer, duplicates: answer.duplicates + unchanged.count };
}

/** What it answers when it is done; then all of it is taken back. The rows are read before: a slow sender holds no transaction open. */
async function tried(ctx: Ctx, batch: Parameters<typeof ingest>[1], chunks: AsyncIterable<readonly Sent[]>): Promise<TelemetryAnswer> {
  const read: (readonly Sent[])[] = [];
  for await (const chunk of chunks) read.push(chunk);
  async function* again() {
    yield* read;
  }
  const answers: TelemetryAnswer[] = [];
  const stop = new Error("only tried");
  await together(ctx, async () => {
    answers.push(await ingest(ctx, { ...batch, isWhole: true }, again()));
    throw stop;
  }).catch((error: unknown) => {
    if (error !== stop) throw error;
  });
  const [answer] = answers;
  if (answer === undefined) throw stop;
  return answer;
}

type Columns = Partial<Record<Column, number>>;

async function* readRows(plan: PlanValues, columns: Columns, rows: AsyncIterable<RawRow>, unchanged: { count: number }): AsyncGenerator<Sent[]> {
  const now = new Date().toISOString();
  const byName = new Map(plan.attributes.map((attribute) => [nameOf(attribute.task, attribute.name), attribute]));
  for await (const { line, cells, problem } of rows) {
    const cell = (column: Column) => cells[columns[column] ?? -1] ?? "";
    const fault = (found: Fault): Sent[] => [{ line, size: 0, sent: cells.join(", ").slice(0, 500), fault: found }];
    const [task, name] = [plain(cell("Task")).trim(), plain(cell("Attribute")).trim()];
    if (problem) yield fault({ code: "malformed", reason: problem });
    else if (cells.every((each) => each.trim() === "") || cell("Current").trim() === "") continue;
    else {
      const attribute = byName.get(nameOf(task, name));
      const value = (attribute && valueOf(attribute.dataType, cell("Current"))) ?? null;
      const observedAt = plain(cell("Date")).trim() || now;
      if (!attribute) yield fault({ code: "unknown_attribute", reason: `The plan has no attribute “${name}” of a task “${task}”.` });
      else if (!readInstant(observedAt)) yield fault({ code: "malformed", reason: "Write Date as a day or an instant with its offset, like 2026-06-30T12:00:00Z." });
      else if (isKnown(attribute, value, observedAt)) unchanged.count += 1;
      else yield [rowOf(plan, attribute, { line, value, observedAt, source: "import", notes: plain(cell("Notes")).trim().slice(0, 2000) || null })];
    }
  }
}

/** One of the newest values, of whatever source, at that very instant. */
function isKnown({ dataType, seen }: AttributeValues, value: unknown, observedAt: string) {
  const read = readValue(dataType, value);
  const at = readInstant(observedAt)?.getTime();
  return "json" in read && seen.some((known) => new Date(known.at).getTime() === at && kept(dataType, known.value) === read.json);
}

function kept(dataType: AttributeValues["dataType"], value: unknown) {
  const read = readValue(dataType, value);
  return "json" in read ? read.json : null;
}

function placesOf(names: readonly string[]): Columns {
  const places = new Map(names.map((name, place) => [name.trim().toLowerCase(), place]));
  const columns = Object.fromEntries(COLUMNS.flatMap((column) => (places.has(column.toLowerCase()) ? [[column, places.get(column.toLowerCase())]] : []))) as Columns;
  for (const needed of ["Task", "Attribute", "Current"] as const) if (columns[needed] === undefined) refuse(`The file has no column “${needed}”. Download the workbook of the plan and fill it in.`);
  return columns;
}

const nameOf = (task: string, attribute: string) => JSON.stringify([task, attribute]);
