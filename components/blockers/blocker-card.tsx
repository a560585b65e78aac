"use client";

import { AlarmClockOff, BellOff, EllipsisVertical, UserRound } from "lucide-react";
import { useState } from "react";
import { useRun } from "@/components/projects/use-run";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { waitingOn } from "@/lib/blockers/rules/words";
import type { BlockerView } from "@/lib/blockers/shapes";
import type { BlockerActions, BlockerPlace, OwnerActions } from "./blocker-actions";
import { BlockerHistory } from "./blocker-history";
import { BlockerBadge, BlockerNews } from "./blocker-standing";
import { BlockerTalk } from "./blocker-talk";
import { nextOf, reachedOf, whyNoSnooze } from "./blocker-words";
import { ChangeDialog } from "./change-dialog";
import { EscalationClock } from "./escalation-clock";
import { ReopenDialog, ResolveDialog } from "./resolve-dialog";
import { SnoozeDialog } from "./snooze-dialog";

type Asked = "snooze" | "resolve" | "reopen" | "change";

/** One blocker: what it stops, whose it is, how long by both clocks, how far up it has gone, and what can be done. */
export function BlockerCard({ blocker, place, actions }: { blocker: BlockerView; place: BlockerPlace; actions: BlockerActions | OwnerActions | null }) {
  const [asking, setAsking] = useState<Asked | null>(null);
  const { run, working } = useRun();
  const { id: blockerId, title, description, taskTitle, attribute, ownerName, status, category, isClientVisible, resolvedAt, resolvedByName, resolutionNotes, acknowledgedAt } = blocker;
  const all = actions && "changeBlocker" in actions ? actions : null;
  const one = { blocker, place, onClose: () => setAsking(null) };
  const isAsleep = status === "SNOOZED";
  const no = whyNoSnooze(blocker);
  const acknowledge = () => actions && void run(actions.acknowledgeBlocker, { projectId: place.projectId, blockerId }, { object: title, done: "is acknowledged. Its owner is not reminded." });
  const wake = () => actions && void run(actions.wakeBlocker, { projectId: place.projectId, blockerId }, { object: title, done: "is awake. Its clock runs." });
  const canAcknowledge = status === "OPEN" && acknowledgedAt === null && nextOf(blocker)?.level === "REMINDER";
  const isUp = status !== "RESOLVED" && ["MANAGER", "DIRECTOR"].includes(reachedOf(blocker)?.level ?? "");
  return (
    <article aria-label={title} data-blocker={blockerId} className={cn("box overflow-hidden", isUp && "border-risk-line")}>
      <header className="flex items-start gap-3 px-4 pt-3.5 max-md:flex-col max-md:gap-2">
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold [overflow-wrap:anywhere]">{title}</h3>
          <p className="text-xs text-ink-3">{[taskTitle && `Stops ${taskTitle}`, `owner ${ownerName ?? "nobody"}`, isClientVisible ? "the client sees it" : "the client does not see it"].filter(Boolean).join(" · ")}</p>
          {attribute && status !== "RESOLVED" && <p className="mt-1 text-xs text-ink-2 [overflow-wrap:anywhere]">Resolves itself when telemetry shows <code>{attribute.name}</code> {attribute.asked} ({attribute.plan}, {attribute.task}).</p>}
          {description && <p className="mt-1.5 text-ink-2 whitespace-pre-wrap [overflow-wrap:anywhere]">{description}</p>}
        </div>
        <BlockerBadge blocker={blocker} />
      </header>
      <EscalationClock blocker={blocker} clientName={place.clientName} />
      {status === "RESOLVED" && <p className="px-4 py-2 [overflow-wrap:anywhere]"><span className="text-xs text-ink-3">Resolved by {resolvedByName}, <DateTime value={resolvedAt} /></span><span className="block whitespace-pre-wrap">{resolutionNotes}</span></p>}
      <footer className="mt-2 flex flex-wrap items-center gap-x-2.5 gap-y-2 border-t border-line px-4 py-2.5">
        {status !== "RESOLVED" && <Badge><UserRound aria-hidden="true" />{waitingOn[category]}</Badge>}
        <BlockerNews blocker={blocker} heard={place.heard[blockerId] ?? {}} />
        {actions && (
          <span className="ml-auto flex items-center gap-1">
            {canAcknowledge && <Button size="sm" variant="quiet" working={working} onClick={acknowledge}><BellOff />Acknowledge</Button>}
            {status === "OPEN" && !no && <Button size="sm" variant="quiet" onClick={() => setAsking("snooze")}><AlarmClockOff />Snooze</Button>}
            {status === "RESOLVED" ? all && <Button size="sm" onClick={() => setAsking("reopen")}>Reopen</Button> : <Button size="sm" onClick={() => setAsking("resolve")}>Resolve</Button>}
            {status !== "RESOLVED" && (all || isAsleep || no) && (
              <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${title}`}><EllipsisVertical /></IconButton>}>
                {all && <MenuItem onSelect={() => setAsking("change")}>Change owner, side, proof or words</MenuItem>}
                {isAsleep && <MenuItem onSelect={wake}>End the snooze now</MenuItem>}
                {no && !isAsleep && <MenuItem disabled detail={no} onSelect={() => {}}>Snooze</MenuItem>}
              </DropdownMenu>
            )}
          </span>
        )}
      </footer>
      <BlockerTalk blocker={blocker} actions={actions} />
      <BlockerHistory blocker={blocker} />
      {actions && asking === "snooze" && <SnoozeDialog {...one} actions={actions} />}
      {actions && asking === "resolve" && <ResolveDialog {...one} actions={actions} />}
      {all && asking === "reopen" && <ReopenDialog {...one} actions={all} />}
      {all && asking === "change" && <ChangeDialog {...one} actions={all} />}
    </article>
  );
}
