import "server-only";
import { isAwaited } from "@/lib/adoption/claiming";
import { readInstant } from "@/lib/adoption/rules/values";
import type { Ctx } from "@/lib/auth/context";
import { anybodys, assertMay, may } from "@/lib/auth/permissions";
import { within, type Tx } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { breather } from "@/lib/imports/breathing";
import { giveWay } from "@/lib/jobs/courtesy";
import { refuse } from "@/lib/refusal";
import type { Kind } from "../kinds";
import { readValue } from "../parsing";
import { readAhead, type Sent } from "../reading";
import { resolve, type Place, type Resolution } from "../resolving";
import { LIMITS, rejectionsHref, type Fault, type Source, type TelemetryAnswer, type TelemetryRow } from "../rules";
import { keyOf, storeValues, type Arriving } from "../storing";
import { keepRejections, lockBatch, noteBatch, type Rejected } from "../batches";

type Batch = { batchId: string; source: Source };

const NOT_ALLOWED: Fault = { code: "not_allowed", reason: "You may not write this customer's telemetry." };

/**
 * Takes rows in, a chunk at a time, each in a transaction of its own together with what it says of itself: values, counts, rejected rows, the fact and the job that evaluates.
 * A row is taken or not for itself; when the sender may write none of the customers named, 403. What was taken stays taken when the sender breaks off; the same again, under the same batchId or another, changes nothing.
 */
export async function ingest(ctx: Ctx, batch: Batch, chunks: AsyncIterable<readonly Sent[]>): Promise<TelemetryAnswer> {
  assertMay(ctx, "telemetry.write");
  const answer: TelemetryAnswer = { batchId: batch.batchId, accepted: 0, duplicates: 0, rejected: 0, rejections: [] };
  let [worked, forbidden] = [0, 0];
  for await (const chunk of readAhead(chunks)) {
    if (worked > 0) await giveWay(worked); // before the next portion, not after the last: who sends one waits for nobody
    const begun = performance.now();
    const { rejected, ...counts } = await ingestChunk(ctx, batch, chunk);
    answer.accepted += counts.accepted;
    answer.duplicates += counts.duplicates;
    answer.rejected += rejected.length;
    forbidden += rejected.filter(({ code }) => code === NOT_ALLOWED.code).length;
    for (const { line, code, reason } of rejected.slice(0, LIMITS.told - answer.rejections.length)) answer.rejections.push({ row: line, code, reason });
    worked = performance.now() - begun;
  }
  if (answer.rejected > answer.rejections.length) answer.rejectionsAt = rejectionsHref(batch.batchId);
  if (forbidden > 0 && forbidden === answer.rejected && answer.accepted + answer.duplicates === 0) refuse(NOT_ALLOWED.reason, 403);
  return answer;
}

function ingestChunk(ctx: Ctx, batch: Batch, chunk: readonly Sent[]) {
  return within(ctx, async (tx) => {
    const telemetryBatchId = await lockBatch(tx, ctx, batch);
    const faults = new Map<number, Fault>();
    const arriving = await prepare(tx, ctx, chunk, faults);
    const verdicts = await storeValues(tx, { tenantId: ctx.tenantId, telemetryBatchId }, arriving);
    const counts = { accepted: 0, duplicates: 0 };
    for (const [row, verdict] of verdicts) {
      if (verdict === "conflict") faults.set(row, { code: "conflict", reason: "Another value is known for this attribute at this instant from this source." });
      else counts[verdict === "accepted" ? "accepted" : "duplicates"] += 1;
    }
    const rejected: Rejected[] = chunk.flatMap(({ line, sent }, row) => [faults.get(row)].flatMap((fault) => (fault ? [{ line, sent, ...fault }] : [])));
    await keepRejections(tx, ctx.tenantId, telemetryBatchId, rejected);
    const told = { ...counts, rejected: rejected.length };
    const taken = arriving.filter(({ row }) => verdicts.get(row) === "accepted");
    await noteBatch(tx, ctx.tenantId, telemetryBatchId, { ...told, touched: { product: tasksOf(taken, "product"), solution: tasksOf(taken, "solution") } });
    if (counts.accepted > 0) await note(tx, ctx, { name: "telemetry.ingested", entity: "TelemetryBatch", entityId: telemetryBatchId, details: { batchId: batch.batchId, ...told }, isAwaited: await isAwaited(tx, telemetryBatchId) });
    return { ...counts, rejected };
  });
}

function tasksOf(taken: readonly Arriving[], kind: Kind) {
  return [...new Set(taken.flatMap((value) => (value.kind === kind ? [value.taskId] : [])))];
}

/** What can be stored of a chunk; the others' faults are written into `faults`, by the row's place in the chunk. */
async function prepare(tx: Tx, ctx: Ctx, chunk: readonly Sent[], faults: Map<number, Fault>): Promise<Arriving[]> {
  const places = new Map<string, { place: Place; n: number }>();
  const latest = Date.now() + LIMITS.skew;
  const dated: (Dated & { at: number; key: string })[] = [];
  const breathe = breather();
  for (const [at, sent] of chunk.entries()) {
    await breathe();
    const read = dateOf(sent, latest);
    if ("code" in read) faults.set(at, read);
    else {
      const { customer, product, assignment, task, attribute } = read.row;
      const key = JSON.stringify([customer, product, assignment, task, attribute]);
      if (!places.has(key)) places.set(key, { place: read.row, n: places.size });
      dated.push({ ...read, at, key });
    }
  }
  const resolutions = places.size > 0 ? allowed(ctx, await resolve(tx, ctx.tenantId, [...places.values()].map(({ place }) => place))) : [];
  const arriving: Arriving[] = [];
  for (const { at, row, notes, key, observedAt } of dated) {
    await breathe();
    const found = arrivalsOf(row, resolutions[places.get(key)?.n ?? -1], { row: at, notes, observedAt });
    if (Array.isArray(found)) arriving.push(...found);
    else faults.set(at, found);
  }
  return arriving;
}

/** A person whose right is for some customers only writes to those. */
function allowed(ctx: Ctx, resolutions: readonly Resolution[]): readonly Resolution[] {
  if (may(ctx, "telemetry.write", anybodys)) return resolutions;
  return resolutions.map((found) => ("fault" in found || may(ctx, "telemetry.write", { id: found.customerId, ownerId: null }) ? found : { fault: NOT_ALLOWED }));
}

type Dated = { row: TelemetryRow; notes: string | null; observedAt: string };

/** A row with its instant as it is kept, or why it cannot be taken. */
function dateOf(sent: Sent, latest: number): Dated | Fault {
  if ("fault" in sent) return sent.fault;
  const observedAt = readInstant(sent.row.observedAt);
  if (!observedAt || observedAt.getTime() > latest) return { code: "future", reason: "observedAt lies in the future." };
  return { row: sent.row, notes: sent.notes ?? null, observedAt: observedAt.toISOString() };
}

/** A row's value at each of its places, or why it cannot be there. */
function arrivalsOf({ value, source }: TelemetryRow, resolution: Resolution | undefined, arrival: Pick<Arriving, "row" | "observedAt" | "notes">): Arriving[] | Fault {
  if (!resolution || "fault" in resolution) return resolution?.fault ?? { code: "no_plan", reason: "This customer does not have this product." };
  const arriving: Arriving[] = [];
  for (const { dataType, ...target } of resolution.targets) {
    const read = readValue(dataType, value);
    if ("fault" in read) return read.fault;
    const kept = { ...arrival, ...target, json: read.json, source };
    arriving.push({ ...kept, key: keyOf(kept) });
  }
  return arriving;
}
