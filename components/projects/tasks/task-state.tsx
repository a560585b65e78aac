"use client";

import { Check, CircleDashed, Minus, Play, SkipForward } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { TaskRow } from "@/lib/ops/projects/queries/shapes";
import { taskStatusLabels } from "@/lib/projects/rules/words";
import { useRun } from "../use-run";
import type { TaskHandling } from "./task-list";

const faces = {
  PENDING: { icon: <CircleDashed />, look: "border-line-control text-transparent hover:text-ink-3" }, IN_PROGRESS: { icon: <Play />, look: "border-accent text-accent-text" }, BLOCKED: { icon: <Minus />, look: "border-risk text-risk-text" },
  COMPLETED: { icon: <Check />, look: "border-ink bg-ink text-surface" }, SKIPPED: { icon: <SkipForward />, look: "border-line-control text-ink-3" },
} as const;

/** The circle at the left: pressed, an open task is completed and a finished one opened again. A blocked one waits for its blocker. */
export function TaskState({ task, project, actions, canEdit }: { task: TaskRow } & Pick<TaskHandling, "project" | "actions" | "canEdit">) {
  const { run, working } = useRun();
  const { icon, look } = faces[task.status];
  const ring = cn("flex size-[18px] flex-none items-center justify-center rounded-full border-[1.5px] [&_svg]:size-3 [&_svg]:stroke-[2.6]", look);
  if (!canEdit || task.status === "BLOCKED") return <span role="img" aria-label={taskStatusLabels[task.status]} className="grid size-6 flex-none place-items-center"><span className={ring}>{icon}</span></span>;
  const isFinished = task.status === "COMPLETED" || task.status === "SKIPPED";
  const press = () => run(isFinished ? actions.reopenTasks : actions.completeTasks, { projectId: project.id, taskIds: [task.id] }, { object: task.name, done: isFinished ? "is open again." : "is completed.", undoIn: project.id });
  return (
    <button type="button" aria-label={`${taskStatusLabels[task.status]}. ${isFinished ? "Open" : "Complete"} ${task.name}`} aria-busy={working} onClick={() => void press()} className="grid size-6 flex-none place-items-center rounded-full">
      <span className={ring}>{icon}</span>
    </button>
  );
}
