"use client";

import { AlarmClockOff, ArrowUp, Check, Clock, Pause } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { levelLabels } from "@/lib/blockers/rules/policy";
import type { BlockerView } from "@/lib/blockers/shapes";
import type { Heard } from "./blocker-actions";
import { namesOf, nextOf, reachedOf } from "./blocker-words";

type Props = { blocker: BlockerView };

/** How far up it has gone, or why it stands still. */
export function BlockerBadge({ blocker }: Props) {
  const reached = reachedOf(blocker);
  if (blocker.status === "RESOLVED") return <Badge tone="healthy"><Check aria-hidden="true" />Resolved</Badge>;
  if (reached) {
    const tone = reached.level === "REMINDER" ? "watch" : "risk";
    return <Badge tone={tone}><ArrowUp aria-hidden="true" />{levelLabels[reached.level]} since <DateTime value={reached.firedAt} /></Badge>;
  }
  if (blocker.status === "SNOOZED") return <Badge><AlarmClockOff aria-hidden="true" />Snoozed</Badge>;
  return blocker.isRunning ? <Badge><Clock aria-hidden="true" />Before the reminder</Badge> : <Badge><Pause aria-hidden="true" />Paused</Badge>;
}

/** Why the clock stands, until when; else whom the next level tells, and who has been told. */
export function BlockerNews({ blocker, heard }: Props & { heard: Heard }) {
  const reply = blocker.replies.find(({ isClient }) => isClient);
  return (
    <p className="min-w-0 flex-1 basis-64 text-xs text-ink-3 [overflow-wrap:anywhere]">
      <PauseNews blocker={blocker} />
      {reply && <>{reply.byName} replied <DateTime value={reply.at} />. </>}
      <ReachedNews blocker={blocker} />
      <NextNews blocker={blocker} heard={heard} />
    </p>
  );
}

function PauseNews({ blocker }: Props) {
  const { status, snoozeUntil, snoozeReason, snoozesLeft, isRunning } = blocker;
  if (status === "OPEN" && !isRunning && nextOf(blocker)) return "Paused while the project is on hold. ";
  if (status !== "SNOOZED") return null;
  const left = snoozesLeft === 1 ? "One more snooze is left. " : snoozesLeft === 0 ? "No snooze is left. " : "";
  return <>Paused until <DateTime value={snoozeUntil} className="font-medium text-ink-2" />: {snoozeReason} {left}</>;
}

function ReachedNews({ blocker }: Props) {
  const reached = reachedOf(blocker);
  const told = reached && namesOf(reached.recipients);
  if (!reached || !told) return null;
  const copied = namesOf(reached.recipients, true);
  const verb = told.includes(",") ? "were" : "was";
  const level = levelLabels[reached.level].toLowerCase();
  return <>{told} {verb} told at {level} level{copied && <>, {copied} in copy</>}{reached.lateBySeconds ? ", late" : ""}. </>;
}

function NextNews({ blocker, heard }: Props & { heard: Heard }) {
  const next = nextOf(blocker);
  if (blocker.status !== "OPEN" || !blocker.isRunning || !next?.dueAt) return null;
  const isQuiet = next.level === "REMINDER" && blocker.acknowledgedAt;
  const level = levelLabels[next.level].toLowerCase();
  return <>Next: {level}{heard[next.level] && `, ${heard[next.level]}`}, <DateTime value={next.dueAt} />{isQuiet ? ", quiet for its owner" : ""}.</>;
}
