export const PHASES = ["DISCOVERY", "CONFIGURATION", "DATA_MIGRATION", "UAT", "GO_LIVE", "OPTIMIZATION"] as const;
export type Phase = (typeof PHASES)[number];

export const PLG_PHASES = ["SETUP", "FIRST_POLICY", "FIRST_WORKFLOW", "INVITE_TEAM", "ACTIVE"] as const;
export type Plg = (typeof PLG_PHASES)[number];

export const PROJECT_TYPES = ["SMB_QUICK_START", "ENTERPRISE_FULL", "HEALTHCARE_HIPAA", "FINANCIAL_SOX", "GENERAL_BUSINESS"] as const;
export type ProjectType = (typeof PROJECT_TYPES)[number];

export const SIDES = ["STAFF", "CLIENT"] as const;
export type Side = (typeof SIDES)[number];

export const VISIBILITIES = ["HIDDEN", "TITLE_ONLY", "FULL"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Weeks to the go-live of each type, and the phases it uses (implementation.md, Projects). */
export const types: Record<ProjectType, { label: string; weeks: number; phases: readonly Phase[] }> = {
  SMB_QUICK_START: { label: "Quick start", weeks: 2, phases: ["CONFIGURATION", "UAT", "GO_LIVE"] },
  ENTERPRISE_FULL: { label: "Enterprise", weeks: 8, phases: PHASES },
  HEALTHCARE_HIPAA: { label: "Healthcare", weeks: 6, phases: PHASES },
  FINANCIAL_SOX: { label: "Financial", weeks: 6, phases: PHASES },
  GENERAL_BUSINESS: { label: "General business", weeks: 5, phases: PHASES },
};
