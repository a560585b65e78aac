"use client";

import { Check, MessageSquare, PenLine } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/field";
import type { ShownComment } from "@/lib/progress/rules/picture";
import type { Picture, Waiting } from "@/lib/progress/shapes";
import type { ClientDoor } from "./client-door";
import { CommentForm } from "./comment-form";
import { Comments } from "./comments";
import { SendFile } from "./send-file";
import { SignOff } from "./sign-off";
import { useSay } from "./use-say";
import { count, longDay, openFor } from "./words";

type Props = { picture: Picture; door: ClientDoor };

/** What only the client can do, with the buttons that do it. */
export function WaitingOnYou({ picture, door }: Props) {
  const { waiting } = picture;
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting" className="mb-6 rounded-xl border border-accent-line bg-surface px-6 py-1.5 shadow-1 max-md:mb-4 max-md:px-4 max-md:pt-0.5 print:border-line-strong print:shadow-none">
      <h2 id="waiting" className="flex items-center gap-2 pt-3.5 pb-3 font-semibold text-accent-text">Waiting on you <span className="grid h-[22px] min-w-[22px] place-items-center rounded-full bg-accent px-1.5 text-xs text-on-accent">{waiting.length}</span></h2>
      {waiting.map((each) => <Ask key={each.kind === "task" ? each.task.id : each.kind === "blocker" ? each.blocker.id : "sign"} waiting={each} picture={picture} door={door} />)}
    </section>
  );
}

function Ask({ waiting, ...shown }: Props & { waiting: Waiting }) {
  if (waiting.kind === "signature") return <Signature {...shown} />;
  if (waiting.kind === "blocker") return <BlockerAsk blocker={waiting.blocker} {...shown} />;
  return <TaskAsk task={waiting.task} {...shown} />;
}

function Signature({ picture, door }: Props) {
  const [isOpen, setOpen] = useState(false);
  const sign = <Button variant="primary" disabled={!door} onClick={() => setOpen(true)}><PenLine />Read and sign</Button>;
  return (
    <Row title="Sign off the go-live" text="The last steps are under way. Your signature says that you are ready." buttons={sign}>
      {isOpen && door && <SignOff door={door} name={picture.me} onClose={() => setOpen(false)} />}
    </Row>
  );
}

type Asked<K extends Waiting["kind"]> = Extract<Waiting, { kind: K }>;

function BlockerAsk({ blocker, picture, door }: Props & Pick<Asked<"blocker">, "blocker">) {
  const [isOpen, setOpen] = useState(false);
  const { id, title, description, countedDays, openDays, isPaused, canReply, comments } = blocker;
  const counted = countedDays === null ? "No working time is counted" : `${count(countedDays, "working day")} counted`;
  const age = `${counted}, ${openFor(openDays)}${isPaused ? ", paused for now" : ""}.`;
  const send = (content: string) => (door ? door.actions.replyToBlocker({ token: door.token, input: { blockerId: id, content } }) : null);
  const buttons = canReply && (
    <>
      {picture.canAct && <SendFile door={door} />}
      <Button disabled={!door} aria-expanded={isOpen} onClick={() => setOpen(true)}><MessageSquare />Reply</Button>
    </>
  );
  return (
    <Row title={title} text={[description, age].filter(Boolean).join(" ")} buttons={buttons}>
      <Said comments={comments} />
      {isOpen && <CommentForm label={`Reply to: ${title}`} button="Send the reply" door={door} onClose={() => setOpen(false)} send={send} />}
    </Row>
  );
}

function TaskAsk({ task, picture: { canAct, locale }, door }: Props & Pick<Asked<"task">, "task">) {
  const [isOpen, setOpen] = useState(false);
  const { say, working, error } = useSay();
  const { id, name, description, dueDate, daysLate, canComplete, comments } = task;
  const due = dueDate ? (daysLate > 0 ? `It was due on ${longDay(dueDate, locale)}.` : `Due by ${longDay(dueDate, locale)}.`) : "";
  const complete = () => door && say(() => door.actions.completeTask({ token: door.token, input: { taskId: id } }));
  const send = (content: string) => (door ? door.actions.addComment({ token: door.token, input: { taskId: id, content } }) : null);
  const buttons = canAct && (
    <>
      <SendFile door={door} />
      <Button disabled={!door} aria-expanded={isOpen} onClick={() => setOpen(true)}><MessageSquare />Comment</Button>
      {canComplete && <Button variant="primary" disabled={!door} working={working} onClick={complete}><Check />Mark as done</Button>}
    </>
  );
  return (
    <Row title={name} text={[description, due].filter(Boolean).join(" ")} buttons={buttons}>
      {error && <ErrorLine>{error}</ErrorLine>}
      <Said comments={comments} />
      {isOpen && <CommentForm label={`Comment on: ${name}`} button="Send the comment" door={door} onClose={() => setOpen(false)} send={send} />}
    </Row>
  );
}

/** The last of what was said about it, so that an answer is seen to have arrived. */
function Said({ comments }: { comments: readonly ShownComment[] }) {
  if (comments.length === 0) return null;
  return <div role="status" className="mt-3 border-l-2 border-line-strong pl-3 print:hidden"><Comments comments={comments.slice(-2)} /></div>;
}

function Row({ title, text, buttons, children }: { title: string; text: string; buttons: React.ReactNode; children?: React.ReactNode }) {
  return (
    <article className="border-t border-line py-4">
      <div className="flex items-center gap-6 max-md:flex-col max-md:items-stretch max-md:gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="text-lg font-semibold tracking-[-.008em]">{title}</h3>
          {text && <p className="[overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{text}</p>}
        </div>
        <div className="flex flex-wrap gap-2 print:hidden [&_button]:h-10 [&_button]:px-4 [&_button]:text-md max-md:[&_button]:h-11 max-md:[&>*]:min-w-fit max-md:[&>*]:flex-1">{buttons}</div>
      </div>
      {children}
    </article>
  );
}
