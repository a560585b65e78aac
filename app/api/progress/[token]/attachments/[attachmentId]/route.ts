import { OpenAttachment } from "@/lib/attachments/rules";
import { openClientFile } from "@/lib/progress/files";
import { progressRoute } from "@/lib/progress/route";

export const GET = progressRoute("VIEW", OpenAttachment, openClientFile);
