"use client";

import { DndContext, DragOverlay } from "@dnd-kit/core";
import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { EmptyState } from "@/components/ui/empty-state";
import { useLate } from "@/components/ui/use-late";
import type { Parts, TaskRow } from "@/lib/catalog/queries/shapes";
import type { DefinitionActions, ParentRef } from "./catalog-actions";
import { TaskItem, taskGrid } from "./task-item";
import { useRowOrder } from "./use-row-order";

type Props = { name: string; parent: ParentRef; tasks: readonly TaskRow[]; parts: Parts; canEdit: boolean; actions: DefinitionActions };

const loadEditor = () => import("./task-editor");

/** The tasks in their order. Dragged by mouse, finger or keyboard; a press opens the editor with everything a task holds. */
export function TaskList({ name, parent, tasks: given, parts, canEdit, actions }: Props) {
  const [openId, setOpenId] = useState<string | null>(null);
  const editor = useLate(loadEditor, openId !== null);
  const { run } = useAct(actions.undoChangeSet);
  const { rows: tasks, carriedId, context } = useRowOrder(given, {
    unknown: "The task",
    send: ({ id, afterId }, task) => run(actions.moveTask, { taskId: id, afterId, ...("solutionId" in parent && { solutionId: parent.solutionId }) }, { object: task?.name ?? "The task", message: "has another place." }),
  });
  if (tasks.length === 0) return <EmptyState title="No tasks yet">Each task is one thing a customer does with this. Its weight is its share of the way to full use.</EmptyState>;
  const open = tasks.find(({ id }) => id === openId);
  const carried = tasks.find(({ id }) => id === carriedId);
  return (
    <DndContext {...context}>
      <div role="table" aria-label={`Tasks of ${name}`} className="box grid">
        <div role="row" className={`${taskGrid} h-8 text-xs font-medium text-ink-3 max-md:sr-only`}>
          <span role="columnheader"><span className="sr-only">Move</span></span>
          <span role="columnheader">#</span><span role="columnheader">Task</span><span role="columnheader">Licence</span><span role="columnheader">Measured</span><span role="columnheader" className="text-right">Weight</span>
        </div>
        {tasks.map((task, index) => (
          <TaskItem key={task.id} task={task} parts={parts} index={index} carriedIndex={tasks.findIndex(({ id }) => id === carriedId)} canEdit={canEdit} actions={actions} onOpen={() => setOpenId(task.id)} onNear={() => void loadEditor()} />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>{carried && <div className="flex h-10 items-center rounded-md bg-raised px-4 font-medium shadow-drag">{carried.name}</div>}</DragOverlay>
      {open && editor && <editor.TaskEditor key={open.id} task={open} parent={parent} parts={parts} canEdit={canEdit && !open.from} actions={actions} onClose={() => setOpenId(null)} />}
    </DndContext>
  );
}
