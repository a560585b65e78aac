"use client";

import { useState } from "react";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";
import type { Person, TaskRow } from "@/lib/ops/projects/queries/shapes";
import { SIDES } from "@/lib/projects/rules/kinds";
import { isDone } from "@/lib/projects/rules/planning";
import { sideLabels, visibilityLabels } from "@/lib/projects/rules/words";
import type { ProjectActions } from "../project-actions";
import { ReasonDialog } from "../reason-dialog";
import { useRun } from "../use-run";
import { TaskDuration } from "./task-duration";

/** What is done to all chosen tasks at once, each act one change set. */
export function TaskBulk({ projectId, chosen, people, actions, onClear }: { projectId: string; chosen: readonly TaskRow[]; people: readonly Person[]; actions: ProjectActions; onClear: () => void }) {
  const { run, working } = useRun();
  const [retiming, setRetiming] = useState(false);
  const taskIds = chosen.map(({ id }) => id);
  const many = { projectId, taskIds };
  const object = chosen.length === 1 ? (chosen[0]?.name ?? "1 task") : `${chosen.length} tasks`;
  const act = async (done: Promise<{ ok: boolean }>) => {
    if ((await done).ok) onClear();
  };
  const change = (input: Parameters<ProjectActions["bulkEditTasks"]>[0]["change"]) => act(run(actions.bulkEditTasks, { ...many, change: input }, { object, done: "changed.", undoIn: projectId }));
  const open = chosen.filter((task) => !isDone(task));
  const unfinished = { projectId, taskIds: open.map(({ id }) => id) };
  return (
    <div role="region" aria-label="Chosen tasks" className="sticky bottom-4 z-(--z-sticky) flex flex-wrap items-center gap-2 rounded-lg border border-line bg-raised px-3 py-2 shadow-2 max-md:bottom-20">
      <span className="font-medium">{object}</span>
      {open.length > 0 && <Button size="sm" working={working} onClick={() => void act(run(actions.completeTasks, unfinished, { object, done: "completed.", undoIn: projectId }))}>Complete</Button>}
      {open.length > 0 && <ReasonDialog title={`Skip ${object}`} act="Skip" label="Why" optional={open.every((task) => !task.isRequired)} trigger={<Button size="sm">Skip</Button>} done="left out." undoIn={projectId} onAct={async (reason) => {
        const outcome = await answered(actions.skipTasks({ ...unfinished, ...(reason && { reason }) }));
        if (outcome.ok) onClear();
        return outcome;
      }} />}
      <div className="w-44"><Combobox label="Assign to" placeholder="Assign to" options={people.map(({ id, name }) => ({ value: id, label: name }))} value={null} onChange={(option) => option && void change({ field: "assignedToId", value: option.value })} /></div>
      <DropdownMenu trigger={<Button size="sm">Change</Button>}>
        <MenuLabel>Client sees</MenuLabel>
        {(["HIDDEN", "TITLE_ONLY", "FULL"] as const).map((value) => <MenuItem key={value} onSelect={() => void change({ field: "visibility", value })}>{visibilityLabels[value]}</MenuItem>)}
        <MenuSeparator />
        <MenuItem onSelect={() => void change({ field: "isRequired", value: true })}>Required</MenuItem>
        <MenuItem onSelect={() => void change({ field: "isRequired", value: false })}>Optional</MenuItem>
        <MenuItem onSelect={() => void change({ field: "assignedToId", value: null })}>Assigned to nobody</MenuItem>
        <MenuSeparator />
        <MenuLabel>Side</MenuLabel>
        {SIDES.map((value) => <MenuItem key={value} onSelect={() => void change({ field: "ownerSide", value })}>{sideLabels[value]}</MenuItem>)}
        <MenuItem onSelect={() => setRetiming(true)}>Duration</MenuItem>
        <MenuSeparator />
        <MenuItem tone="danger" onSelect={() => void act(run(actions.removeTasks, many, { object, done: "taken out of the project.", undoIn: projectId }))}>Remove</MenuItem>
      </DropdownMenu>
      <Button size="sm" variant="quiet" className="ml-auto" onClick={onClear}>Clear</Button>
      {retiming && <TaskDuration object={object} onClose={() => setRetiming(false)} onSet={(value) => void change({ field: "durationDays", value })} />}
    </div>
  );
}
