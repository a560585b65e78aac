"use server";

import { action, question } from "@/lib/action";
import * as changes from "@/lib/changes/commands";
import * as history from "@/lib/changes/history";
import { UndoChangeSet, UndoLast } from "@/lib/changes/rules";
import { ListHistory } from "@/lib/changes/rules/history";

export const undoChangeSet = action("changes.undo", UndoChangeSet, changes.undoChangeSet);
export const undoLast = action("changes.undo", UndoLast, changes.undoLast);
export const listHistory = question("changes.read", ListHistory, history.listHistory);
