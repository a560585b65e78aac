"use server";

import { publicAction } from "@/lib/action";
import * as accounts from "@/lib/accounts/commands/passwords";
import { AskReset } from "@/lib/accounts/rules";

export const askReset = publicAction(AskReset, accounts.askReset);
