import { FinishUpload } from "@/lib/attachments/rules";
import { finishClientFile } from "@/lib/progress/commands/filing";
import { progressRoute } from "@/lib/progress/route";

export const maxDuration = 300;

export const POST = progressRoute("WORK", FinishUpload, finishClientFile);
