import type { InternalRole } from "@/lib/generated/prisma/enums";
import { STAFF_ROLES } from "@/lib/ops/people/rules";

const named: Record<InternalRole, string> = {
  SUPPORT_L1: "Support, level 1", SUPPORT_L2: "Support, level 2", SUPPORT_L3: "Support, level 3",
  IMPLEMENTATION: "Implementation", HOTLINE_OPS: "Hotline", CLIENT_SUCCESS: "Client success", ADMIN: "Administrator",
};

export const staffRoleName = (role: InternalRole) => named[role];
export const staffRoleOptions = STAFF_ROLES.map((role) => ({ value: role, label: named[role] }));
