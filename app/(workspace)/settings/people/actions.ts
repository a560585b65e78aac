"use server";

import { action, question } from "@/lib/action";
import { undoChangeSet } from "@/lib/changes/commands";
import { UndoChangeSet } from "@/lib/changes/rules";
import * as editing from "@/lib/people/commands/editing";
import * as inviting from "@/lib/people/commands/inviting";
import * as leaving from "@/lib/people/commands/leaving";
import { listColleagues } from "@/lib/people/queries";
import * as rules from "@/lib/people/rules";

export const invitePerson = action("people.edit", rules.InvitePerson, inviting.invitePerson);
export const resendInvitation = action("people.edit", rules.ResendInvitation, inviting.resendInvitation);
export const giveAddress = action("people.edit", rules.GiveAddress, inviting.giveAddress);
export const offerReset = action("people.edit", rules.OfferReset, inviting.offerReset);
export const editPerson = action("people.edit", rules.EditPerson, editing.editPerson);
export const deactivatePerson = action("people.edit", rules.DeactivatePerson, leaving.deactivatePerson);
export const reactivatePerson = action("people.edit", rules.ReactivatePerson, leaving.reactivatePerson);
export const resetTwoStep = action("people.edit", rules.ResetTwoStep, leaving.resetTwoStep);
export const findColleagues = question("people.read", rules.FindColleagues, listColleagues);
export const undo = action("changes.undo", UndoChangeSet, undoChangeSet);
