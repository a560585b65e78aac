import { AddHere, LARGEST_FILE, ListHere } from "@/lib/attachments/rules";
import { addFile, listFiles } from "@/lib/progress/commands/filing";
import { progressRoute, progressUpload } from "@/lib/progress/route";

export const maxDuration = 300;

export const GET = progressRoute("VIEW", ListHere, listFiles);
export const POST = progressUpload("WORK", AddHere, { bytes: LARGEST_FILE, tooLarge: "A file may be at most 100 MB." }, addFile);
