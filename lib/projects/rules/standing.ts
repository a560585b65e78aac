import { refuse } from "@/lib/refusal";
import { BANDS } from "./health";
import { isDone, type PlannedTask } from "./planning";
import { PLG_PHASES, types, type Phase, type Plg, type ProjectType } from "./kinds";

export type ProjectStatus = "NOT_STARTED" | "IN_PROGRESS" | "AT_RISK" | "ON_HOLD" | "COMPLETED" | "CANCELLED";
export type Standing = Readonly<{ status: ProjectStatus; currentPhase: Phase }>;

/** Later than this many business days past the target is at risk. */
export const SLIP_AT_RISK = 5;

/** Still under way: neither completed nor cancelled. */
export const isOpen = ({ status }: Pick<Standing, "status">) => status !== "COMPLETED" && status !== "CANCELLED";

export type Signs = Readonly<{ slipDays: number; isBlockerEscalated: boolean; health: number }>;

/** Why a project is at risk, one sentence each; none: it is not (implementation.md, Status). `isBlockerEscalated`: an unresolved blocker has reached its manager. */
export function risks({ slipDays, isBlockerEscalated, health }: Signs): string[] {
  return [
    ...(slipDays > SLIP_AT_RISK ? [`the forecast is ${slipDays} business days past the target`] : []),
    ...(isBlockerEscalated ? ["a blocker reached its manager"] : []),
    ...(health < BANDS.watch ? [`health is ${health}`] : []),
  ];
}

/** AT_RISK comes and goes by itself; it is not asked in OPTIMIZATION, on hold, completed or cancelled. */
export function statusBySigns({ status, currentPhase }: Standing, signs: Signs): ProjectStatus {
  if (currentPhase === "OPTIMIZATION" || status === "ON_HOLD" || !isOpen({ status })) return status;
  if (risks(signs).length > 0) return "AT_RISK";
  return status === "AT_RISK" ? "IN_PROGRESS" : status;
}

/** The first work of a project that nobody had begun. */
export const statusAfterWork = (status: ProjectStatus): ProjectStatus => (status === "NOT_STARTED" ? "IN_PROGRESS" : status);

/** The phases of a project: those of its type, and any other that has a task of its own. */
export function phasesOf(type: ProjectType, used: readonly Phase[] = []): Phase[] {
  return types.ENTERPRISE_FULL.phases.filter((phase) => types[type].phases.includes(phase) || used.includes(phase));
}

/** After go-live there is OPTIMIZATION where the type has it; else the project is completed. */
export const hasOptimization = (type: ProjectType) => types[type].phases.includes("OPTIMIZATION");

type Leaving = { type: ProjectType; used: readonly Phase[]; from: Phase; to: Phase; status: ProjectStatus; isLive: boolean; openRequired: number; reason: string | undefined };

/** Phases go forward and back. Go-live is completed, not left; leaving required tasks behind needs a reason. */
export function assertMayChangePhase({ type, used, from, to, status, isLive, openRequired, reason }: Leaving) {
  if (!isOpen({ status })) refuse("This project has come to its end.");
  if (status === "ON_HOLD") refuse("This project is on hold. Resume it first.");
  if (from === to) refuse("The project is in this phase already.", 409);
  if (!phasesOf(type, used).includes(to)) refuse("This project has no such phase.");
  if (to === "OPTIMIZATION" && !isLive) refuse("Optimization begins when the go-live is completed.");
  if (isLive) refuse("The project is live; its phase does not go back.");
  if (openRequired > 0 && !reason?.trim()) refuse(`${openRequired} required ${openRequired === 1 ? "task is" : "tasks are"} still open in this phase. Say why it is left.`, 422, { fields: { reason: "Say why it is left." } });
}

/** Self-serve only: the first of its phases with an open required task; ACTIVE once it is live. Null for every other type. */
export function plgPhaseOf(type: ProjectType, tasks: readonly (Pick<PlannedTask, "status" | "isRequired"> & { plgPhase: Plg | null })[], isLive: boolean): Plg | null {
  if (type !== "SMB_QUICK_START") return null;
  if (isLive) return "ACTIVE";
  const open = tasks.filter((task) => task.isRequired && !isDone(task));
  return PLG_PHASES.find((phase) => phase !== "ACTIVE" && open.some(({ plgPhase }) => plgPhase === phase)) ?? "INVITE_TEAM";
}
