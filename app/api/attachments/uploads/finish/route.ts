import { finishUpload } from "@/lib/attachments/commands";
import { FinishUpload } from "@/lib/attachments/rules";
import { route } from "@/lib/route";

export const maxDuration = 300;

export const POST = route("attachments.edit", FinishUpload, finishUpload);
