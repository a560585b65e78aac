import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { pauseClocks, resumeClocks } from "@/lib/blockers/clocks";
import { within } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";
import { lockForWork } from "../entering";
import { logLine } from "../log";
import { nowOf } from "../places";
import type { OneProject, WithReason } from "../rules";
import { types } from "../rules/kinds";
import { recordOn } from "../settling";
import { endAll } from "../ending";

/** Needs a reason; from this instant no clock of the project runs. */
export function holdProject(ctx: Ctx, { projectId, reason }: WithReason) {
  return within(ctx, async (tx) => {
    const { project } = await lockForWork(tx, ctx, projectId);
    if (project.status === "ON_HOLD") refuse("This project is on hold already.", 409);
    const at = await nowOf(tx);
    const clocks = await pauseClocks(tx, { tenantId: ctx.tenantId, projectId, at });
    const hold = await tx.projectHold.create({ data: { tenantId: ctx.tenantId, projectId, reason, from: at } });
    const after = { status: "ON_HOLD" as const, version: project.version + 1 };
    await tx.implementationProject.update({ where: { id: projectId }, data: after, select: { id: true } });
    await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: "Put on hold", content: reason, actor: ctx.actor });
    const changes = [...clocks, { entity: "ProjectHold", id: hold.id, before: null, after: hold }, { entity: "ImplementationProject", id: projectId, before: project, after }];
    return recordOn(tx, ctx, project, { name: "project.held", label: "Put the project on hold", details: {}, changes });
  });
}

/** Every clock goes on from here. Where nobody had begun, it is not started again; else it is in progress, or at risk if the signs say so. */
export function resumeProject(ctx: Ctx, { projectId }: OneProject) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    if (project.status !== "ON_HOLD") refuse("This project is not on hold.", 409);
    const hold = await tx.projectHold.findFirst({ where: { projectId, to: null }, select: { id: true, to: true } });
    const to = await nowOf(tx);
    const clocks = await resumeClocks(tx, { tenantId: ctx.tenantId, projectId, at: to });
    if (hold) await tx.projectHold.update({ where: { id: hold.id }, data: { to }, select: { id: true } });
    const isBegun = project.currentPhase !== types[project.type].phases[0] || tasks.some(({ status }) => status !== "PENDING");
    const after = { status: isBegun ? ("IN_PROGRESS" as const) : ("NOT_STARTED" as const), version: project.version + 1 };
    await tx.implementationProject.update({ where: { id: projectId }, data: after, select: { id: true } });
    await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: "Resumed", actor: ctx.actor });
    const changes = [...clocks, ...(hold ? [{ entity: "ProjectHold", id: hold.id, before: hold, after: { to } }] : []), { entity: "ImplementationProject", id: projectId, before: project, after }];
    return recordOn(tx, ctx, project, { name: "project.resumed", label: "Resume the project", details: {}, changes });
  });
}

/** Ends it for good: nothing escalates any more, and the client's link is closed. */
export function cancelProject(ctx: Ctx, { projectId, reason }: WithReason) {
  return within(ctx, async (tx) => {
    const { project } = await lockForWork(tx, ctx, projectId);
    const after = { status: "CANCELLED" as const, version: project.version + 1 };
    await tx.implementationProject.update({ where: { id: projectId }, data: after, select: { id: true } });
    await endAll(tx, project);
    await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "PHASE_TRANSITION", subject: "Cancelled", content: reason, actor: ctx.actor });
    return recordOn(tx, ctx, project, { name: "project.cancelled", label: "Cancel the project", details: {}, changes: [{ entity: "ImplementationProject", id: projectId, before: project, after }] });
  });
}
