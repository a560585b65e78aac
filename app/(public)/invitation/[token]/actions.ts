"use server";

import { publicAction } from "@/lib/action";
import * as accounts from "@/lib/accounts/commands/passwords";
import { AcceptInvitation } from "@/lib/accounts/rules";

export const acceptInvitation = publicAction(AcceptInvitation, accounts.acceptInvitation);
