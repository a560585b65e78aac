"use server";

import { action } from "@/lib/action";
import { undoChangeSet } from "@/lib/changes/commands";
import { UndoChangeSet } from "@/lib/changes/rules";
import * as tags from "@/lib/tags/commands";
import * as rules from "@/lib/tags/rules";

export const createTag = action("tags.edit", rules.CreateTag, tags.createTag);
export const renameTag = action("tags.edit", rules.RenameTag, tags.renameTag);
export const colorTag = action("tags.edit", rules.ColorTag, tags.colorTag);
export const mergeTag = action("tags.edit", rules.MergeTag, tags.mergeTag);
export const deleteTag = action("tags.edit", rules.DeleteTag, tags.deleteTag);
export const undo = action("changes.undo", UndoChangeSet, undoChangeSet);
