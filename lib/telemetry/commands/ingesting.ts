import "server-only";
import { isAwaited } from "@/lib/adoption/claiming";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { isOrphaned } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { giveWay, isSomebodyHere } from "@/lib/jobs/courtesy";
import { refuse } from "@/lib/refusal";
import type { Arriving } from "../arriving";
import { keepRejections, lockBatch, noteBatch, type Rejected } from "../batches";
import type { Kind } from "../kinds";
import { NOT_ALLOWED, prepare, prepared, type Portion } from "../preparing";
import { readAhead, type Sent } from "../reading";
import { LIMITS, rejectionsHref, type Fault, type Source, type TelemetryAnswer } from "../rules";
import { storeValues, type Verdict } from "../storing";

/** `isWhole`: all of it is one transaction, which its caller began. */
type Batch = { batchId: string; source: Source; isWhole?: boolean };

const CONFLICT: Fault = { code: "conflict", reason: "Another value is known for this attribute at this instant from this source." };

/**
 * Takes rows in, a chunk at a time, each in a transaction of its own together with what it says of itself: values, counts, rejected rows, the fact and the job that evaluates.
 * A row is taken or not for itself; when the sender may write none of the customers named, 403. What was taken stays taken when the sender breaks off; the same again, under the same batchId or another, changes nothing.
 * While one chunk is written the next is read and made ready, so that Node and PostgreSQL work side by side; not while people are here.
 */
export async function ingest(ctx: Ctx, batch: Batch, chunks: AsyncIterable<readonly Sent[]>): Promise<TelemetryAnswer> {
  assertMay(ctx, "telemetry.write");
  const answer: TelemetryAnswer = { batchId: batch.batchId, accepted: 0, duplicates: 0, rejected: 0, rejections: [] };
  let [worked, forbidden] = [0, 0];
  for await (const portion of readAhead(prepared(ctx, chunks), () => !batch.isWhole && !isSomebodyHere())) {
    if (worked > 0) await giveWay(worked + portion.worked); // before the next portion, not after the last: who sends one waits for nobody
    const begun = performance.now();
    const { rejected, ...counts } = await store(ctx, batch, portion);
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

/** An attribute that goes between the look for it and the write takes its portion's transaction along: what the rows name is looked for once more. */
async function store(ctx: Ctx, batch: Batch, portion: Portion) {
  try {
    return await storePortion(ctx, batch, portion);
  } catch (error) {
    if (batch.isWhole || !isOrphaned(error)) throw error;
    return await storePortion(ctx, batch, await prepare(ctx, portion.chunk));
  }
}

function storePortion(ctx: Ctx, batch: Batch, { chunk, arrivals, faults: known }: Portion) {
  return within(ctx, async (tx) => {
    const telemetryBatchId = await lockBatch(tx, ctx, batch);
    const verdicts = await storeValues(tx, { tenantId: ctx.tenantId, telemetryBatchId }, arrivals);
    const faults = new Map(known);
    const counts = { accepted: 0, duplicates: 0 };
    for (const [row, verdict] of verdicts) {
      if (verdict === "conflict") faults.set(row, CONFLICT);
      else counts[verdict === "accepted" ? "accepted" : "duplicates"] += 1;
    }
    const rejected = rejectedOf(chunk, faults);
    await keepRejections(tx, ctx.tenantId, telemetryBatchId, rejected);
    const told = { ...counts, rejected: rejected.length };
    await noteBatch(tx, ctx.tenantId, telemetryBatchId, { ...told, touched: touchedBy(arrivals.all, verdicts) });
    if (counts.accepted > 0) await tell(tx, ctx, { id: telemetryBatchId, batchId: batch.batchId, told });
    return { ...counts, rejected };
  });
}

/** In the order they were sent. */
function rejectedOf(chunk: readonly Sent[], faults: ReadonlyMap<number, Fault>): Rejected[] {
  const rows = [...faults].sort(([one], [other]) => one - other);
  return rows.flatMap(([row, fault]) => chunk.slice(row, row + 1).map(({ line, sent }) => ({ line, sent, ...fault })));
}

/** The tasks that got something new. */
function touchedBy(arriving: readonly Arriving[], verdicts: ReadonlyMap<number, Verdict>): Record<Kind, string[]> {
  const touched: Record<Kind, Set<string>> = { product: new Set(), solution: new Set() };
  for (const { row, target } of arriving) if (verdicts.get(row) === "accepted") touched[target.kind].add(target.taskId);
  return { product: [...touched.product], solution: [...touched.solution] };
}

type Told = { id: string; batchId: string; told: { accepted: number; duplicates: number; rejected: number } };

async function tell(tx: Tx, ctx: Ctx, { id, batchId, told }: Told) {
  await note(tx, ctx, { name: "telemetry.ingested", entity: "TelemetryBatch", entityId: id, details: { batchId, ...told }, isAwaited: await isAwaited(tx, id) });
}
