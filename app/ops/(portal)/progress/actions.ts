"use server";

import { DeleteAttachment } from "@/lib/attachments/rules";
import { UndoChangeSet } from "@/lib/changes/rules";
import { staffAction } from "@/lib/ops/action";
import { deleteProjectFile, undoProjectFile } from "@/lib/ops/attachments/commands";
import { inProject } from "@/lib/ops/projects/entering";
import { answerClient as answer } from "@/lib/progress/commands/answering";
import * as links from "@/lib/progress/commands/links";
import * as rules from "@/lib/progress/rules";

export const createLink = staffAction("manage_projects", rules.CreateLink, inProject(links.createLink));
export const extendLink = staffAction("manage_projects", rules.ExtendLink, inProject(links.extendLink));
export const revokeLink = staffAction("manage_projects", rules.OneLink, inProject(links.revokeLink));
export const giveCode = staffAction("manage_projects", rules.OneLink, inProject(links.giveCode));
export const answerClient = staffAction("manage_projects", rules.AnswerClient, inProject(answer));
export const undoFile = staffAction("manage_projects", UndoChangeSet, undoProjectFile);
export const deleteFile = staffAction("manage_projects", DeleteAttachment, deleteProjectFile);
