import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Ctx } from "@/lib/auth/context";
import { differing } from "@/lib/changes/differing";
import { dateColumn, dayOf } from "@/lib/dates";
import type { Tx } from "@/lib/db/within";
import { record, type Change, type Recorded } from "@/lib/events/record";
import type { Details, EventName } from "@/lib/events/catalog";
import { logLine } from "./log";
import { lockProject, nowOf, putDates, readSigns, readTasks, type LockedProject, type LockedTask } from "./places";
import { healthOf, silentDaysOf } from "./rules/health";
import { forecastGoLive, isDone, latest, schedule, workdaysBetween, type PlannedTask } from "./rules/planning";
import { isOpen, plgPhaseOf, risks, statusAfterWork, statusBySigns } from "./rules/standing";
import { clocksOf, type Clocks } from "./workdays";

/**
 * Brings everything of a project that is reckoned, never typed, in line with what stands now: the dates of its tasks, the forecast, health, status and
 * plgPhase. Call it last, in the transaction of the change; it answers what it changed. Harmless to repeat. A project that has ended stays as it is.
 */
export async function settle(tx: Tx, ctx: Ctx, projectId: string): Promise<Change[]> {
  const project = await lockProject(tx, projectId);
  if (!isOpen(project)) return [];
  const [rows, signs, clocks, now] = [await readTasks(tx, projectId), await readSigns(tx, projectId), await clocksOf(project.clientOrganizationId), await nowOf(tx)];
  const tasks = rows.map((row) => planned(row, clocks));
  const frame = { kickoff: project.kickoffDate, today: dayOf(now, clocks.clientZone), workdays: clocks.workdays };
  const moved = await moveDates(tx, rows, tasks, frame);
  return [
    ...moved,
    ...(await reckon(tx, ctx, project, { rows, tasks: tasks.map((task) => ({ ...task, dueDate: moved.find(({ id }) => id === task.id)?.after?.["dueDate"] as string | undefined ?? task.dueDate })), signs, clocks, frame, now })),
  ];
}

type Told<N extends EventName> = { name: N; label: string; entity?: string; entityId?: string; details: Details<N>; changes: readonly Change[] };

/** Settles the project, then writes what a command changed together with what followed from it, as one change set under the project, its deal and its customer. */
export async function recordOn<N extends EventName>(tx: Tx, ctx: Ctx, project: Pick<LockedProject, "id" | "customerId" | "dealId">, { changes, entity = "ImplementationProject", entityId = project.id, ...told }: Told<N>): Promise<Recorded> {
  const followed = await settle(tx, ctx, project.id);
  return record(tx, ctx, { ...told, entity, entityId, projectId: project.id, dealId: project.dealId, customerId: project.customerId, changes: merged([...changes, ...followed]) });
}

type Frame = { kickoff: string; today: string; workdays: Clocks["workdays"] };

async function moveDates(tx: Tx, rows: readonly LockedTask[], tasks: readonly PlannedTask[], frame: Frame): Promise<Change[]> {
  const plan = schedule(tasks, frame);
  const moves = rows.flatMap((row) => {
    const dates = isDone(row) ? undefined : plan.get(row.id);
    return dates && (dates.dueDate !== row.dueDate || dates.plannedStartDate !== row.plannedStartDate) ? [{ row, after: dates }] : [];
  });
  if (moves.length > 0) await putDates(tx, moves.map(({ row, after }) => ({ id: row.id, ...after })));
  return moves.map(({ row, after }) => ({ entity: "ImplementationTask", id: row.id, before: row, after }));
}

type Seen = { rows: readonly LockedTask[]; tasks: readonly PlannedTask[]; signs: Awaited<ReturnType<typeof readSigns>>; clocks: Clocks; frame: Frame; now: Date };

async function reckon(tx: Tx, ctx: Ctx, project: LockedProject, { rows, tasks, signs, clocks, frame, now }: Seen): Promise<Change[]> {
  const isLive = project.actualGoLiveDate !== null;
  const isTheirs = clocks.workdays.CLIENT;
  const forecastGoLiveDate = isLive ? project.actualGoLiveDate : forecastGoLive(tasks, frame);
  const slipDays = isLive || !project.targetGoLiveDate || !forecastGoLiveDate ? 0 : workdaysBetween(project.targetGoLiveDate, forecastGoLiveDate, isTheirs);
  const dayThere = (at: string | Date) => dayOf(new Date(at), clocks.clientZone);
  const since = latest([project.kickoffDate, ...(signs.lastContactAt ? [dayThere(signs.lastContactAt)] : [])]);
  const silentDays = silentDaysOf({ since, today: frame.today, holds: signs.holds.map(({ from, to }) => ({ from: dayThere(from), to: to && dayThere(to) })) }, isTheirs);
  const health = healthOf({ overdueTasks: tasks.filter((task) => task.isRequired && !isDone(task) && task.dueDate !== null && task.dueDate < frame.today).length, blockers: signs.blockers, slipDays, silentDays });
  const found = { slipDays, isBlockerEscalated: signs.blockers.some((level) => level !== "OPEN"), health: health.total };
  const begun = tasks.some(({ status }) => status !== "PENDING" && status !== "SKIPPED") ? statusAfterWork(project.status) : project.status;
  const status = statusBySigns({ ...project, status: begun }, found);
  const plgPhase = plgPhaseOf(project.type, rows, isLive);
  const after = differing(project, { forecastGoLiveDate, healthScore: health.total, healthBreakdown: isDeepStrictEqual(project.healthBreakdown, health) ? undefined : health, status, plgPhase });
  if (Object.keys(after).length === 0) return [];
  await tx.implementationProject.update({ where: { id: project.id }, data: { ...after, ...(after.forecastGoLiveDate && { forecastGoLiveDate: dateColumn(after.forecastGoLiveDate) }) }, select: { id: true } });
  if (after.healthBreakdown !== undefined && project.customerId && !isLive) await tx.customer.updateMany({ where: { id: project.customerId }, data: { healthScore: health.total, healthBreakdown: health, healthAt: now } });
  await tellRisk(tx, ctx, project, status, risks(found));
  return [{ entity: "ImplementationProject", id: project.id, before: project, after }];
}

/** When a project becomes at risk, and when it no longer is, its log says so and why. */
async function tellRisk(tx: Tx, { tenantId, actor }: Ctx, { id: projectId, status: before }: LockedProject, status: string, reasons: readonly string[]) {
  if ((before === "AT_RISK") === (status === "AT_RISK")) return;
  await logLine(tx, { tenantId, projectId, type: "NOTE", subject: status === "AT_RISK" ? `At risk, because ${reasons.join(", and ")}` : "No longer at risk", actor: { ...actor, kind: "SYSTEM", id: null, name: "System" } });
}

function planned({ startedAt, completedAt, ...task }: LockedTask, { zones }: Clocks): PlannedTask {
  const zone = zones[task.ownerSide];
  return { ...task, startedOn: startedAt && dayOf(startedAt, zone), completedOn: completedAt && dayOf(completedAt, zone) };
}

/** One item for each row, however many steps changed it. */
function merged(changes: readonly Change[]): Change[] {
  const rows = new Map<string, Change>();
  for (const change of changes) {
    const first = rows.get(change.id);
    rows.set(change.id, first && first.after && change.after ? { ...first, before: first.before && { ...change.before, ...first.before }, after: { ...first.after, ...change.after } } : change);
  }
  return [...rows.values()];
}
