import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { differing } from "@/lib/changes/differing";
import { dateColumn } from "@/lib/dates";
import { within } from "@/lib/db/within";
import { lockForWork } from "../entering";
import type { EditProject } from "../rules";
import { handoffScore } from "../rules/handoff";
import { recordOn } from "../settling";
import { assertStaff } from "../staff";

/** One field of a project; refused with both values if someone changed it since it was read. The forecast is never typed. */
export function editProject(ctx: Ctx, { projectId, field, was, value }: EditProject) {
  return within(ctx, async (tx) => {
    const { project } = await lockForWork(tx, ctx, projectId);
    await assertUnchanged(tx, { entity: "ImplementationProject", id: projectId, field, was, now: project[field], yours: value });
    if (field === "leadImplementerId") await assertStaff(value);
    if (field === "assignedUserIds" || field === "shownStaffIds") await assertStaff(...value);
    const changed = differing(project, { [field]: value, ...(field === "handoff" && { handoffScore: handoffScore(value) }) });
    if (Object.keys(changed).length === 0) return { changeSetId: null };
    const after = { ...changed, version: project.version + 1 };
    const day = field === "kickoffDate" || field === "targetGoLiveDate" ? { [field]: dateColumn(value) } : {};
    await tx.implementationProject.update({ where: { id: projectId }, data: { ...after, ...day }, select: { id: true } });
    return recordOn(tx, ctx, project, { name: "project.edited", label: `Change ${names[field]}`, details: { fields: [field] }, changes: [{ entity: "ImplementationProject", id: projectId, before: project, after }] });
  });
}

const names: Record<EditProject["field"], string> = { leadImplementerId: "the lead", assignedUserIds: "the team", shownStaffIds: "whom the client sees", kickoffDate: "the kickoff", targetGoLiveDate: "the target", clientVisibleNotes: "the note to the client", resources: "the resources", handoff: "the handoff" };
