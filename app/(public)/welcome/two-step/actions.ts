"use server";

import { action } from "@/lib/action";
import * as accounts from "@/lib/accounts/commands/two-step";
import { ConfirmTwoStep, Nothing } from "@/lib/accounts/rules";

export const beginTwoStep = action("account.edit", Nothing, accounts.beginTwoStep);
export const confirmTwoStep = action("account.edit", ConfirmTwoStep, accounts.confirmTwoStep);
