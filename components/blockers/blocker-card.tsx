"use client";

import { UserRound } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";
import { waitingOn } from "@/lib/blockers/rules/words";
import type { BlockerView } from "@/lib/blockers/shapes";
import type { BlockerActions, BlockerPlace, OwnerActions } from "./blocker-actions";
import { BlockerActs } from "./blocker-acts";
import { BlockerHistory } from "./blocker-history";
import { BlockerBadge, BlockerNews } from "./blocker-standing";
import { BlockerTalk } from "./blocker-talk";
import { reachedOf } from "./blocker-words";
import { EscalationClock } from "./escalation-clock";

type Props = { blocker: BlockerView; place: BlockerPlace; actions: BlockerActions | OwnerActions | null };

/** One blocker: what it stops, whose it is, how long by both clocks, how far up it has gone, and what can be done. */
export function BlockerCard({ blocker, place, actions }: Props) {
  const { id, title, status, category } = blocker;
  const isUp = status !== "RESOLVED" && ["MANAGER", "DIRECTOR"].includes(reachedOf(blocker)?.level ?? "");
  return (
    <article aria-label={title} data-blocker={id} className={cn("box overflow-hidden", isUp && "border-risk-line")}>
      <BlockerHead blocker={blocker} />
      <EscalationClock blocker={blocker} clientName={place.clientName} />
      {status === "RESOLVED" && <Resolution blocker={blocker} />}
      <footer className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-2 border-t border-line px-4 py-2.5">
        {status !== "RESOLVED" && <Badge><UserRound aria-hidden="true" />{waitingOn[category]}</Badge>}
        <BlockerNews blocker={blocker} heard={place.heard[id] ?? {}} />
        {actions && <BlockerActs blocker={blocker} place={place} actions={actions} />}
      </footer>
      <BlockerTalk blocker={blocker} actions={actions} />
      <BlockerHistory blocker={blocker} />
    </article>
  );
}

function BlockerHead({ blocker }: { blocker: BlockerView }) {
  const { title, description, taskTitle, attribute, ownerName, status, isClientVisible } = blocker;
  const seen = isClientVisible ? "the client sees it" : "the client does not see it";
  return (
    <header className="flex items-start gap-3 px-4 pt-3.5 max-md:flex-col max-md:gap-2">
      <div className="min-w-0 flex-1">
        <h3 className="font-semibold [overflow-wrap:anywhere]">{title}</h3>
        <p className="text-xs text-ink-3">{[taskTitle && `Stops ${taskTitle}`, `owner ${ownerName ?? "nobody"}`, seen].filter(Boolean).join(" · ")}</p>
        {attribute && status !== "RESOLVED" && (
          <p className="mt-1 text-xs text-ink-2 [overflow-wrap:anywhere]">
            Resolves itself when telemetry shows <code>{attribute.name}</code> {attribute.asked} ({attribute.plan}, {attribute.task}).
          </p>
        )}
        {description && <p className="mt-1.5 text-ink-2 whitespace-pre-wrap [overflow-wrap:anywhere]">{description}</p>}
      </div>
      <BlockerBadge blocker={blocker} />
    </header>
  );
}

function Resolution({ blocker: { resolvedByName, resolvedAt, resolutionNotes } }: { blocker: BlockerView }) {
  return (
    <p className="px-4 py-2 [overflow-wrap:anywhere]">
      <span className="text-xs text-ink-3">Resolved by {resolvedByName}, <DateTime value={resolvedAt} /></span>
      <span className="block whitespace-pre-wrap">{resolutionNotes}</span>
    </p>
  );
}
