import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { ActorKind } from "@/lib/generated/prisma/enums";
import { assertMayFile, findSubject } from "./places";
import { previewOf, type GetAttachment, type ListAttachments, type OpenAttachment, type Place, type Preview } from "./rules";
import { serve } from "./serving";
import { Refusal } from "@/lib/refusal";

/** A file as its list shows it; `size` in bytes. */
export type AttachmentRow = { id: string; name: string; size: number; mimeType: string; preview: Preview; uploadedByName: string; createdAt: string; canDelete: boolean };
export type AttachmentPage = { files: AttachmentRow[]; next: string | null; canAdd: boolean };

const shown = { id: true, fileName: true, fileSize: true, mimeType: true, uploadedById: true, uploadedByName: true, createdAt: true } as const;

/** The files of one record, newest first, a page at a time. */
export function listAttachments(ctx: Ctx, { after, limit, customerId, dealId, communicationId, projectId }: ListAttachments): Promise<AttachmentPage> {
  return within(ctx, async (tx) => {
    const place = { ...(customerId && { customerId }), ...(dealId && { dealId }), ...(communicationId && { communicationId }), ...(projectId && { projectId }) };
    const subject = (await findSubject(tx, place)) ?? notFound();
    const rows = await tx.attachment.findMany({ where: { ...place, deletedAt: null, ...(after && { id: { lt: after } }) }, select: shown, orderBy: { id: "desc" }, take: limit + 1 });
    const canAdd = !subject.isTrashed && allows(() => assertMayFile(ctx, subject));
    const files = rows.slice(0, limit).map((row) => ({ ...asRow(row), canDelete: canAdd || (!subject.isTrashed && allows(() => assertMayFile(ctx, subject, row.uploadedById))) }));
    return { files, next: rows.length > limit ? (files.at(-1)?.id ?? null) : null, canAdd };
  });
}

/** The file itself, as an answer of its own: streamed, to be saved; with `view` a picture to be looked at. */
export async function openAttachment(ctx: Ctx, { attachmentId, view }: OpenAttachment): Promise<Response> {
  const file = await within(ctx, (tx) => findFile(tx, attachmentId));
  return serve(file, { isViewed: view === "1" });
}

export function getAttachment(ctx: Ctx, { attachmentId }: GetAttachment): Promise<Omit<AttachmentRow, "canDelete"> & { checksum: string }> {
  return within(ctx, async (tx) => {
    const row = await tx.attachment.findFirst({ where: { id: attachmentId, deletedAt: null }, select: { ...shown, checksum: true } });
    return row ? { ...asRow(row), checksum: row.checksum } : notFound();
  });
}

export type LockedAttachment = { id: string; fileName: string; uploadedById: string | null; uploadedByKind: ActorKind; version: number; place: Place };

export async function lockAttachment(tx: Tx, id: string): Promise<LockedAttachment> {
  await tx.$queryRaw`select 1 from attachments where id = ${id}::uuid for update`;
  const row = await tx.attachment.findFirst({ where: { id, deletedAt: null }, select: { id: true, fileName: true, uploadedById: true, uploadedByKind: true, version: true, customerId: true, dealId: true, communicationId: true, projectId: true } });
  if (!row) return notFound();
  const { customerId, dealId, communicationId, projectId, ...file } = row;
  return { ...file, place: { ...(customerId && { customerId }), ...(dealId && { dealId }), ...(communicationId && { communicationId }), ...(projectId && { projectId }) } };
}

async function findFile(tx: Tx, id: string) {
  const file = await tx.attachment.findFirst({ where: { id, deletedAt: null }, select: { fileName: true, fileSize: true, mimeType: true, fileUrl: true } });
  return file ? { ...file, fileSize: Number(file.fileSize) } : notFound();
}

type Raw = { id: string; fileName: string; fileSize: bigint; mimeType: string; uploadedByName: string; createdAt: Date };
function asRow({ id, fileName, fileSize, mimeType, uploadedByName, createdAt }: Raw): Omit<AttachmentRow, "canDelete"> {
  const size = Number(fileSize);
  return { id, name: fileName, size, mimeType, preview: previewOf({ mimeType, fileSize: size }), uploadedByName, createdAt: createdAt.toISOString() };
}

function allows(ask: () => void) {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
