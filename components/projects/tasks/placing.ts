import type { Phase } from "@/lib/projects/rules/kinds";
import type { TaskRow } from "@/lib/ops/projects/queries/shapes";

/** Into a phase, after one of its tasks; null is its top. */
export type Placement = { taskId: string; phase: Phase; afterId: string | null };

/** The tasks with one in its new place, as the server will put it. */
export function placed(tasks: readonly TaskRow[], { taskId, phase, afterId }: Placement): TaskRow[] {
  const task = tasks.find(({ id }) => id === taskId);
  if (!task) return [...tasks];
  const others = tasks.filter(({ id }) => id !== taskId);
  const first = others.findIndex((each) => each.phase === phase);
  const after = others.findIndex(({ id }) => id === afterId);
  const at = afterId === null ? (first === -1 ? others.length : first) : after + 1;
  return others.toSpliced(at, 0, { ...task, phase });
}

/** One step up or down inside its phase; null where there is no further step. */
export function stepped(tasks: readonly TaskRow[], task: TaskRow, step: -1 | 1): Placement | null {
  const own = tasks.filter(({ phase }) => phase === task.phase);
  const at = own.findIndex(({ id }) => id === task.id);
  if (at + step < 0 || at + step >= own.length) return null;
  const before = step === 1 ? own[at + 1] : own[at - 2];
  return { taskId: task.id, phase: task.phase, afterId: before?.id ?? null };
}
