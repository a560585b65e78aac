"use server";

import { staffAction } from "@/lib/ops/action";
import * as organizations from "@/lib/ops/organizations/commands";
import { EditClient, InviteAdmin } from "@/lib/ops/organizations/rules";

export const editClient = staffAction("manage_organizations", EditClient, organizations.editClient);
export const inviteAdmin = staffAction("manage_organizations", InviteAdmin, organizations.inviteAdmin);
