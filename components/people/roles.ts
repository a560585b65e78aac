import { ROLES, type Role } from "@/lib/people/rules";

const named: Record<Role, string> = { ADMIN: "Administrator", USER: "User", SME: "Expert", CSS: "Customer success", VIEWER: "Viewer" };
const does: Record<Role, string> = {
  ADMIN: "everything, settings and people too",
  USER: "sees all, writes own and team's customers, leads and deals",
  SME: "sees all, keeps products and solutions",
  CSS: "sees all, writes customers, plans and own deals",
  VIEWER: "sees all, changes nothing",
};

export const roleName = (role: Role) => named[role];
export const roleOptions = ROLES.map((role) => ({ value: role, label: named[role] }));
export const roleDeed = (role: Role) => does[role];
