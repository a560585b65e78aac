"use client";

import { MessageSquare } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Signal } from "@/components/ui/signal";
import { DateTime } from "@/components/ui/date-time";
import type { Picture, ShownBlocker } from "@/lib/progress/shapes";
import type { ClientDoor } from "./client-door";
import { CommentForm } from "./comment-form";
import { Comments } from "./comments";
import { count, openFor } from "./words";

/** What stands in the way on either side, each with the working days counted and the days it has been open, and a way to say something about it. */
export function BlockerList({ picture: { blockers, sellerName }, door }: { picture: Picture; door: ClientDoor }) {
  if (blockers.length === 0) return null;
  return (
    <section aria-labelledby="blockers" className="box px-5 pt-4.5 pb-5">
      <h2 id="blockers" className="mb-3.5 text-[15px]/5 font-semibold">In the way</h2>
      <ul className="grid gap-4">
        {blockers.map((blocker) => (
          <li key={blocker.id} className="flex gap-3">
            <Signal mark="octagon" className="mt-1.5" />
            <div className="min-w-0 flex-1">
              <p className="font-medium [overflow-wrap:anywhere]">{blocker.title}</p>
              {blocker.description && <p className="[overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{blocker.description}</p>}
              <p className="text-sm text-ink-3">Waits on {blocker.side === "us" ? sellerName : blocker.side} · {ages(blocker)}{blocker.isPaused && blocker.pausedUntil && <>, paused until <DateTime value={blocker.pausedUntil} /></>}</p>
              {blocker.comments.length > 0 && <div className="mt-2"><Comments comments={blocker.comments} /></div>}
              {blocker.canReply && blocker.side !== "you" && <Reply blocker={blocker} door={door} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What waits on the client itself has its reply above, under "Waiting on you". */
function Reply({ blocker: { id, title }, door }: { blocker: ShownBlocker; door: ClientDoor }) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) return <Button variant="quiet" size="sm" className="mt-1 -ml-2 print:hidden" disabled={!door} aria-label={`Reply about ${title}`} onClick={() => setOpen(true)}><MessageSquare />Reply</Button>;
  return (
    <CommentForm label={`Reply to: ${title}`} button="Send the reply" door={door} onClose={() => setOpen(false)} send={(content) => door ? door.actions.replyToBlocker({ token: door.token, input: { blockerId: id, content } }) : null} />
  );
}

function ages({ countedDays, openDays }: ShownBlocker) {
  const counted = countedDays === null ? "no working time is counted" : `${count(countedDays, "working day")} counted`;
  return `${counted}, ${openFor(openDays)}`;
}
