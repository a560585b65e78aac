"use server";

import { action } from "@/lib/action";
import { undoChangeSet } from "@/lib/changes/commands";
import { UndoChangeSet } from "@/lib/changes/rules";
import * as organizations from "@/lib/organizations/commands";
import * as rules from "@/lib/organizations/rules";

export const editOrganization = action("organizations.edit", rules.EditOrganization, organizations.editOrganization);
export const saveConnection = action("organizations.edit", rules.SaveConnection, organizations.saveConnection);
export const removeConnection = action("organizations.edit", rules.RemoveConnection, organizations.removeConnection);
export const undo = action("changes.undo", UndoChangeSet, undoChangeSet);
