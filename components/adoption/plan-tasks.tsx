"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import { useLate } from "@/components/ui/use-late";
import type { PlanRecord, ShownTask } from "@/lib/adoption/shapes";
import type { PlanActions } from "./adoption-actions";
import { planAddress } from "./address";
import { PlanFilter } from "./plan-filter";
import { TaskBulk } from "./task-bulk";
import { TaskRow } from "./task-row";

const loadStatus = () => import("./status-dialog");

type Props = { plan: PlanRecord; actions: PlanActions };
type Choice = ReturnType<typeof useChoice>;

/** The tasks of a plan with what each rests on; chosen ones are set together. */
export function PlanTasks({ plan, actions }: Props) {
  const [noted, setNoted] = useState<readonly ShownTask[] | null>(null);
  const status = useLate(loadStatus, noted !== null);
  const choice = useChoice(plan.tasks);
  const { chosen, clear } = choice;
  return (
    <>
      <PlanFilter plan={plan} />
      {plan.tasks.length === 0 ? <Empty plan={plan} /> : <TaskTable plan={plan} actions={actions} choice={choice} onNote={(task) => setNoted([task])} />}
      {chosen.length > 0 && <TaskBulk planId={plan.id} chosen={chosen} actions={actions} onNote={() => setNoted(chosen)} onClear={clear} />}
      {noted && status && <status.StatusDialog planId={plan.id} tasks={noted} actions={actions} onClose={() => setNoted(null)} onDone={clear} />}
    </>
  );
}

function TaskTable({ plan, actions, choice, onNote }: Props & { choice: Choice; onNote: (task: ShownTask) => void }) {
  const { tasks, canEdit } = plan;
  const row = { plan, canEdit, actions };
  return (
    <Table label="Tasks of the plan" className="[&_td]:align-top">
      <THead>
        {canEdit && <Th className="w-9"><ChooseAll tasks={tasks} choice={choice} /></Th>}
        <Th><span className="md:grid md:grid-cols-2 md:gap-6"><span>Task</span><span className="max-md:sr-only">Evidence</span></span></Th>
        <Th numeric>Weight</Th>
      </THead>
      <TBody>
        {tasks.map((task) => (
          <TaskRow
            key={task.id}
            {...row}
            task={task}
            isChosen={choice.isChosen(task)}
            onChoose={(isIn) => choice.choose(task.id, isIn)}
            onNote={() => onNote(task)}
          />
        ))}
      </TBody>
    </Table>
  );
}

function ChooseAll({ tasks, choice: { chosen, chooseAll } }: { tasks: readonly ShownTask[]; choice: Choice }) {
  const isSome = chosen.length > 0 && chosen.length < tasks.length;
  return <Checkbox aria-label="Choose all tasks" checked={chosen.length === tasks.length} some={isSome} onChange={(event) => chooseAll(event.target.checked)} />;
}

function useChoice(tasks: readonly ShownTask[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const isChosen = ({ id }: ShownTask) => ids.has(id);
  const chosen = tasks.filter(isChosen);
  const choose = (id: string, isIn: boolean) => setIds((before) => new Set(isIn ? [...before, id] : [...before].filter((one) => one !== id)));
  const chooseAll = (isIn: boolean) => setIds(new Set(isIn ? tasks.map(({ id }) => id) : []));
  return { chosen, isChosen, choose, chooseAll, clear: () => chooseAll(false) };
}

function Empty({ plan }: { plan: PlanRecord }) {
  if (plan.taskCount > 0) return <EmptyState title="No task is like this" actions={<LinkButton href={planAddress(plan.id)} scroll={false}>Show all</LinkButton>} />;
  return <EmptyState title="No task enters this plan">The licence, outcomes and releases chosen let none of the catalogue’s tasks in, or it has none yet.</EmptyState>;
}
