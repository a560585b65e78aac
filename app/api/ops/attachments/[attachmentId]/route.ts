import { OpenAttachment } from "@/lib/attachments/rules";
import { openProjectFile } from "@/lib/ops/attachments/commands";
import { staffRoute } from "@/lib/ops/route";

export const GET = staffRoute("manage_projects", OpenAttachment, openProjectFile);
