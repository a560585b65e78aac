"use server";

import { Nothing } from "@/lib/accounts/rules";
import { signOutStaff } from "@/lib/ops/accounts/commands/signing-in";
import { staffAction } from "@/lib/ops/action";
import * as organizations from "@/lib/ops/organizations/commands";
import { CreateOrganization } from "@/lib/ops/organizations/rules";

export const signOut = staffAction("own_account", Nothing, signOutStaff);
export const createOrganization = staffAction("manage_organizations", CreateOrganization, organizations.createOrganization);
