"use server";

import { publicAction } from "@/lib/action";
import * as accounts from "@/lib/accounts/commands/emails";
import { ConfirmEmail } from "@/lib/accounts/rules";

export const confirmEmail = publicAction(ConfirmEmail, accounts.confirmEmail);
