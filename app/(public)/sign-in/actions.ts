"use server";

import { publicAction } from "@/lib/action";
import * as accounts from "@/lib/accounts/commands";
import { SignIn } from "@/lib/accounts/rules";

export const signIn = publicAction(SignIn, accounts.signIn);
