import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { dateColumn, dayOf } from "@/lib/dates";
import { within, type Tx } from "@/lib/db/within";
import { refuse, refuseField } from "@/lib/refusal";
import { lockForWork } from "../entering";
import { logLine } from "../log";
import { nowOf, type LockedProject, type LockedTask } from "../places";
import type { ChangePhase, EndPhase } from "../rules";
import { phaseLabels } from "../rules/words";
import { isDone } from "../rules/planning";
import { assertMayGoLive } from "../rules/readiness";
import { assertMayChangePhase, hasOptimization, plgPhaseOf, statusAfterWork } from "../rules/standing";
import type { Phase } from "../rules/kinds";
import { recordOn } from "../settling";
import { clocksOf } from "../workdays";
import { endAll } from "../ending";

/** Forward or back, with who and why in the log. `from` is the phase that was seen. */
export function changePhase(ctx: Ctx, { projectId, from, to, reason }: ChangePhase) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    if (project.currentPhase !== from) refuse(`The project is in ${phaseLabels[project.currentPhase]} by now.`, 409);
    assertMayChangePhase({ ...project, used: tasks.map(({ phase }) => phase), from, to, isLive: project.actualGoLiveDate !== null, openRequired: openIn(tasks, from).length, reason });
    return write(tx, ctx, project, { currentPhase: to, status: statusAfterWork(project.status) }, { name: "project.phase_changed", label: `Move to ${phaseLabels[to]}`, line: `${phaseLabels[from]} → ${phaseLabels[to]}`, reason, details: { from, to } });
  });
}

/** Completes GO_LIVE: gates, and readiness or the client's signature. Optimization begins where the type has it; else the project is completed. */
export function goLive(ctx: Ctx, { projectId, reason }: EndPhase) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    assertInPhase(project, "GO_LIVE");
    assertMayGoLive(await readLaunch(tx, projectId));
    assertReasonFor(openIn(tasks, "GO_LIVE"), reason);
    const { clientZone } = await clocksOf(project.clientOrganizationId);
    const actualGoLiveDate = dayOf(await nowOf(tx), clientZone);
    const goesOn = hasOptimization(project.type);
    if (!goesOn) await endAll(tx, project);
    const after: After = { actualGoLiveDate, forecastGoLiveDate: actualGoLiveDate, status: goesOn ? "IN_PROGRESS" : "COMPLETED", currentPhase: goesOn ? "OPTIMIZATION" : "GO_LIVE", plgPhase: plgPhaseOf(project.type, tasks, true) };
    return write(tx, ctx, project, after, { name: "project.went_live", label: "Go live", line: "Went live", reason, details: { on: actualGoLiveDate } });
  });
}

/** The end of OPTIMIZATION. */
export function completeProject(ctx: Ctx, { projectId, reason }: EndPhase) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    assertInPhase(project, "OPTIMIZATION");
    assertReasonFor(openIn(tasks, "OPTIMIZATION"), reason);
    await endAll(tx, project);
    return write(tx, ctx, project, { status: "COMPLETED" }, { name: "project.completed", label: "Complete the project", line: "Completed", reason, details: {} });
  });
}

/** All four gates, the readiness items, and whether the client has signed. */
export async function readLaunch(tx: Tx, projectId: string) {
  const [gates, items, signed] = [
    await tx.goLiveGate.findMany({ where: { projectId }, select: { code: true, status: true }, take: 10 }),
    await tx.readinessItem.findMany({ where: { projectId }, select: { code: true, weight: true, percent: true }, take: 20 }),
    await tx.goLiveSignOff.count({ where: { projectId, side: "CLIENT" } }),
  ];
  return { gates, readiness: items.map(({ code, weight, percent }) => ({ code, weight: Number(weight), percent: Number(percent) })), isSignedByClient: signed > 0 };
}

type After = Partial<Pick<LockedProject, "currentPhase" | "status" | "actualGoLiveDate" | "forecastGoLiveDate" | "plgPhase">>;
type Told =
  | { name: "project.phase_changed"; details: { from: Phase; to: Phase } }
  | { name: "project.went_live"; details: { on: string } }
  | { name: "project.completed"; details: Record<string, never> };

async function write(tx: Tx, ctx: Ctx, project: LockedProject, after: After, { line, reason, ...told }: Told & { label: string; line: string; reason: string | undefined }) {
  const { actualGoLiveDate, forecastGoLiveDate, ...columns } = after;
  const days = { ...(actualGoLiveDate && { actualGoLiveDate: dateColumn(actualGoLiveDate) }), ...(forecastGoLiveDate && { forecastGoLiveDate: dateColumn(forecastGoLiveDate) }) };
  const version = project.version + 1;
  await tx.implementationProject.update({ where: { id: project.id }, data: { ...columns, ...days, version }, select: { id: true } });
  await logLine(tx, { tenantId: ctx.tenantId, projectId: project.id, type: "PHASE_TRANSITION", subject: line, content: reason ?? null, actor: ctx.actor });
  return recordOn(tx, ctx, project, { ...told, changes: [{ entity: "ImplementationProject", id: project.id, before: project, after: { ...after, version } }] });
}

function assertInPhase({ currentPhase, status }: LockedProject, phase: Phase) {
  if (status === "ON_HOLD") refuse("This project is on hold. Resume it first.");
  if (currentPhase !== phase) refuse(`The project is in ${phaseLabels[currentPhase]}, not in ${phaseLabels[phase]}.`, 409);
}

function openIn(tasks: readonly LockedTask[], phase: Phase) {
  return tasks.filter((task) => task.phase === phase && task.isRequired && !isDone(task));
}

function assertReasonFor(open: readonly LockedTask[], reason: string | undefined) {
  if (open.length > 0 && !reason) refuseField("reason", `${open.length} required ${open.length === 1 ? "task is" : "tasks are"} still open in this phase. Say why it is left.`);
}
