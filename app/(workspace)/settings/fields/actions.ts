"use server";

import { action } from "@/lib/action";
import { undoChangeSet } from "@/lib/changes/commands";
import { UndoChangeSet } from "@/lib/changes/rules";
import * as fields from "@/lib/fields/commands";
import * as rules from "@/lib/fields/rules";

export const createField = action("fields.edit", rules.CreateField, fields.createField);
export const editField = action("fields.edit", rules.EditField, fields.editField);
export const reorderFields = action("fields.edit", rules.ReorderFields, fields.reorderFields);
export const deleteField = action("fields.edit", rules.DeleteField, fields.deleteField);
export const undo = action("changes.undo", UndoChangeSet, undoChangeSet);
