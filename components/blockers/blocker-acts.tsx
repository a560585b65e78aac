"use client";

import { AlarmClockOff, BellOff, EllipsisVertical } from "lucide-react";
import { useState } from "react";
import { useRun } from "@/components/projects/use-run";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { BlockerView } from "@/lib/blockers/shapes";
import type { BlockerActions, BlockerPlace, OwnerActions } from "./blocker-actions";
import { nextOf, whyNoSnooze } from "./blocker-words";
import { ChangeDialog } from "./change-dialog";
import { ReopenDialog, ResolveDialog } from "./resolve-dialog";
import { SnoozeDialog } from "./snooze-dialog";

type Asked = "snooze" | "resolve" | "reopen" | "change";
type Props = { blocker: BlockerView; place: BlockerPlace; actions: BlockerActions | OwnerActions };
type Asking = Props & { onAsk: (asked: Asked | null) => void };

/** What can be done with a blocker: the likely acts as buttons, the rest in a menu. */
export function BlockerActs(props: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const asking = { ...props, onAsk: setAsked };
  return (
    <>
      <span className="ml-auto flex items-center gap-1">
        {mayAcknowledge(props.blocker) && <Acknowledge {...props} />}
        <LikelyActs {...asking} />
        <RareActs {...asking} />
      </span>
      <AskedDialog {...asking} asked={asked} />
    </>
  );
}

function Acknowledge({ blocker, place: { projectId }, actions }: Props) {
  const { run, working } = useRun();
  const done = { object: blocker.title, done: "is acknowledged. Its owner is not reminded." };
  const acknowledge = () => void run(actions.acknowledgeBlocker, { projectId, blockerId: blocker.id }, done);
  return <Button size="sm" variant="quiet" working={working} onClick={acknowledge}><BellOff />Acknowledge</Button>;
}

function LikelyActs({ blocker, actions, onAsk }: Asking) {
  if (blocker.status === "RESOLVED") return everything(actions) && <Button size="sm" onClick={() => onAsk("reopen")}>Reopen</Button>;
  return (
    <>
      {blocker.status === "OPEN" && !whyNoSnooze(blocker) && (
        <Button size="sm" variant="quiet" onClick={() => onAsk("snooze")}><AlarmClockOff />Snooze</Button>
      )}
      <Button size="sm" onClick={() => onAsk("resolve")}>Resolve</Button>
    </>
  );
}

function RareActs({ blocker, place: { projectId }, actions, onAsk }: Asking) {
  const { run } = useRun();
  const { id: blockerId, title, status } = blocker;
  const [mayChange, isAsleep, no] = [everything(actions) !== null, status === "SNOOZED", whyNoSnooze(blocker)];
  if (status === "RESOLVED" || !(mayChange || isAsleep || no)) return null;
  const wake = () => void run(actions.wakeBlocker, { projectId, blockerId }, { object: title, done: "is awake. Its clock runs." });
  return (
    <DropdownMenu align="end" trigger={<IconButton size="sm" label={`More for ${title}`}><EllipsisVertical /></IconButton>}>
      {mayChange && <MenuItem onSelect={() => onAsk("change")}>Change owner, side, proof or words</MenuItem>}
      {isAsleep && <MenuItem onSelect={wake}>End the snooze now</MenuItem>}
      {no && !isAsleep && <MenuItem disabled detail={no} onSelect={() => {}}>Snooze</MenuItem>}
    </DropdownMenu>
  );
}

function AskedDialog({ asked, blocker, place, actions, onAsk }: Asking & { asked: Asked | null }) {
  const one = { blocker, place, onClose: () => onAsk(null) };
  const all = everything(actions);
  if (asked === "snooze") return <SnoozeDialog {...one} actions={actions} />;
  if (asked === "resolve") return <ResolveDialog {...one} actions={actions} />;
  if (all && asked === "reopen") return <ReopenDialog {...one} actions={all} />;
  return all && asked === "change" && <ChangeDialog {...one} actions={all} />;
}

/** An owner who is not on the project's side has fewer acts. */
function everything(actions: Props["actions"]) {
  return "changeBlocker" in actions ? actions : null;
}

function mayAcknowledge(blocker: BlockerView) {
  return blocker.status === "OPEN" && blocker.acknowledgedAt === null && nextOf(blocker)?.level === "REMINDER";
}
