import "server-only";
import { readInstant } from "@/lib/adoption/rules/values";
import type { Ctx } from "@/lib/auth/context";
import { anybodys, may } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import { breather } from "@/lib/imports/breathing";
import { inOrder, keyOf, type Arrivals, type Arriving } from "./arriving";
import { readValue } from "./parsing";
import type { Sent } from "./reading";
import { resolve, type Place, type Resolution } from "./resolving";
import { LIMITS, type Fault, type TelemetryRow } from "./rules";

/** Rows that are ready to be stored. `faults`: why the others are not, by the row's place in the chunk. `worked`: the milliseconds it took. */
export type Portion = { chunk: readonly Sent[]; arrivals: Arrivals; faults: ReadonlyMap<number, Fault>; worked: number };

export const NOT_ALLOWED: Fault = { code: "not_allowed", reason: "You may not write this customer's telemetry." };
const NO_PLAN: Fault = { code: "no_plan", reason: "This customer does not have this product." };
const AHEAD: Fault = { code: "future", reason: "observedAt lies in the future." };

/** Chunks made ready one after the other, each when it is asked for. */
export async function* prepared(ctx: Ctx, chunks: AsyncIterable<readonly Sent[]>): AsyncGenerator<Portion> {
  for await (const chunk of chunks) yield await prepare(ctx, chunk);
}

/** Finds what the rows of a chunk name and reads their values; writes nothing. */
export async function prepare(ctx: Ctx, chunk: readonly Sent[]): Promise<Portion> {
  const begun = performance.now();
  const faults = new Map<number, Fault>();
  const { dated, places } = await dateRows(chunk, faults);
  const resolutions = places.length > 0 ? allowed(ctx, await within(ctx, (tx) => resolve(tx, ctx.tenantId, places))) : [];
  const arrivals = inOrder(await placeRows(dated, resolutions, faults));
  return { chunk, arrivals, faults, worked: performance.now() - begun };
}

/** `at`: the row's place in the chunk; `n`: which of the places it names. */
type Dated = { at: number; row: TelemetryRow; notes: string | null; observedAt: string; n: number };

/** The rows that can be taken as far as they say, with their instants as they are kept, and the places that they name, each once. */
async function dateRows(chunk: readonly Sent[], faults: Map<number, Fault>) {
  const [dated, places, numbers]: [Dated[], Place[], Map<string, number>] = [[], [], new Map()];
  const latest = Date.now() + LIMITS.skew;
  const breathe = breather();
  for (const [at, sent] of chunk.entries()) {
    const pause = breathe();
    if (pause) await pause; // a promise for each of thousands of rows is what such a loop would spend its time on
    const observedAt = "row" in sent ? instantOf(sent.row, latest) : null;
    if ("fault" in sent) faults.set(at, sent.fault);
    else if (observedAt === null) faults.set(at, AHEAD);
    else {
      const key = nameOf(sent.row);
      const n = numbers.get(key) ?? places.push(sent.row) - 1;
      numbers.set(key, n);
      dated.push({ at, row: sent.row, notes: sent.notes ?? null, observedAt, n });
    }
  }
  return { dated, places };
}

/** Null: it lies in the future. */
function instantOf({ observedAt }: TelemetryRow, latest: number) {
  const instant = readInstant(observedAt);
  return instant && instant.getTime() <= latest ? instant.toISOString() : null;
}

/** What a row names as one text; the lengths keep two that are written alike apart. */
function nameOf({ customer, product, assignment, task, attribute }: Place) {
  return `${customer.length} ${product.length} ${assignment?.length ?? -1} ${task.length} ${customer}${product}${assignment ?? ""}${task}${attribute}`;
}

/** A person whose right is for some customers only writes to those. */
function allowed(ctx: Ctx, resolutions: readonly Resolution[]): readonly Resolution[] {
  if (may(ctx, "telemetry.write", anybodys)) return resolutions;
  return resolutions.map((found) => ("fault" in found || may(ctx, "telemetry.write", { id: found.customerId, ownerId: null }) ? found : { fault: NOT_ALLOWED }));
}

async function placeRows(dated: readonly Dated[], resolutions: readonly Resolution[], faults: Map<number, Fault>) {
  const arriving: Arriving[] = [];
  const breathe = breather();
  for (const each of dated) {
    const pause = breathe();
    if (pause) await pause;
    const fault = placeRow(each, resolutions[each.n] ?? { fault: NO_PLAN }, arriving);
    if (fault) faults.set(each.at, fault);
  }
  return arriving;
}

/** Adds a row's value at each of its places, or at none and says why. */
function placeRow({ at, row: { value, source }, notes, observedAt }: Dated, resolution: Resolution, arriving: Arriving[]): Fault | null {
  if ("fault" in resolution) return resolution.fault;
  const from = arriving.length;
  for (const target of resolution.targets) {
    const read = readValue(target.dataType, value);
    if ("fault" in read) {
      arriving.length = from;
      return read.fault;
    }
    arriving.push({ row: at, target, json: read.json, observedAt, source, notes, key: keyOf({ target, observedAt, source }) });
  }
  return null;
}
