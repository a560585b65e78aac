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

type Props = { projectId: string; chosen: readonly TaskRow[]; people: readonly Person[]; actions: ProjectActions; onClear: () => void };
type Change = Parameters<ProjectActions["bulkEditTasks"]>[0]["change"];

/** What is done to all chosen tasks at once, each act one change set. */
export function TaskBulk(props: Props) {
  const { people, onClear } = props;
  const [retiming, setRetiming] = useState(false);
  const { working, object, open, complete, skip, change, remove } = useBulk(props);
  const optional = open.every((task) => !task.isRequired);
  return (
    <div role="region" aria-label="Chosen tasks" className="sticky bottom-4 z-(--z-sticky) flex flex-wrap items-center gap-2 rounded-lg border border-line bg-raised px-3 py-2 shadow-2 max-md:bottom-20">
      <span className="font-medium">{object}</span>
      {open.length > 0 && <Button size="sm" working={working} onClick={complete}>Complete</Button>}
      {open.length > 0 && (
        <ReasonDialog title={`Skip ${object}`} act="Skip" label="Why" optional={optional} trigger={<Button size="sm">Skip</Button>} done="left out." undoIn={props.projectId} onAct={skip} />
      )}
      <div className="w-44">
        <Combobox
          label="Assign to" placeholder="Assign to" options={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={null} onChange={(option) => option && change({ field: "assignedToId", value: option.value })}
        />
      </div>
      <ChangeMenu onChange={change} onRetime={() => setRetiming(true)} onRemove={remove} />
      <Button size="sm" variant="quiet" className="ml-auto" onClick={onClear}>Clear</Button>
      {retiming && <TaskDuration object={object} onClose={() => setRetiming(false)} onSet={(value) => change({ field: "durationDays", value })} />}
    </div>
  );
}

function useBulk({ projectId, chosen, actions, onClear }: Props) {
  const { run, working } = useRun();
  const many = { projectId, taskIds: chosen.map(({ id }) => id) };
  const open = chosen.filter((task) => !isDone(task));
  const unfinished = { projectId, taskIds: open.map(({ id }) => id) };
  const object = chosen.length === 1 ? (chosen[0]?.name ?? "1 task") : `${chosen.length} tasks`;
  const saying = (done: string) => ({ object, done, undoIn: projectId });
  const then = async (done: Promise<{ ok: boolean }>) => {
    if ((await done).ok) onClear();
  };
  const skip = async (reason: string) => {
    const outcome = await answered(actions.skipTasks({ ...unfinished, ...(reason && { reason }) }));
    if (outcome.ok) onClear();
    return outcome;
  };
  const complete = () => void then(run(actions.completeTasks, unfinished, saying("completed.")));
  const change = (input: Change) => void then(run(actions.bulkEditTasks, { ...many, change: input }, saying("changed.")));
  const remove = () => void then(run(actions.removeTasks, many, saying("taken out of the project.")));
  return { working, object, open, complete, skip, change, remove };
}

function ChangeMenu({ onChange, onRetime, onRemove }: { onChange: (change: Change) => void; onRetime: () => void; onRemove: () => void }) {
  return (
    <DropdownMenu trigger={<Button size="sm">Change</Button>}>
      <MenuLabel>Client sees</MenuLabel>
      {(["HIDDEN", "TITLE_ONLY", "FULL"] as const).map((value) => <MenuItem key={value} onSelect={() => onChange({ field: "visibility", value })}>{visibilityLabels[value]}</MenuItem>)}
      <MenuSeparator />
      <MenuItem onSelect={() => onChange({ field: "isRequired", value: true })}>Required</MenuItem>
      <MenuItem onSelect={() => onChange({ field: "isRequired", value: false })}>Optional</MenuItem>
      <MenuItem onSelect={() => onChange({ field: "assignedToId", value: null })}>Assigned to nobody</MenuItem>
      <MenuSeparator />
      <MenuLabel>Side</MenuLabel>
      {SIDES.map((value) => <MenuItem key={value} onSelect={() => onChange({ field: "ownerSide", value })}>{sideLabels[value]}</MenuItem>)}
      <MenuItem onSelect={onRetime}>Duration</MenuItem>
      <MenuSeparator />
      <MenuItem tone="danger" onSelect={onRemove}>Remove</MenuItem>
    </DropdownMenu>
  );
}
