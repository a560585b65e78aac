import type { CustomerTaskStatus } from "@/lib/generated/prisma/enums";

/** Weights and percentage as decimal text with two decimals. NOT_APPLICABLE tasks count nowhere. */
export type Progress = { totalTasks: number; completedTasks: number; totalWeight: string; completedWeight: string; progressPercentage: string };
type Weighed = { status: CustomerTaskStatus; weight: string };

/** Completed weight ÷ weight of the tasks that are not NOT_APPLICABLE × 100. Adoption.md, Plans; kept in the plan's row by lib/adoption/reckoning.ts, which says the same in SQL. */
export function progressOf(tasks: readonly Weighed[]): Progress {
  const counted = tasks.filter(({ status }) => status !== "NOT_APPLICABLE");
  const completed = counted.filter(({ status }) => status === "COMPLETED" || status === "DONE");
  return { totalTasks: counted.length, completedTasks: completed.length, ...percent(weigh(completed), weigh(counted)) };
}

/** A solution's: Σ completed weight ÷ Σ weight over its own tasks and its products' plans. */
export function sumProgress(parts: readonly Progress[]): Progress {
  const hundredths = (of: "totalWeight" | "completedWeight") => parts.reduce((sum, part) => sum + hundredthsOf(part[of]), 0);
  const count = (of: "totalTasks" | "completedTasks") => parts.reduce((sum, part) => sum + part[of], 0);
  return { totalTasks: count("totalTasks"), completedTasks: count("completedTasks"), ...percent(hundredths("completedWeight"), hundredths("totalWeight")) };
}

/** Whole hundredths all the way, so nothing is lost; rounded half up. */
function percent(completed: number, total: number) {
  const share = total === 0 ? 0 : Math.floor((completed * 20_000 + total) / (2 * total));
  return { totalWeight: decimal(total), completedWeight: decimal(completed), progressPercentage: decimal(share) };
}

const weigh = (tasks: readonly Weighed[]) => tasks.reduce((sum, { weight }) => sum + hundredthsOf(weight), 0);
const hundredthsOf = (text: string) => Math.round(Number(text) * 100);
const decimal = (hundredths: number) => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
