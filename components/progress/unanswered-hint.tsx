"use client";

import { Note } from "@/components/ui/note";
import { TALK } from "./conversation";
import { useTalk } from "./talk-desk";
import { unanswered } from "./unanswered";

/** One line at the top of a project while the client waits for words of ours; it leads to where they are written. */
export function UnansweredHint() {
  const talk = useTalk();
  const open = talk?.answer ? unanswered(talk.said) : [];
  const [first, ...more] = open;
  if (!first) return null;
  return (
    <Note actions={<a href={`#${TALK}`} className="font-medium">{more.length > 0 ? "Go to the conversation" : "Answer"}</a>}>
      <p className="truncate">{more.length > 0 ? `The client wrote about ${open.length} things that are not answered yet.` : <><span className="font-medium">{first.byName}</span> waits for an answer: {first.content}</>}</p>
    </Note>
  );
}
