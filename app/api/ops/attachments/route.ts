import { AddToProject, LARGEST_FILE, ListOfProject } from "@/lib/attachments/rules";
import { addProjectFile, listProjectFiles } from "@/lib/ops/attachments/commands";
import { staffRoute, staffUpload } from "@/lib/ops/route";

export const maxDuration = 300;

export const GET = staffRoute("manage_projects", ListOfProject, listProjectFiles);
export const POST = staffUpload("manage_projects", AddToProject, { bytes: LARGEST_FILE, tooLarge: "A file may be at most 100 MB." }, addProjectFile);
