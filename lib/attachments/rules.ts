import { z } from "zod";
import { refuse } from "@/lib/refusal";

/** The largest file, in bytes. crm.md, Files. */
export const LARGEST_FILE = 100_000_000;

const place = { customerId: z.uuid().optional(), dealId: z.uuid().optional(), communicationId: z.uuid().optional(), projectId: z.uuid().optional() };
const isOne = ({ customerId, dealId, communicationId, projectId }: Place) => [customerId, dealId, communicationId, projectId].filter(Boolean).length === 1;
const ONE = "A file stands on one customer, deal, communication or project.";

/** The one record a file hangs on. */
export type Place = { customerId?: string | undefined; dealId?: string | undefined; communicationId?: string | undefined; projectId?: string | undefined };

const name = z.string().min(1, "A file has a name.").max(1000);
/** In bytes, as announced; what really comes is counted. */
const size = z.coerce.number().int().min(1, "This file is empty.").max(LARGEST_FILE, "A file may be at most 100 MB.");
/** SHA-256 of the content in hexadecimal, if the sender worked it out. */
const checksum = z.string().regex(/^[0-9a-f]{64}$/, "A checksum is a SHA-256 of 64 hexadecimal digits.").optional();

export const AddAttachment = z.strictObject({ ...place, name, size, checksum }).refine(isOne, ONE);
export type AddAttachment = z.infer<typeof AddAttachment>;
/** The same where the door decides the record: a project of the client's. */
export const AddHere = z.strictObject({ name, size, checksum });
export type AddHere = z.infer<typeof AddHere>;
/** The same for staff, who put files on projects alone. */
export const AddToProject = z.strictObject({ projectId: z.uuid(), name, size, checksum });
export type AddToProject = z.infer<typeof AddToProject>;
export const ListOfProject = z.object({ projectId: z.uuid(), after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).catch(50).default(50) });
export type ListOfProject = z.infer<typeof ListOfProject>;
export const ListHere = z.object({ after: z.uuid().optional() });
export type ListHere = z.infer<typeof ListHere>;
export const BeginUpload = AddAttachment;
export type BeginUpload = AddAttachment;
/** `ticket`: what beginUpload gave. */
export const FinishUpload = z.object({ ticket: z.string().max(4000) });
export type FinishUpload = z.infer<typeof FinishUpload>;
export const FinishInProject = FinishUpload.extend({ projectId: z.uuid() });
export type FinishInProject = z.infer<typeof FinishInProject>;
export const GetAttachment = z.object({ attachmentId: z.uuid() });
export type GetAttachment = z.infer<typeof GetAttachment>;
/** `view`: to look at in the page instead of saving it; pictures only. */
export const OpenAttachment = z.object({ attachmentId: z.uuid(), view: z.enum(["1"]).optional() });
export type OpenAttachment = z.infer<typeof OpenAttachment>;
export const DeleteAttachment = z.strictObject({ attachmentId: z.uuid() });
export type DeleteAttachment = z.infer<typeof DeleteAttachment>;
export const ListAttachments = z.object({ ...place, after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).catch(50).default(50) }).refine(isOne, ONE);
export type ListAttachments = z.infer<typeof ListAttachments>;

/** Raster pictures a browser decodes and runs nothing of. SVG and HTML are never among them. */
const PICTURES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);
/** Larger pictures fill a browser's memory when they are unpacked. */
export const MOST_PIXELS = 60_000_000;
/** A PDF is drawn page by page in the page; larger ones are downloaded. */
const LARGEST_PDF = 25_000_000;

export type Preview = "picture" | "pdf" | null;
export function previewOf({ mimeType, fileSize }: { mimeType: string; fileSize: number }): Preview {
  if (PICTURES.has(mimeType)) return fileSize <= LARGEST_PDF ? "picture" : null;
  return mimeType === "application/pdf" && fileSize <= LARGEST_PDF ? "pdf" : null;
}

/** Refuses what would not fit in the organization's share. Both in bytes. */
export function assertFits({ used, added, quota }: { used: number; added: number; quota: number }) {
  if (used + added > quota) refuse(`Your organization's files fill ${Math.round(quota / 1_000_000)} MB, and this one does not fit any more. Delete some for good, or ask for more room.`, 413);
}

/** Control signs, what turns the direction of reading, and what a file system gives a meaning of its own. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*\\/]/gu;
const LONGEST_NAME = 180;

/** The last part of a path, without signs that hide or break anything; the ending is kept when it is too long. "../../etc/passwd" → "passwd". */
export function safeName(given: string): string {
  const last = given.normalize("NFC").split(/[\\/]/).findLast((part) => part.replace(/[.\s]/g, "") !== "") ?? "";
  const clean = last.replace(UNSAFE, "").replace(/\s+/g, " ").replace(/^[.\s]+|[.\s]+$/g, "") || "file";
  if (clean.length <= LONGEST_NAME) return clean;
  const ending = /\.[\p{L}\p{N}]{1,12}$/u.exec(clean)?.[0] ?? "";
  return [...clean].slice(0, LONGEST_NAME - ending.length).join("") + ending;
}
