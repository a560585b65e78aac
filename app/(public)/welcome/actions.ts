"use server";

import { action } from "@/lib/action";
import * as accounts from "@/lib/accounts/commands/passwords";
import { ChoosePassword } from "@/lib/accounts/rules";

export const choosePassword = action("account.edit", ChoosePassword, accounts.choosePassword);
