import { addAttachment } from "@/lib/attachments/commands";
import { listAttachments } from "@/lib/attachments/queries";
import { AddAttachment, LARGEST_FILE, ListAttachments } from "@/lib/attachments/rules";
import { route } from "@/lib/route";
import { upload } from "@/lib/upload";

export const maxDuration = 300;

export const GET = route("attachments.read", ListAttachments, listAttachments);
export const POST = upload("attachments.edit", AddAttachment, { bytes: LARGEST_FILE, tooLarge: "A file may be at most 100 MB." }, addAttachment);
