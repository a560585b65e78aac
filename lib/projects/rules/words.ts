import type { Phase, Plg } from "./kinds";

/** What people read for the closed sets of a project. */
export const phaseLabels: Record<Phase, string> = { DISCOVERY: "Discovery", CONFIGURATION: "Configuration", DATA_MIGRATION: "Data migration", UAT: "Acceptance", GO_LIVE: "Go-live", OPTIMIZATION: "Optimization" };
export const plgLabels: Record<Plg, string> = { SETUP: "Setup", FIRST_POLICY: "First policy", FIRST_WORKFLOW: "First workflow", INVITE_TEAM: "Invite the team", ACTIVE: "Active" };
export const projectStatusLabels = { NOT_STARTED: "Not started", IN_PROGRESS: "In progress", AT_RISK: "At risk", ON_HOLD: "On hold", COMPLETED: "Completed", CANCELLED: "Cancelled" } as const;
export const taskStatusLabels = { PENDING: "To do", IN_PROGRESS: "In progress", BLOCKED: "Blocked", COMPLETED: "Completed", SKIPPED: "Skipped" } as const;
export const visibilityLabels = { HIDDEN: "Hidden from the client", TITLE_ONLY: "Title only", FULL: "Shown to the client" } as const;
export const sideLabels = { STAFF: "Staff", CLIENT: "Client" } as const;
export const logLabels = {
  EMAIL_SENT: "E-mail sent", EMAIL_RECEIVED: "E-mail received", MEETING: "Meeting", DECISION: "Decision", PHASE_TRANSITION: "Phase", NOTE: "Note", TASK_COMPLETED: "Task completed", BLOCKER_CREATED: "Blocker opened", BLOCKER_RESOLVED: "Blocker resolved",
} as const;
export const gateStatusLabels = { PENDING: "pending", PASSED: "passed", FAILED: "failed", WAIVED: "waived" } as const;
