import "server-only";
import { notFound } from "next/navigation";
import { previewOf } from "@/lib/attachments/rules";
import type { AttachmentPage } from "@/lib/attachments/queries";
import { serve } from "@/lib/attachments/serving";
import { within, type Tx } from "@/lib/db/within";
import type { Door } from "./door";

const PAGE = 50;

/** The files the client sent in, newest first; the ones staff keep with a project are theirs. */
export async function listClientFiles(tx: Tx, projectId: string, after?: string): Promise<AttachmentPage> {
  const rows = await tx.attachment.findMany({
    where: { projectId, uploadedByKind: "CLIENT", deletedAt: null, ...(after && { id: { lt: after } }) }, orderBy: { id: "desc" }, take: PAGE + 1,
    select: { id: true, fileName: true, fileSize: true, mimeType: true, uploadedByName: true, createdAt: true },
  });
  const files = rows.slice(0, PAGE).map(({ id, fileName, fileSize, mimeType, uploadedByName, createdAt }) => ({
    id, name: fileName, size: Number(fileSize), mimeType, preview: previewOf({ mimeType, fileSize: Number(fileSize) }), uploadedByName, createdAt: createdAt.toISOString(), canDelete: false,
  }));
  return { files, next: rows.length > PAGE ? (files.at(-1)?.id ?? null) : null, canAdd: false };
}

/** One of them, as an answer of its own. */
export async function openClientFile({ ctx, projectId }: Door, { attachmentId, view }: { attachmentId: string; view?: "1" | undefined }): Promise<Response> {
  const file = await within(ctx, (tx) => tx.attachment.findFirst({ where: { id: attachmentId, projectId, uploadedByKind: "CLIENT", deletedAt: null }, select: { fileName: true, fileSize: true, mimeType: true, fileUrl: true } }));
  return file ? serve({ ...file, fileSize: Number(file.fileSize) }, { isViewed: view === "1" }) : notFound();
}
