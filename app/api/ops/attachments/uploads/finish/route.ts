import { FinishInProject } from "@/lib/attachments/rules";
import { finishProjectUpload } from "@/lib/ops/attachments/commands";
import { staffRoute } from "@/lib/ops/route";

export const maxDuration = 300;

export const POST = staffRoute("manage_projects", FinishInProject, finishProjectUpload);
