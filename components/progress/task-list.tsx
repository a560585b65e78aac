"use client";

import { Check, MessageSquare } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ErrorLine } from "@/components/ui/field";
import { isOver, type ShownTask } from "@/lib/progress/rules/picture";
import type { Picture } from "@/lib/progress/shapes";
import type { ClientDoor } from "./client-door";
import { CommentForm } from "./comment-form";
import { Comments } from "./comments";
import { useSay } from "./use-say";
import { count, shortDay } from "./words";

const FIRST = 8;
type Props = { picture: Picture; door: ClientDoor };

/** Theirs have boxes to tick, ours dashed rings; what is open first. Printed, all of them stand there. */
export function TaskList({ picture, door }: Props) {
  const [isAll, setAll] = useState(false);
  const tasks = picture.tasks.toSorted((one, other) => rank(one) - rank(other));
  return (
    <section aria-labelledby="tasks" className="box px-5 pt-4.5 pb-5">
      <h2 id="tasks" className="mb-3.5 text-[15px]/5 font-semibold">Your tasks and ours</h2>
      {tasks.length === 0 && <p className="text-ink-3">The steps are being planned.</p>}
      <ul className="divide-y divide-line">{tasks.map((task, place) => <Task key={task.id} task={task} picture={picture} door={door} isHidden={!isAll && place >= FIRST} />)}</ul>
      {tasks.length > FIRST && !isAll && <Button variant="quiet" size="sm" className="mt-1 -ml-2 print:hidden" onClick={() => setAll(true)}>Show all {tasks.length} tasks</Button>}
    </section>
  );
}

function rank(task: ShownTask) {
  return (isOver(task) ? 4 : 0) + (task.side === "you" ? 0 : task.side === "us" ? 1 : 2);
}

function Task({ task, picture, door, isHidden }: Props & { task: ShownTask; isHidden: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { say, working, error } = useSay();
  const isDone = isOver(task);
  const mayTalk = task.side !== null && (picture.canAct || task.comments.length > 0);
  return (
    <li className={cn("py-2.5 first:pt-0", isHidden && "hidden print:block")}>
      <div className="flex gap-3 leading-5">
        {task.canComplete && door ? (
          <button type="button" role="checkbox" aria-checked={false} aria-label={`Mark as done: ${task.name}`} aria-busy={working || undefined} onClick={() => say(() => door.actions.completeTask({ token: door.token, input: { taskId: task.id } }))} className="relative mt-px grid size-5 place-items-center overflow-hidden rounded-[6px] border-[1.5px] border-line-control bg-surface before:absolute before:-inset-1 hover:border-accent hover:bg-accent-tint">{working && <Check className="size-3.5 text-accent" />}</button>
        ) : <Sign task={task} />}
        <div className={cn("min-w-0 flex-1", isDone && "text-ink-3")}>
          <p className="[overflow-wrap:anywhere]">{task.name}</p>
          <p className="text-sm text-ink-3"><Told task={task} picture={picture} /></p>
          {error && <ErrorLine>{error}</ErrorLine>}
        </div>
        {mayTalk && <Button variant="quiet" size="sm" aria-expanded={isOpen} aria-label={task.comments.length > 0 ? `${count(task.comments.length, "comment")} on ${task.name}` : `Comment on ${task.name}`} className="print:hidden" onClick={() => setOpen(!isOpen)}><MessageSquare />{task.comments.length > 0 && task.comments.length}</Button>}
      </div>
      {isOpen && (
        <div className="mt-2 ml-8">
          {task.description && <p className="mb-2 [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{task.description}</p>}
          <Comments comments={task.comments} />
          {picture.canAct && <CommentForm label={`Comment on ${task.name}`} button="Send the comment" door={door} send={(content) => door ? door.actions.addComment({ token: door.token, input: { taskId: task.id, content } }) : null} />}
        </div>
      )}
    </li>
  );
}

function Sign({ task: { side, state } }: { task: ShownTask }) {
  if (state === "done") return <span className="grid size-5 shrink-0 place-items-center text-healthy-text" aria-hidden="true"><Check className="size-3.5" /></span>;
  return <span aria-hidden="true" className={cn("mt-px size-5 shrink-0 border-[1.5px] border-line-control", side === "you" ? "rounded-[6px]" : "rounded-full border-dashed")} />;
}

function Told({ task: { side, state, dueDate, doneOn, daysLate }, picture: { sellerName, locale } }: { task: ShownTask; picture: Picture }) {
  const whose = side === "you" ? "You" : side === "us" ? sellerName : null;
  const when = state === "done" ? `done${doneOn ? ` ${shortDay(doneOn, locale)}` : ""}` : state === "left out" ? "left out" : state === "stopped" ? "stopped for now" : daysLate > 0 ? <span className="text-risk-text">{count(daysLate, "day")} late</span> : dueDate ? shortDay(dueDate, locale) : state;
  return <>{whose && <>{whose} · </>}{when}</>;
}
