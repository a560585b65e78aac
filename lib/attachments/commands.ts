import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { limit } from "@/lib/auth/rate-limits";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import type { Incoming } from "@/lib/upload";
import { beginFile, finishFile, keepFile, type Kept, type Way } from "./keeping";
import { assertMayFile, getSubject } from "./places";
import { lockAttachment } from "./queries";
import type { AddAttachment, BeginUpload, DeleteAttachment, FinishUpload } from "./rules";

/** Takes a file in, as it arrives. Refuses 413 beyond 100 MB or the organization's room, 422 when it is not what was announced. */
export async function addAttachment(ctx: Ctx, file: AddAttachment & Incoming): Promise<Kept> {
  await pace(ctx);
  return keepFile(ctx, file);
}

/** Where a browser sends a file: to us, or straight to the bucket with a ticket for finishUpload. */
export async function beginUpload(ctx: Ctx, file: BeginUpload): Promise<Way> {
  await pace(ctx);
  return beginFile(ctx, file);
}

export function finishUpload(ctx: Ctx, { ticket }: FinishUpload): Promise<Kept> {
  return finishFile(ctx, ticket);
}

/** To the trash; the bytes stay as long as it can come back. */
export function deleteAttachment(ctx: Ctx, { attachmentId }: DeleteAttachment): Promise<{ changeSetId: string }> {
  return within(ctx, async (tx) => {
    const file = await lockAttachment(tx, attachmentId);
    const subject = await getSubject(tx, file.place);
    assertMayFile(ctx, subject, file.uploadedById);
    const after = { deletedAt: new Date(), version: file.version + 1 };
    await tx.attachment.update({ where: { id: attachmentId }, data: after, select: { id: true } });
    return record(tx, ctx, {
      name: "attachment.deleted", label: `Delete ${file.fileName}`, entity: "Attachment", entityId: attachmentId, ...subject.about,
      changes: [{ entity: "Attachment", id: attachmentId, before: { deletedAt: null, version: file.version }, after }], details: {},
    });
  });
}

function pace({ actor, tenantId }: Ctx) {
  return limit(`upload:${actor.id ?? tenantId}`, { limit: 120, seconds: 60 });
}
