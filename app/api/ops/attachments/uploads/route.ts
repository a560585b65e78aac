import { AddToProject } from "@/lib/attachments/rules";
import { beginProjectUpload } from "@/lib/ops/attachments/commands";
import { staffRoute } from "@/lib/ops/route";

export const POST = staffRoute("manage_projects", AddToProject, beginProjectUpload);
