"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { TaskRow } from "@/lib/ops/projects/queries/shapes";
import { phasesOf } from "@/lib/projects/rules/standing";
import { phaseLabels } from "@/lib/projects/rules/words";
import { ReasonDialog } from "../reason-dialog";
import { useRun } from "../use-run";
import { stepped } from "./placing";
import type { TaskHandling } from "./task-list";

/** What is done less often to one task. */
export function TaskMenu({ task, project, actions, onPlace, onStep, onBlock }: { task: TaskRow } & TaskHandling) {
  const [skipping, setSkipping] = useState(false);
  const { run } = useRun();
  const one = { projectId: project.id, taskIds: [task.id] };
  const isOpen = task.status === "PENDING" || task.status === "IN_PROGRESS";
  const last = (phase: TaskRow["phase"]) => project.tasks.findLast((each) => each.phase === phase)?.id ?? null;
  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${task.name}`}><Ellipsis /></IconButton>}>
        {task.status === "PENDING" && <MenuItem onSelect={() => void run(actions.startTasks, one, { object: task.name, done: "is in progress.", undoIn: project.id })}>Start</MenuItem>}
        {isOpen && onBlock && <MenuItem onSelect={() => onBlock(task)}>Report a blocker</MenuItem>}
        {isOpen && <MenuItem onSelect={() => setSkipping(true)}>Skip</MenuItem>}
        {isOpen && <MenuSeparator />}
        {stepped(project.tasks, task, -1) && <MenuItem onSelect={() => onStep(task, -1)}>Move up</MenuItem>}
        {stepped(project.tasks, task, 1) && <MenuItem onSelect={() => onStep(task, 1)}>Move down</MenuItem>}
        {phasesOf(project.type, project.tasks.map(({ phase }) => phase)).filter((phase) => phase !== task.phase).map((phase) => <MenuItem key={phase} onSelect={() => onPlace({ taskId: task.id, phase, afterId: last(phase) })}>Move to {phaseLabels[phase]}</MenuItem>)}
        <MenuSeparator />
        <MenuItem tone="danger" onSelect={() => void run(actions.removeTasks, one, { object: task.name, done: "is taken out of the project.", undoIn: project.id })}>Remove</MenuItem>
      </DropdownMenu>
      {skipping && (
        <ReasonDialog
          open onOpenChange={setSkipping} title={`Skip ${task.name}`} act="Skip" label="Why" optional={!task.isRequired} onAct={(reason) => actions.skipTasks({ ...one, ...(reason && { reason }) })}
          done="left out." undoIn={project.id}
        />
      )}
    </>
  );
}
