import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { lockForWork } from "@/lib/projects/entering";
import { logLine } from "@/lib/projects/log";
import { nowOf, type LockedTask } from "@/lib/projects/places";
import { isDone } from "@/lib/projects/rules/planning";
import { recordOn } from "@/lib/projects/settling";
import { assertStaff } from "@/lib/projects/staff";
import { refuse } from "@/lib/refusal";
import { duesOf, started } from "../clock";
import { ringWatches } from "../places";
import type { OpenBlocker } from "../rules";
import { blockTask, putSteps } from "../steps";
import { assertRuns, readTracks } from "../tracks";
import { assertWatchable } from "../watching";

/** Opens a blocker and starts its clock (not while the project is on hold); a task it is linked to is blocked. Owner: who is named, else the lead, else who opens it. */
export function openBlocker(ctx: Ctx, { projectId, taskId, ownerId, attributeId, isClientVisible, description: typed, ...said }: OpenBlocker) {
  return within(ctx, async (tx) => {
    const { project, tasks } = await lockForWork(tx, ctx, projectId);
    const task = taskId ? (tasks.find(({ id }) => id === taskId) ?? notFound()) : null;
    if (task && isDone(task)) refuse("This task is finished. Open it again first.");
    if (ownerId) await assertStaff(ownerId);
    if (attributeId) await assertWatchable(tx, projectId, attributeId);
    const track = (await readTracks([project.clientOrganizationId]))({ ...said, clientOrganizationId: project.clientOrganizationId });
    assertRuns(track, said.category);
    const standing = { consumedSeconds: 0, runningSince: null };
    const createdAt = await nowOf(tx);
    const clock = project.status === "ON_HOLD" ? standing : started(standing, createdAt);
    const description = typed ?? null;
    const owner = ownerId ?? project.leadImplementerId ?? (ctx.actor.kind === "STAFF" ? ctx.actor.id : null);
    const data = {
      tenantId: ctx.tenantId, projectId, taskId: taskId ?? null, customerTelemetryAttributeId: attributeId ?? null, ...said, description, ownerId: owner,
      isClientVisible: isClientVisible ?? said.category === "CLIENT_SIDE", ...clock, createdAt,
    };
    const blocker = await tx.implementationBlocker.create({ data });
    await putSteps(tx, blocker, duesOf(track, clock));
    if (clock.runningSince) await ringWatches(tx, [blocker]);
    await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "BLOCKER_CREATED", subject: `Blocker: ${said.title}`, content: description, actor: ctx.actor });
    const changes = [{ entity: "ImplementationBlocker", id: blocker.id, before: null, after: blocker }, ...(await blocked(tx, task))];
    const { changeSetId } = await recordOn(tx, ctx, project, { name: "blocker.opened", label: `Open the blocker ${said.title}`, entity: "ImplementationBlocker", entityId: blocker.id, details: { category: said.category }, changes });
    return { blockerId: blocker.id, changeSetId };
  });
}

async function blocked(tx: Tx, task: LockedTask | null): Promise<Change[]> {
  return task ? blockTask(tx, task) : [];
}
