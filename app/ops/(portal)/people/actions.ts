"use server";

import { staffAction } from "@/lib/ops/action";
import * as people from "@/lib/ops/people/commands";
import * as rules from "@/lib/ops/people/rules";

export const inviteStaff = staffAction("manage_staff", rules.InviteStaff, people.inviteStaff);
export const editStaff = staffAction("manage_staff", rules.EditStaff, people.editStaff);
export const deactivateStaff = staffAction("manage_staff", rules.DeactivateStaff, people.deactivateStaff);
export const reactivateStaff = staffAction("manage_staff", rules.ReactivateStaff, people.reactivateStaff);
export const offerStaffLink = staffAction("manage_staff", rules.OfferStaffLink, people.offerStaffLink);
export const resetStaffTwoStep = staffAction("manage_staff", rules.ResetStaffTwoStep, people.resetStaffTwoStep);
