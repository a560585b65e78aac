import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { Fact } from "@/lib/events/catalog";
import { note } from "@/lib/events/record";
import { giveWay, isSomebodyHere } from "@/lib/jobs/courtesy";
import { Pause, type Slice } from "@/lib/jobs/slices";
import { claimChunks, dropChunks, isPouring } from "../claiming";
import { evidenceOf, putDecisions, type Decided } from "../deciding";
import { kinds, type Kind } from "../kinds";
import { keepToday, reckon } from "../reckoning";
import { decide } from "../rules/status";
import { Evaluation } from "../rules/evaluation";
import { lockTasks, readStandings, type Scope } from "../watching";

/** Tasks of one transaction; `beside`: while people are here. */
const AT_ONCE = { alone: 5000, beside: 100 };
/** Of a batch that pours in for long, all that came is evaluated together, every so many milliseconds: its jobs wait for the same instant, the first takes everything, the others find it done. */
const ROUND = 2000;

/**
 * The reaction to telemetry.ingested (the tasks that the batch gave values to and nobody has evaluated since), to a plan's sync (the plan's tasks) and to an assignment's change (those of all of its plans). What is claimed
 * stays the same from the first task to the last; values that come meanwhile have a job of their own.
 */
export async function evaluateBatch(ctx: Ctx, { entity, entityId }: Pick<Fact, "entity" | "entityId">, slice: Slice) {
  const about = { entity, entityId };
  if (entity === "CustomerProduct" || entity === "CustomerSolution") return evaluate(ctx, { scope: { assignmentId: entityId }, about }, slice);
  if (entity !== "TelemetryBatch") return evaluate(ctx, { scope: { planId: entityId }, about }, slice);
  const { jobId } = slice;
  if (slice.cursor === null && (await within(ctx, (tx) => isPouring(tx, entityId)))) return new Pause({ hasWaited: true }, { done: 0, total: 0 }, ROUND - (Date.now() % ROUND));
  const isFirst = slice.cursor === null || Evaluation.parse(slice.cursor).hasWaited;
  if (isFirst && !(await within(ctx, (tx) => claimChunks(tx, { batchId: entityId, jobId })))) return { done: 0 };
  return evaluate(ctx, { scope: { jobId }, about }, slice);
}

/** Every night: what only the passing of time changes (stale, grace, the past days), and the day's line in every plan's history. */
export async function evaluateEverything(ctx: Ctx, _: unknown, slice: Slice) {
  await within(ctx, keepToday);
  return evaluate(ctx, { scope: "all", about: { entity: "Organization", entityId: ctx.tenantId } }, slice);
}

type Asked = { scope: Scope; about: { entity: string; entityId: string } };

/** The one way from values to status: whole chunks of tasks in order of id, each with its plans, their progress and the cursor in one transaction. Doing it twice changes nothing more. */
async function evaluate(ctx: Ctx, asked: Asked, slice: Slice) {
  let { kind, after, done } = Evaluation.parse(slice.cursor ?? {});
  while (true) {
    if (slice.isOver()) return new Pause({ kind, after, done }, { done, total: done });
    if (await slice.isCancelled()) return { done };
    const [begun, limit] = [performance.now(), isSomebodyHere() ? AT_ONCE.beside : AT_ONCE.alone];
    const chunk = await within(ctx, async (tx) => {
      const ids = await lockTasks(tx, kind, { scope: asked.scope, after, limit });
      if (ids.length > 0) await evaluateTasks(tx, ctx, { kind, ids, about: asked.about });
      const next = ids.length < limit ? null : (ids.at(-1) ?? null);
      const cursor = next ? { kind, after: next, done: done + ids.length } : { kind: "solution" as const, after: null, done: done + ids.length };
      const isEnd = next === null && kind === "solution";
      if (isEnd && typeof asked.scope === "object" && "jobId" in asked.scope) await dropChunks(tx, asked.scope);
      await slice.keep(tx, cursor, { done: cursor.done, total: cursor.done });
      return { ...cursor, isEnd };
    });
    if (chunk.isEnd) return { done: chunk.done };
    ({ kind, after, done } = chunk);
    await giveWay(performance.now() - begun);
  }
}

/** The same for these tasks alone, in the transaction of whoever asks. */
export async function evaluateTasks(tx: Tx, ctx: Ctx, { kind, ids, about }: { kind: Kind; ids: readonly string[]; about: Asked["about"] }) {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select now()`;
  const now = clock?.now ?? new Date();
  const tasks = await readStandings(tx, kind, ids, now);
  const decided = tasks.flatMap((task): Decided[] => {
    const decision = decide(task, task.standings, now);
    const evidence = decision.met.length > 0 && (task.status !== "COMPLETED" || decision.row === 2) ? evidenceOf(decision.met, now) : null;
    const isSame = decision.status === task.status && decision.isDataStale === task.isDataStale && decision.proposedStatus === task.proposedStatus
      && decision.failingSince?.getTime() === task.failingSince?.getTime() && (evidence === null || evidence.seenAt === task.seenAt);
    return isSame ? [] : [{ id: task.id, planId: task.planId, before: task.status, ...decision, evidence }];
  });
  if (decided.length > 0) await putDecisions(tx, kind, decided, now);
  await reckon[kind](tx, [...new Set(decided.filter(({ before, status }) => before !== status).map(({ planId }) => planId))].sort());
  await tellBlockers(tx, ctx, tasks.flatMap(({ standings }) => standings.flatMap(({ id, state }) => (state === "met" ? [id] : []))));
  if (decided.length > 0) await note(tx, ctx, { name: "adoption.evaluated", ...about, details: countsOf(kind, tasks.length, decided) });
  return { tasks: tasks.length, changed: decided.length };
}

function countsOf(kind: Kind, tasks: number, decided: readonly Decided[]) {
  const moved = decided.filter(({ before, status }) => before !== status);
  return {
    entity: kinds[kind].task, tasks, completed: moved.filter(({ status }) => status === "COMPLETED").length,
    lapsed: moved.filter(({ status }) => status === "NO_LONGER_USING").length, proposed: decided.filter(({ proposedStatus }) => proposedStatus).length,
  };
}

/** A met attribute resolves the blocker that waits for it: said as a fact, which the blockers' own job hears. */
async function tellBlockers(tx: Tx, ctx: Ctx, metIds: readonly string[]) {
  if (metIds.length === 0) return;
  const blockers = await tx.$queryRaw<{ id: string; projectId: string; attributeId: string }[]>`
    select b.id, b."projectId", b."customerTelemetryAttributeId" as "attributeId" from implementation_blockers b
    where b."tenantId" = current_tenant() and b."customerTelemetryAttributeId" is not null and b.status <> 'RESOLVED' and b."customerTelemetryAttributeId" = any (${[...metIds]}::uuid[]) order by b.id limit 500`;
  for (const { id, projectId, attributeId } of blockers) await note(tx, ctx, { name: "blocker.proved", entity: "ImplementationBlocker", entityId: id, projectId, details: { attributeId } });
}
