import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { within } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { logLine } from "@/lib/projects/log";
import { recordOn } from "@/lib/projects/settling";
import { assertStaff } from "@/lib/projects/staff";
import { switchClocks } from "../clocks";
import { lockForBlocker } from "../entering";
import { assertUnresolved, categoryLabels, type ChangeBlocker } from "../rules";
import { tellStaff } from "../telling";
import { assertRuns } from "../tracks";
import { assertWatchable } from "../watching";

/** One field. Another category keeps the counted seconds and is due by its own calendar and levels; a new owner has acknowledged nothing. */
export function changeBlocker(ctx: Ctx, { field, was, value, ...which }: ChangeBlocker) {
  return within(ctx, async (tx) => {
    const { project, blocker, track, tracks, at } = await lockForBlocker(tx, ctx, which);
    assertUnresolved(blocker);
    await assertUnchanged(tx, { entity: "ImplementationBlocker", id: blocker.id, field, was, now: blocker[field], yours: value });
    const changed = differing(blocker, { [field]: value });
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    const changes: Change[] = [];
    if (field === "ownerId") await assertStaff(value);
    if (field === "customerTelemetryAttributeId" && value) await assertWatchable(tx, project.id, value);
    if (field === "category") {
      assertRuns(tracks({ ...blocker, category: value }), value);
      changes.push(...(await switchClocks(tx, [blocker], { before: () => track, after: () => tracks({ ...blocker, category: value }), heldIds: new Set(), at })));
      await logLine(tx, { tenantId: ctx.tenantId, projectId: project.id, type: "NOTE", subject: `${categoryLabels[blocker.category]} → ${categoryLabels[value]}: ${blocker.title}`, actor: ctx.actor });
    }
    const after = { ...changed, ...(field === "ownerId" && { acknowledgedAt: null }), version: blocker.version + 1 };
    await tx.implementationBlocker.update({ where: { id: blocker.id }, data: after, select: { id: true } });
    if (field === "ownerId" && value && value !== ctx.actor.id) await tellStaff(tx, { blocker, staffIds: [value], kind: "blocker.assigned", key: `${blocker.id}:${after.version}`, title: `Yours now: ${blocker.title}`, body: `From ${ctx.actor.name}.`, dropIf: ["RESOLVED"], at });
    changes.push({ entity: "ImplementationBlocker", id: blocker.id, before: blocker, after });
    return recordOn(tx, ctx, project, { name: "blocker.edited", label: `Change ${blocker.title}`, entity: "ImplementationBlocker", entityId: blocker.id, details: { fields: [field] }, changes });
  });
}
