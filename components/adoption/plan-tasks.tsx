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

/** The tasks of a plan with what each rests on; chosen ones are set together. */
export function PlanTasks({ plan, actions }: { plan: PlanRecord; actions: PlanActions }) {
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [noted, setNoted] = useState<readonly ShownTask[] | null>(null);
  const status = useLate(loadStatus, noted !== null);
  const { tasks, canEdit } = plan;
  const chosen = tasks.filter(({ id }) => chosenIds.has(id));
  const clear = () => setChosenIds(new Set());
  const choose = (id: string, isChosen: boolean) => setChosenIds((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <>
      <PlanFilter plan={plan} />
      {tasks.length === 0 ? <Empty plan={plan} /> : (
        <Table label="Tasks of the plan" className="[&_td]:align-top">
          <THead>
            {canEdit && <Th className="w-9"><Checkbox aria-label="Choose all tasks" checked={chosen.length === tasks.length} some={chosen.length > 0 && chosen.length < tasks.length} onChange={(event) => setChosenIds(new Set(event.target.checked ? tasks.map(({ id }) => id) : []))} /></Th>}
            <Th><span className="md:grid md:grid-cols-2 md:gap-6"><span>Task</span><span className="max-md:sr-only">Evidence</span></span></Th><Th numeric>Weight</Th>
          </THead>
          <TBody>{tasks.map((task) => <TaskRow key={task.id} plan={plan} task={task} canEdit={canEdit} isChosen={chosenIds.has(task.id)} onChoose={(isChosen) => choose(task.id, isChosen)} onNote={() => setNoted([task])} actions={actions} />)}</TBody>
        </Table>
      )}
      {chosen.length > 0 && <TaskBulk planId={plan.id} chosen={chosen} actions={actions} onNote={() => setNoted(chosen)} onClear={clear} />}
      {noted && status && <status.StatusDialog planId={plan.id} tasks={noted} actions={actions} onClose={() => setNoted(null)} onDone={clear} />}
    </>
  );
}

function Empty({ plan }: { plan: PlanRecord }) {
  if (plan.taskCount > 0) return <EmptyState title="No task is like this" actions={<LinkButton href={planAddress(plan.id)} scroll={false}>Show all</LinkButton>} />;
  return <EmptyState title="No task enters this plan">The licence, outcomes and releases chosen let none of the catalogue’s tasks in, or it has none yet.</EmptyState>;
}
