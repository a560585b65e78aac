import { ROLES, type Role } from "@/lib/people/rules";

const named: Record<Role, string> = { ADMIN: "Administrator", USER: "User", SME: "Expert", CSS: "Customer success", VIEWER: "Viewer" };
const does: Record<Role, string> = {
  ADMIN: "Everything, settings and people too",
  USER: "Sees all, writes own and team's customers, leads and deals",
  SME: "Sees all, keeps products and solutions",
  CSS: "Sees all, writes customers, plans and own deals",
  VIEWER: "Sees all, changes nothing",
};

export const roleName = (role: Role) => named[role];
export const roleOptions = ROLES.map((role) => ({ value: role, label: named[role] }));
export const roleDeed = (role: Role) => does[role];
