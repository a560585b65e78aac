"use server";

import { endSession } from "@/lib/accounts/commands/sessions";
import { EndSession } from "@/lib/accounts/rules";
import { action } from "@/lib/action";

export const signOut = action("account.edit", EndSession, endSession);
