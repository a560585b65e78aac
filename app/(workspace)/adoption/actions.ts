"use server";

import { action, question } from "@/lib/action";
import * as assigning from "@/lib/adoption/commands/assigning";
import * as calling from "@/lib/adoption/commands/calling";
import * as confirming from "@/lib/adoption/commands/confirming";
import * as statuses from "@/lib/adoption/commands/statuses";
import * as syncing from "@/lib/adoption/commands/syncing";
import * as plan from "@/lib/adoption/queries/plan";
import * as portfolio from "@/lib/adoption/queries/portfolio";
import * as rules from "@/lib/adoption/rules";

export const assignProduct = action("adoption.edit", rules.AssignProduct, assigning.assignProduct);
export const assignSolution = action("adoption.edit", rules.AssignSolution, assigning.assignSolution);
export const confirmAssignment = action("adoption.edit", rules.ConfirmAssignment, confirming.confirmAssignment);
export const changeAssignment = action("adoption.edit", rules.ChangeAssignment, syncing.changeAssignment);
export const editAssignment = action("adoption.edit", rules.EditAssignment, calling.editAssignment);
export const removeAssignment = action("adoption.edit", rules.RemoveAssignment, assigning.removeAssignment);
export const syncPlan = action("adoption.edit", rules.SyncPlan, syncing.syncPlan);
export const setTaskStatus = action("adoption.edit", rules.SetTaskStatus, statuses.setTaskStatus);
export const setTaskStatuses = action("adoption.edit", rules.SetTaskStatuses, statuses.setTaskStatuses);
export const acceptProposal = action("adoption.edit", rules.AcceptProposal, statuses.acceptProposal);
export const dismissProposal = action("adoption.edit", rules.DismissProposal, statuses.dismissProposal);
export const previewSync = question("adoption.read", rules.PreviewSync, plan.previewSync);
export const listAssignable = question("adoption.read", rules.ListAssignable, portfolio.listAssignable);
