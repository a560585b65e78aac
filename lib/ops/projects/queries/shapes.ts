import type { ImplActivityType } from "@/lib/generated/prisma/enums";
import type { Category } from "@/lib/blockers/rules";
import type { Explained } from "@/lib/projects/rules/health";
import type { TaskStatus } from "@/lib/projects/rules/planning";
import type { GateCode, GateStatus, ReadinessCode } from "@/lib/projects/rules/readiness";
import type { ProjectStatus } from "@/lib/projects/rules/standing";
import type { Phase, Plg, ProjectType, Side, Visibility } from "@/lib/projects/rules/kinds";

export type ProjectRow = {
  id: string; clientName: string; sellerName: string; type: ProjectType; status: ProjectStatus; phase: Phase; leadName: string | null; target: string | null; forecast: string | null; live: string | null; health: number; done: number; tasks: number;
  /** Open blockers that a director, a manager, or nobody above has heard of. */
  levels: { director: number; manager: number; below: number };
  /** Whom it waits for, by open blockers, the most first; `clientTasks`: the client's tasks whose day to begin has come. */
  waiting: { category: Category; count: number }[]; clientTasks: number;
};
export type PhaseColumn = { phase: Phase; count: number; projects: ProjectRow[] };

export type TaskRow = {
  id: string; phase: Phase; plgPhase: Plg | null; name: string; description: string | null; status: TaskStatus; isRequired: boolean; ownerSide: Side; visibility: Visibility; assignedToId: string | null; assignedTo: string | null; completedByName: string | null;
  durationDays: number; estimatedHours: string | null; plannedStartDate: string | null; dueDate: string | null; isDatePinned: boolean; notes: string | null; dependsOnIds: string[]; daysLate: number;
};
export type Gate = { code: GateCode; status: GateStatus; evidence: string | null; requestedById: string | null; requestedByName: string | null; approvedByName: string | null; reason: string | null };
export type Readiness = { code: ReadinessCode; weight: number; percent: number; target: number | null; actual: number | null };
export type Signed = { id: string; side: Side; name: string; statement: string; score: number; at: string };
export type Person = { id: string; name: string };

export type ProjectPicture = {
  id: string; tenantId: string; sellerName: string; clientOrganizationId: string; clientName: string; clientZone: string; customerId: string | null; dealId: string | null; dealNumber: string | null; type: ProjectType; status: ProjectStatus; currentPhase: Phase; plgPhase: Plg | null;
  leadImplementerId: string | null; leadName: string | null; assignedUserIds: string[]; shownStaffIds: string[]; kickoffDate: string; targetGoLiveDate: string; forecastGoLiveDate: string | null; actualGoLiveDate: string | null; healthScore: number; healthBreakdown: Explained | null;
  handoff: unknown; handoffScore: Explained | null; resources: { label: string; url: string }[]; clientVisibleNotes: string | null; version: number; holdReason: string | null; heldSince: string | null; riskSince: string | null; riskReason: string | null; today: string;
  tasks: TaskRow[]; gates: Gate[]; readiness: Readiness[]; signOffs: Signed[]; hasAdmin: boolean; slipDays: number;
};

export type LogRow = {
  id: string; type: ImplActivityType; subject: string; content: string | null; attendees: string[]; meetingDate: string | null; decisionRationale: string | null; emailTo: string[]; emailCc: string[];
  isAutoLogged: boolean; byName: string; at: string;
};
export type LogPage = { lines: LogRow[]; next: string | null };

type Load = { hours: number; tasks: number };
/** `late`: tasks whose day is past. `earlier`: what was due before this week's Monday; `weeks` are this one and the three after it. */
export type WorkloadRow = { id: string; name: string; projects: number; tasks: number; late: number; earlier: Load; weeks: Load[] };
export type TemplateRow = {
  id: string; code: string; version: number; name: string; type: ProjectType; origin: "REPOSITORY" | "STAFF"; isActive: boolean; byName: string | null; createdAt: string; tasks: number;
  required: number; days: number;
};
