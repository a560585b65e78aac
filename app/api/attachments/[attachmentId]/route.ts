import { deleteAttachment } from "@/lib/attachments/commands";
import { openAttachment } from "@/lib/attachments/queries";
import { DeleteAttachment, OpenAttachment } from "@/lib/attachments/rules";
import { route } from "@/lib/route";

export const GET = route("attachments.read", OpenAttachment, openAttachment);
export const DELETE = route("attachments.edit", DeleteAttachment, deleteAttachment);
