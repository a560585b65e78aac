"use client";

import { MessageSquareReply } from "lucide-react";
import { useRef, useState } from "react";
import { Box } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import type { Said } from "@/lib/progress/shapes";
import { AnswerForm } from "./answer-form";
import { SaidList } from "./said-list";
import { useTalk } from "./talk-desk";
import { unanswered } from "./unanswered";

/** A task or a blocker the client sees and may be written to about. */
export type Topic = { id: string; kind: "task" | "blocker"; name: string };

/** Where on the page it stands. */
export const TALK = "with-the-client";
const FIRST = 6;
const WHOLE: ComboboxOption = { value: "", label: "The whole project" };

/** Everything the client wrote and what we answered, wherever on its page it stands; and the way to answer. */
export function Conversation({ clientName, topics }: { clientName: string; topics: readonly Topic[] }) {
  const talk = useTalk();
  const [isAll, setAll] = useState(false);
  const [about, setAbout] = useState(WHOLE);
  const form = useRef<HTMLDivElement>(null);
  if (!talk) return null;
  const { said, answer } = talk;
  const earlier = isAll ? 0 : foldedOf(said);
  const options = [WHOLE, ...topics.map(({ id, kind, name }) => ({ value: id, label: name, detail: kind }))];
  const begin = ({ taskId, blockerId }: Said) => {
    setAbout(options.find(({ value }) => value === (taskId ?? blockerId ?? "")) ?? WHOLE);
    form.current?.querySelector("textarea")?.focus();
  };
  const choice = <div className="w-72 max-w-full"><Combobox label="About" options={options} value={about} onChange={(option) => setAbout(option ?? WHOLE)} /></div>;
  return (
    <Box id={TALK} className="scroll-mt-24" title="With the client" aside={asideOf(said, clientName)}>
      <div className="grid gap-3">
        {earlier > 0 && <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => setAll(true)}>Show {earlier} earlier</Button>}
        {said.length > 0 && <SaidList label="Conversation" lines={said.slice(earlier)} beside={(line) => <Place line={line} onAnswer={answer && (() => begin(line))} />} />}
        {answer && (
          <div ref={form}>
            <AnswerForm projectId={talk.projectId} label={`Write to ${clientName}`} act={answer} inputOf={(content) => ({ projectId: talk.projectId, content, ...topicOf(about, topics) })} beside={choice} />
          </div>
        )}
      </div>
    </Box>
  );
}

/** Where on the client's page it stands, and the way to answer what the client wrote. */
function Place({ line, onAnswer }: { line: Said; onAnswer: (() => void) | null | undefined }) {
  return (
    <>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {line.about ? `${line.taskId ? "Task" : "Blocker"}: ${line.about}` : "The whole project"}{!line.isShown && ", not on the client’s page now"}
      </span>
      {onAnswer && line.isClient && <Button size="sm" variant="quiet" className="-my-1 ml-auto" aria-label={`Answer ${line.byName}`} onClick={onAnswer}><MessageSquareReply />Answer</Button>}
    </>
  );
}

/** How many of the first are folded away; what waits for an answer never is. */
function foldedOf(said: readonly Said[]) {
  const open = unanswered(said)[0];
  return Math.min(Math.max(0, said.length - FIRST), open ? said.indexOf(open) : said.length);
}

function topicOf(about: ComboboxOption, topics: readonly Topic[]) {
  const topic = topics.find(({ id }) => id === about.value);
  return topic && { [topic.kind === "task" ? "taskId" : "blockerId"]: topic.id };
}

function asideOf(said: readonly Said[], clientName: string) {
  if (said.length === 0) return `Nothing was said yet. What ${clientName} writes on its page stands here.`;
  return "What both sides wrote on the client’s page. Notes of ours are never here.";
}
