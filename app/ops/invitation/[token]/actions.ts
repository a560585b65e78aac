"use server";

import { AcceptInvitation } from "@/lib/accounts/rules";
import { publicAction } from "@/lib/action";
import { acceptStaffInvitation } from "@/lib/ops/accounts/commands/passwords";

export const acceptInvitation = publicAction(AcceptInvitation, acceptStaffInvitation);
