"use server";

import { AskReset, ResetPassword, SignIn } from "@/lib/accounts/rules";
import { publicAction } from "@/lib/action";
import * as passwords from "@/lib/ops/accounts/commands/passwords";
import * as accounts from "@/lib/ops/accounts/commands/signing-in";

export const signIn = publicAction(SignIn, accounts.signInStaff);
export const askReset = publicAction(AskReset, passwords.askStaffReset);
export const resetPassword = publicAction(ResetPassword, passwords.resetStaffPassword);
