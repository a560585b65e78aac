import type { Day } from "@/lib/dates";
import type { CustomerTaskStatus, LicenseLevel, StatusSource } from "@/lib/generated/prisma/enums";
import type { SuccessCriteria } from "./rules/criteria";
import type { Proof } from "./rules/describing";
import type { Kind } from "./kinds";
import type { Closest } from "./rules/closest";
import type { SyncDiff } from "./rules/diff";
import type { Pace } from "./rules/pace";
import type { PlanFilters, PlanState } from "./rules/portfolio";

/** Weights and percentages are decimal text, instants ISO text, days "2026-06-30". */
type Named = { id: string; name: string };

/** An attribute of a task as it stands: what is asked of it, and what was seen last. */
export type ShownAttribute = { id: string; name: string; isRequired: boolean; state: "met" | "failing" | "stale" | "none"; criteria: SuccessCriteria | null; value: unknown; observedAt: string | null };
/** `originalId`: the task it was copied from, null once the catalogue has deleted it. */
export type ShownTask = {
  id: string; name: string; description: string | null; weight: string; sequenceNumber: number; licenseLevel: LicenseLevel; howToDoc: string[]; howToVideo: string[]; originalId: string | null;
  status: CustomerTaskStatus; source: StatusSource | null; statusUpdatedAt: string | null; byName: string | null; statusNotes: string | null; proposedStatus: CustomerTaskStatus | null; proposedAt: string | null;
  failingSince: string | null; isDataStale: boolean; evidence: Proof[]; outcomes: string[]; releases: string[]; tags: string[]; attributes: ShownAttribute[];
};
export type PlanSums = { totalTasks: number; completedTasks: number; totalWeight: string; completedWeight: string; progressPercentage: string };
/** `isGone`: the solution does not sell this product any more; what was assigned stays and counts. */
export type PlanPart = Named & { productName: string; progressPercentage: string; isGone: boolean };
/** What came in last for this plan. */
export type LastBatch = { id: string; at: string; accepted: number; duplicates: number; rejected: number };
/** Of a solution, what its products' plans cover as well. */
export type Chosen = { outcomes: Named[]; releases: Named[] };
/** What a sync or a change does. `parts`: what it does to the plans of a solution's products; `seen` is sent back with the change. */
export type Preview = SyncDiff & { definitionVersion: number; seen: string; parts: { planId: string; productName: string; diff: SyncDiff }[] };
export type ProgressDay = { day: Day; percent: number };

export type PlanRecord = PlanSums & {
  id: string; kind: Kind; parentId: string; assignmentId: string; name: string; productName: string; customerId: string; customerName: string; version: number;
  licenseLevel: LicenseLevel; outcomes: string[]; releases: string[]; definitionVersion: number; currentVersion: number; isOutOfDate: boolean; lastSyncedAt: string | null;
  externalId: string | null; termMonths: number | null; renewsAt: Day | null;
  tasks: ShownTask[]; taskCount: number; filters: PlanFilters; words: { outcomes: string[]; releases: string[]; tags: string[] }; byOutcome: { name: string; percent: string }[];
  days: ProgressDay[]; pace: Pace | null; closest: Closest[]; fresh: { of: number; fresh: number }; lastBatch: LastBatch | null; parts: PlanPart[]; chosen: Chosen; solution: Named | null; canEdit: boolean;
};

/** A plan in the portfolio. `staleTasks` have stale data, `proposals` wait for a person. */
export type PlanRow = PlanSums & {
  id: string; kind: Kind; name: string; productName: string; customerId: string; customerName: string; licenseLevel: LicenseLevel; isOutOfDate: boolean; isStalled: boolean; staleTasks: number; proposals: number; renewsAt: Day | null;
};
/** `counts`: how many plans of those asked for are in each state. */
export type Portfolio = { plans: PlanRow[]; next: string | null; counts: Record<PlanState | "all", number> };

/** A customer's product as machines read it; `planId` is null only while its plan is not made. */
export type AssignmentRow = {
  id: string; planId: string | null; name: string; externalId: string | null; customerId: string; customerName: string; productId: string; productName: string; licenseLevel: LicenseLevel;
  outcomes: string[]; releases: string[]; purchasedAt: Day | null; termMonths: number | null; renewsAt: Day | null; dealId: string | null; version: number;
};

/** A line of a won deal whose implementation went live, not assigned yet. */
export type Proposed = { lineId: string; projectId: string; productId: string; productName: string; licenseLevel: LicenseLevel; termMonths: number | null; outcomeIds: string[]; goLiveOn: Day; dealId: string; dealNumber: string };
export type CustomerPlans = { plans: (PlanSums & { id: string; kind: Kind; name: string; productName: string; isOutOfDate: boolean; licenseLevel: LicenseLevel })[]; proposals: Proposed[]; canEdit: boolean };
/** What may be assigned, and of each what may be chosen. */
export type Assignable = { kind: Kind; id: string; name: string; outcomes: Named[]; releases: Named[] };
