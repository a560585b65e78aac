"use server";

import { action } from "@/lib/action";
import { undoChangeSet } from "@/lib/changes/commands";
import { UndoChangeSet } from "@/lib/changes/rules";
import * as rates from "@/lib/rates/commands";
import * as rules from "@/lib/rates/rules";

export const enterRate = action("rates.edit", rules.EnterRate, rates.enterRate);
export const editRate = action("rates.edit", rules.EditRate, rates.editRate);
export const deleteRate = action("rates.edit", rules.DeleteRate, rates.deleteRate);
export const undo = action("changes.undo", UndoChangeSet, undoChangeSet);
