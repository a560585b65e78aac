"use server";

import { action } from "@/lib/action";
import * as changes from "@/lib/changes/commands";
import { UndoChangeSet, UndoLast } from "@/lib/changes/rules";

export const undoChangeSet = action("changes.undo", UndoChangeSet, changes.undoChangeSet);
export const undoLast = action("changes.undo", UndoLast, changes.undoLast);
