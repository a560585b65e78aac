"use server";

import { publicAction } from "@/lib/action";
import { findProvider as find } from "@/lib/accounts/commands/companies";
import * as accounts from "@/lib/accounts/commands/signing-in";
import { FindProvider, SignIn } from "@/lib/accounts/rules";

export const signIn = publicAction(SignIn, accounts.signIn);
export const findProvider = publicAction(FindProvider, find);
