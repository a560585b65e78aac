import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { logLine } from "./log";
import type { LockedProject } from "./places";
import { readinessScore } from "./rules/readiness";
import type { Side } from "./rules/kinds";
import { recordOn } from "./settling";

type Signature = { side: Side; name: string; email: string | null; statement: string };

/** One side's signature under the go-live, with the score and the gates as they stood. Call it with the project locked; who may sign is the caller's to ask. */
export async function signInside(tx: Tx, ctx: Ctx, project: LockedProject, { side, name, email, statement }: Signature) {
  const projectId = project.id;
  const gates = await tx.goLiveGate.findMany({ where: { projectId }, select: { code: true, status: true }, orderBy: { code: "asc" }, take: 10 });
  const items = await tx.readinessItem.findMany({ where: { projectId }, select: { code: true, weight: true, percent: true }, take: 20 });
  const score = readinessScore(items.map(({ code, weight, percent }) => ({ code, weight: Number(weight), percent: Number(percent) })));
  const signed = await tx.goLiveSignOff.create({ data: { tenantId: ctx.tenantId, projectId, side, name, email, statement, score, gates: Object.fromEntries(gates.map(({ code, status }) => [code, status])) } });
  await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: side === "CLIENT" ? `Signed off by the client: ${name}` : `Signed off by us: ${name}`, content: statement, actor: ctx.actor });
  return recordOn(tx, ctx, project, { name: "project.signed_off", label: `Sign off (${side.toLowerCase()})`, entity: "GoLiveSignOff", entityId: signed.id, details: { side }, changes: [{ entity: "GoLiveSignOff", id: signed.id, before: null, after: signed }] });
}
