"use client";

import type { TaskRow } from "@/lib/ops/projects/queries/shapes";
import { AnswerForm } from "./answer-form";
import { SaidList } from "./said-list";
import { useTalk } from "./talk-desk";

/** What was said with the client about one task, and the way to answer while the client sees it. */
export function TaskTalk({ task: { id: taskId, name, visibility } }: { task: TaskRow }) {
  const talk = useTalk();
  const said = talk?.said.filter((line) => line.taskId === taskId) ?? [];
  const canAnswer = talk?.answer && visibility === "FULL";
  if (!talk || (said.length === 0 && !canAnswer)) return null;
  return (
    <section aria-label={`With the client about ${name}`} className="mt-3 grid gap-3 border-t border-line pt-3 md:col-span-2">
      <h4 className="text-xs text-ink-3">With the client</h4>
      {said.length > 0 && <SaidList label={`Said about ${name}`} lines={said} />}
      {canAnswer && talk.answer && <AnswerForm projectId={talk.projectId} label={`Write to the client about ${name}`} act={talk.answer} inputOf={(content) => ({ projectId: talk.projectId, taskId, content })} />}
    </section>
  );
}
