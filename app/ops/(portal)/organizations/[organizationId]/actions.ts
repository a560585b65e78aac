"use server";

import { staffAction, staffQuestion } from "@/lib/ops/action";
import * as organizations from "@/lib/ops/organizations/commands";
import { EditClient, InviteAdmin } from "@/lib/ops/organizations/rules";
import * as linking from "@/lib/ops/projects/commands/linking";
import * as linkable from "@/lib/ops/projects/queries/linking";
import { FindLinkable, LinkCustomer } from "@/lib/ops/projects/rules";

export const editClient = staffAction("manage_organizations", EditClient, organizations.editClient);
export const inviteAdmin = staffAction("manage_organizations", InviteAdmin, organizations.inviteAdmin);
export const linkCustomer = staffAction("manage_projects", LinkCustomer, linking.linkCustomer);
export const findLinkable = staffQuestion("manage_projects", FindLinkable, linkable.findLinkable);
