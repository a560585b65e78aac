"use server";

import { publicAction } from "@/lib/action";
import * as accounts from "@/lib/accounts/commands/passwords";
import { ResetPassword } from "@/lib/accounts/rules";

export const resetPassword = publicAction(ResetPassword, accounts.resetPassword);
