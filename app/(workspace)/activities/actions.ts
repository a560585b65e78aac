"use server";

import { action, question } from "@/lib/action";
import * as deleting from "@/lib/activities/commands/deleting";
import * as editing from "@/lib/activities/commands/editing";
import * as planning from "@/lib/activities/commands/planning";
import * as rules from "@/lib/activities/rules";
import { listColleagues } from "@/lib/people/queries";
import { FindColleagues } from "@/lib/people/rules";

export const planActivity = action("activities.edit", rules.PlanActivity, planning.planActivity);
export const editActivity = action("activities.edit", rules.EditActivity, editing.editActivity);
export const patchActivity = action("activities.edit", rules.PatchActivity, editing.patchActivity);
export const completeActivity = action("activities.edit", rules.CompleteActivity, editing.completeActivity);
export const reopenActivity = action("activities.edit", rules.ReopenActivity, editing.reopenActivity);
export const deleteActivity = action("activities.edit", rules.DeleteActivity, deleting.deleteActivity);
export const findColleagues = question("people.read", FindColleagues, listColleagues);
