import { beginUpload } from "@/lib/attachments/commands";
import { BeginUpload } from "@/lib/attachments/rules";
import { route } from "@/lib/route";

export const POST = route("attachments.edit", BeginUpload, beginUpload);
