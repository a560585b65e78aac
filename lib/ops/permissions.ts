import type { InternalRole } from "@/lib/generated/prisma/enums";
import { refuse } from "@/lib/refusal";

/** What staff may do, per role. operations.md, People and permissions. Changing or expiring audit is nobody's, so it has no name here. */
const support = ["impersonate", "view_config"] as const;
const named = {
  SUPPORT_L1: support,
  SUPPORT_L2: [...support, "view_errors", "view_jobs"],
  SUPPORT_L3: [...support, "view_errors", "view_jobs", "modify_config"],
  IMPLEMENTATION: [...support, "manage_projects", "run_migrations"],
  HOTLINE_OPS: ["view_global_qa", "bulk_qa_actions", "manage_directives", "view_operator_status"],
  CLIENT_SUCCESS: ["view_health_scores", "view_usage_metrics", "view_benchmarks"],
} as const;

/** What every member of staff may do: the home page, their own account, the blockers they own; "enrol" even before the second step is set up. */
const everybodys = ["view_home", "own_account", "own_blockers", "enrol"] as const;

/** What only an ADMIN may. */
const admins = ["manage_organizations", "manage_staff"] as const;

export type StaffPermission = (typeof everybodys)[number] | (typeof admins)[number] | (typeof named)[keyof typeof named][number];
type Staff = Readonly<{ role: InternalRole; mustEnrol: boolean }>;

const all: readonly StaffPermission[] = [...everybodys, ...admins, ...Object.values(named).flat()];
const given: Record<InternalRole, readonly StaffPermission[]> = { ...named, ADMIN: all };

/** Every permission there is, for the test that tries each as each role. */
export const staffPermissions: readonly StaffPermission[] = [...new Set(all)];

export function mayStaff({ role, mustEnrol }: Staff, permission: StaffPermission) {
  if (mustEnrol) return permission === "enrol";
  return given[role].includes(permission) || everybodys.some((name) => name === permission);
}

/** The one guard of staff pages, actions and routes. */
export function assertStaffMay(staff: Staff, permission: StaffPermission) {
  if (mayStaff(staff, permission)) return;
  refuse(staff.mustEnrol ? "Set up your second step first." : "Your role does not cover this.", 403);
}
