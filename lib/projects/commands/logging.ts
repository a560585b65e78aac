import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { lockForWork } from "../entering";
import { logLine } from "../log";
import type { LogActivity } from "../rules";
import { logLabels } from "../rules/words";
import { recordOn } from "../settling";

/** A mail, a meeting, a decision with its reasons, or a note, by hand. A mail received and a meeting count as two-way contact. */
export function logActivity(ctx: Ctx, { projectId, type, ...said }: LogActivity) {
  return within(ctx, async (tx) => {
    const { project } = await lockForWork(tx, ctx, projectId);
    const { content = null, ...line } = said;
    const lineId = await logLine(tx, { tenantId: ctx.tenantId, projectId, type, content, ...line, isAutoLogged: false, actor: ctx.actor });
    const { changeSetId } = await recordOn(tx, ctx, project, { name: "project.logged", label: `Log ${logLabels[type].toLowerCase()}`, entity: "ImplementationActivity", entityId: lineId, details: { type }, changes: [{ entity: "ImplementationActivity", id: lineId, before: null, after: { type, content, ...line } }] });
    return { lineId, changeSetId };
  });
}
