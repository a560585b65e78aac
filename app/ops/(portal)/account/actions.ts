"use server";

import { ChangePassword, EndSession, Nothing } from "@/lib/accounts/rules";
import * as passwords from "@/lib/ops/accounts/commands/passwords";
import * as sessions from "@/lib/ops/accounts/commands/sessions";
import { staffAction } from "@/lib/ops/action";

export const changePassword = staffAction("own_account", ChangePassword, passwords.changeStaffPassword);
export const endSession = staffAction("own_account", EndSession, sessions.endStaffSession);
export const endAllSessions = staffAction("own_account", Nothing, sessions.endAllStaffSessions);
