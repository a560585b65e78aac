import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { by } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { lockForWork } from "../entering";
import { logLine } from "../log";
import type { LockedProject } from "../places";
import type { ApproveWaiver, AskWaiver, JudgeGate, SetReadiness, SignOff } from "../rules";
import { assertSecondPerson, gateLabels, isSettled, percentOf, readinessItems, type GateCode } from "../rules/readiness";
import { recordOn } from "../settling";
import { signInside } from "../signing";

/** Passed, failed, or pending again, with what shows it. */
export function judgeGate(ctx: Ctx, { projectId, code, status, evidence = "" }: JudgeGate) {
  return within(ctx, async (tx) => {
    const { project, gate } = await lockGate(tx, ctx, projectId, code);
    if (gate.status === status) refuse(`The gate is ${status.toLowerCase()} already.`, 409);
    const nobody = { requestedByKind: null, requestedById: null, requestedByName: null, approvedByKind: null, approvedById: null, approvedByName: null, reason: null };
    const after = { ...nobody, status, evidence: evidence || null, ...(status === "PASSED" && by("approved", ctx.actor)) };
    return write(tx, ctx, project, gate, after, `Gate “${gateLabels[code]}” ${status === "PENDING" ? "is open again" : status.toLowerCase()}`);
  });
}

/** A waiver is asked for with a reason, and approved by somebody else. */
export function askWaiver(ctx: Ctx, { projectId, code, reason }: AskWaiver) {
  return within(ctx, async (tx) => {
    const { project, gate } = await lockGate(tx, ctx, projectId, code);
    if (isSettled(gate)) refuse("This gate needs no waiver.", 409);
    return write(tx, ctx, project, gate, { ...by("requested", ctx.actor), reason }, `Waiver asked for “${gateLabels[code]}”: ${reason}`);
  });
}

export function approveWaiver(ctx: Ctx, { projectId, code }: ApproveWaiver) {
  return within(ctx, async (tx) => {
    const { project, gate } = await lockGate(tx, ctx, projectId, code);
    if (isSettled(gate)) refuse("This gate needs no waiver.", 409);
    assertSecondPerson(gate.requestedByKind && { kind: gate.requestedByKind, id: gate.requestedById }, ctx.actor);
    return write(tx, ctx, project, gate, { status: "WAIVED", ...by("approved", ctx.actor) }, `Gate “${gateLabels[code]}” waived`);
  });
}

/** A percentage, or what was counted against the target. */
export function setReadiness(ctx: Ctx, input: SetReadiness) {
  return within(ctx, async (tx) => {
    const { projectId, code } = input;
    const { project } = await lockForWork(tx, ctx, projectId);
    const item = (await tx.readinessItem.findFirst({ where: { projectId, code } })) ?? notFound();
    const counted = "target" in input ? { target: input.target, actual: input.actual, percent: percentOf(code, input) } : { target: null, actual: null, percent: input.percent };
    const after = { ...counted, version: item.version + 1 };
    await tx.readinessItem.update({ where: { id: item.id }, data: after, select: { id: true } });
    return recordOn(tx, ctx, project, { name: "project.readiness_set", label: `Set ${readinessItems[code].label} to ${counted.percent} %`, entity: "ReadinessItem", entityId: item.id, details: { code }, changes: [{ entity: "ReadinessItem", id: item.id, before: item, after }] });
  });
}

/** Ours follows the client's; it is recorded, and is no condition of the go-live. */
export function signOff(ctx: Ctx, { projectId, statement }: SignOff) {
  return within(ctx, async (tx) => {
    const { project } = await lockForWork(tx, ctx, projectId);
    if ((await tx.goLiveSignOff.count({ where: { projectId, side: "CLIENT" } })) === 0) refuse("The client signs off first.");
    return signInside(tx, ctx, project, { side: "STAFF", name: ctx.actor.name, email: null, statement });
  });
}

async function lockGate(tx: Tx, ctx: Ctx, projectId: string, code: GateCode) {
  const { project } = await lockForWork(tx, ctx, projectId);
  return { project, gate: (await tx.goLiveGate.findFirst({ where: { projectId, code } })) ?? notFound() };
}

async function write(tx: Tx, ctx: Ctx, project: LockedProject, gate: { id: string; version: number }, after: object, line: string) {
  const data = { ...after, version: gate.version + 1 };
  await tx.goLiveGate.update({ where: { id: gate.id }, data, select: { id: true } });
  await logLine(tx, { tenantId: ctx.tenantId, projectId: project.id, type: "NOTE", subject: line, actor: ctx.actor });
  return recordOn(tx, ctx, project, { name: "project.gate_changed", label: line, entity: "GoLiveGate", entityId: gate.id, details: {}, changes: [{ entity: "GoLiveGate", id: gate.id, before: gate, after: data }] });
}
