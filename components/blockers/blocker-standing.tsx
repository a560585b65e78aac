"use client";

import { AlarmClockOff, ArrowUp, Check, Clock, Pause } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { levelLabels } from "@/lib/blockers/rules/policy";
import type { BlockerView } from "@/lib/blockers/shapes";
import type { Heard } from "./blocker-actions";
import { namesOf, nextOf, reachedOf } from "./blocker-words";

/** How far up it has gone, or why it stands still. */
export function BlockerBadge({ blocker }: { blocker: BlockerView }) {
  const reached = reachedOf(blocker);
  if (blocker.status === "RESOLVED") return <Badge tone="healthy"><Check aria-hidden="true" />Resolved</Badge>;
  if (reached) return <Badge tone={reached.level === "REMINDER" ? "watch" : "risk"}><ArrowUp aria-hidden="true" />{levelLabels[reached.level]} since <DateTime value={reached.firedAt} /></Badge>;
  if (blocker.status === "SNOOZED") return <Badge><AlarmClockOff aria-hidden="true" />Snoozed</Badge>;
  return blocker.isRunning ? <Badge><Clock aria-hidden="true" />Before the reminder</Badge> : <Badge><Pause aria-hidden="true" />Paused</Badge>;
}

/** Why the clock stands, until when; else whom the next level tells, and who has been told. */
export function BlockerNews({ blocker, heard }: { blocker: BlockerView; heard: Heard }) {
  const { status, snoozeUntil, snoozeReason, snoozesLeft, isRunning, acknowledgedAt, replies } = blocker;
  const [reached, next, reply] = [reachedOf(blocker), nextOf(blocker), replies.find(({ isClient }) => isClient)];
  const told = reached && namesOf(reached.recipients);
  const copied = reached && namesOf(reached.recipients, true);
  return (
    <p className="min-w-0 flex-1 basis-64 text-xs text-ink-3 [overflow-wrap:anywhere]">
      {status === "SNOOZED" && <>Paused until <DateTime value={snoozeUntil} className="font-medium text-ink-2" />: {snoozeReason} {snoozesLeft === 1 ? "One more snooze is left. " : snoozesLeft === 0 ? "No snooze is left. " : ""}</>}
      {status === "OPEN" && !isRunning && next && "Paused while the project is on hold. "}
      {reply && <>{reply.byName} replied <DateTime value={reply.at} />. </>}
      {reached && told && <>{told} {told.includes(",") ? "were" : "was"} told at {levelLabels[reached.level].toLowerCase()} level{copied && <>, {copied} in copy</>}{reached.lateBySeconds ? ", late" : ""}. </>}
      {status === "OPEN" && isRunning && next?.dueAt && <>Next: {levelLabels[next.level].toLowerCase()}{heard[next.level] && `, ${heard[next.level]}`}, <DateTime value={next.dueAt} />{next.level === "REMINDER" && acknowledgedAt ? ", quiet for its owner" : ""}.</>}
    </p>
  );
}
