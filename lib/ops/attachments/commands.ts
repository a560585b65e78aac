import "server-only";
import { notFound } from "next/navigation";
import * as attachments from "@/lib/attachments/commands";
import * as queries from "@/lib/attachments/queries";
import type { AddToProject, DeleteAttachment, FinishInProject, ListOfProject, OpenAttachment } from "@/lib/attachments/rules";
import { staffContext } from "@/lib/auth/context";
import { undoChangeSet } from "@/lib/changes/commands";
import type { UndoChangeSet } from "@/lib/changes/rules";
import { everything } from "@/lib/db/everything";
import type { Incoming } from "@/lib/upload";
import type { StaffCtx } from "../context";
import { contextFor } from "../projects/entering";

/** What staff do with the files of projects: inside the organization that sold it, under their own name. */
export async function addProjectFile(staff: StaffCtx, file: AddToProject & Incoming) {
  return attachments.addAttachment(await contextFor(staff, file.projectId), file);
}

export async function beginProjectUpload(staff: StaffCtx, file: AddToProject) {
  return attachments.beginUpload(await contextFor(staff, file.projectId), file);
}

export async function finishProjectUpload(staff: StaffCtx, { ticket, projectId }: FinishInProject) {
  return attachments.finishUpload(await contextFor(staff, projectId), { ticket });
}

export async function listProjectFiles(staff: StaffCtx, asked: ListOfProject) {
  return queries.listAttachments(await contextFor(staff, asked.projectId), asked);
}

export async function openProjectFile(staff: StaffCtx, asked: OpenAttachment) {
  return queries.openAttachment(await contextOfFile(staff, asked.attachmentId), asked);
}

export async function deleteProjectFile(staff: StaffCtx, asked: DeleteAttachment) {
  return attachments.deleteAttachment(await contextOfFile(staff, asked.attachmentId), asked);
}

/** Brings back what this member of the staff deleted: a change set of theirs that holds files of projects and nothing else. */
export async function undoProjectFile(staff: StaffCtx, asked: UndoChangeSet) {
  const set = await everything.changeSet.findFirst({ where: { id: asked.changeSetId, committedByKind: "STAFF", committedById: staff.staffId }, select: { tenantId: true, items: { select: { entityType: true, entityId: true }, take: 2 } } });
  const [item, ...others] = set?.items ?? [];
  if (!set || item?.entityType !== "Attachment" || others.length > 0) return notFound();
  const file = await everything.attachment.findFirst({ where: { id: item.entityId, projectId: { not: null } }, select: { id: true } });
  return file ? undoChangeSet(staffContext(set.tenantId, staff), asked) : notFound();
}

/** Only files of projects are the staff's to open; every other file is not there. */
async function contextOfFile(staff: StaffCtx, id: string) {
  const file = await everything.attachment.findFirst({ where: { id, projectId: { not: null } }, select: { tenantId: true } });
  return file ? staffContext(file.tenantId, staff) : notFound();
}
