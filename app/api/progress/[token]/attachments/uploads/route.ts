import { AddHere } from "@/lib/attachments/rules";
import { beginClientFile } from "@/lib/progress/commands/filing";
import { progressRoute } from "@/lib/progress/route";

export const POST = progressRoute("WORK", AddHere, beginClientFile);
