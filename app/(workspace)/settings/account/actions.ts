"use server";

import * as emails from "@/lib/accounts/commands/emails";
import * as passwords from "@/lib/accounts/commands/passwords";
import * as profiles from "@/lib/accounts/commands/profiles";
import * as sessions from "@/lib/accounts/commands/sessions";
import * as twoStep from "@/lib/accounts/commands/two-step";
import * as rules from "@/lib/accounts/rules";
import { action } from "@/lib/action";

export const editProfile = action("account.edit", rules.EditProfile, profiles.editProfile);
export const askEmailChange = action("account.edit", rules.AskEmailChange, emails.askEmailChange);
export const changePassword = action("account.edit", rules.ChangePassword, passwords.changePassword);
export const beginTwoStep = action("account.edit", rules.Nothing, twoStep.beginTwoStep);
export const confirmTwoStep = action("account.edit", rules.ConfirmTwoStep, twoStep.confirmTwoStep);
export const removeTwoStep = action("account.edit", rules.RemoveTwoStep, twoStep.removeTwoStep);
export const renewRecoveryCodes = action("account.edit", rules.ConfirmTwoStep, twoStep.renewRecoveryCodes);
export const endSession = action("account.edit", rules.EndSession, sessions.endSession);
export const endAllSessions = action("account.edit", rules.Nothing, sessions.endAllSessions);
