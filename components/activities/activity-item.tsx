"use client";

import { Circle, CircleCheck, Ellipsis } from "lucide-react";
import Link from "next/link";
import { useAct } from "@/components/changes/use-act";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { DateTime, Due } from "@/components/ui/date-time";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { ActivityRow } from "@/lib/activities/queries";
import type { ActivityActions } from "./activity-actions";
import { activityIcons } from "./activity-words";

type Props = { activity: ActivityRow; actions: ActivityActions; onComplete: (activity: ActivityRow) => void; onEdit: (activity: ActivityRow) => void };

/** One thing to do: press the ring when it is done. */
export function ActivityItem({ activity, actions, onComplete, onEdit }: Props) {
  const { subject, type, status, dueDate, dueTime, bucket, assigneeName, canEdit, completedAt } = activity;
  const Icon = activityIcons[type];
  const isDone = status === "COMPLETED";
  return (
    <li className="flex min-h-10 items-center gap-3 border-b border-line px-4 py-1.5 last:border-b-0 hover:bg-hover max-md:gap-2">
      {isDone ? <CircleCheck className="size-4 flex-none text-healthy" aria-label="Done" />
        : <IconButton size="sm" label={`Complete ${subject}`} disabled={!canEdit} onClick={() => onComplete(activity)}><Circle /></IconButton>}
      <Icon className="size-4 flex-none text-ink-3" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <Subject activity={activity} onEdit={() => onEdit(activity)} />
        <p className="truncate text-xs text-ink-3"><About activity={activity} /></p>
      </div>
      <span className={cn("text-right whitespace-nowrap max-md:max-w-22 max-md:whitespace-normal", bucket === "overdue" && "font-medium text-risk-text")}>
        {isDone ? <DateTime value={completedAt} /> : <Due day={dueDate} time={dueTime} missing="No day" />}
      </span>
      <span className="flex w-32 items-center gap-1.5 max-lg:w-auto">
        <Avatar name={assigneeName} named={!assigneeName} /><span className="truncate max-lg:sr-only">{assigneeName ?? ""}</span>
      </span>
      {canEdit && <ActivityMenu activity={activity} actions={actions} onEdit={() => onEdit(activity)} />}
    </li>
  );
}

type Edited = { activity: ActivityRow; onEdit: () => void };

function Subject({ activity: { subject, priority, status }, onEdit }: Edited) {
  const look = cn("min-h-6 truncate text-left font-medium hover:underline max-md:whitespace-normal", status === "COMPLETED" && "text-ink-2");
  return (
    <p className="flex items-center gap-2">
      <button type="button" onClick={onEdit} className={look}>{subject}</button>
      {priority === "URGENT" && <Badge tone="risk">Urgent</Badge>}
      {priority === "HIGH" && <Badge tone="watch">High</Badge>}
    </p>
  );
}

function ActivityMenu({ activity: { id: activityId, subject, status }, actions, onEdit }: Edited & Pick<Props, "actions">) {
  const { run } = useAct(actions.undoChangeSet);
  const reopen = () => void run(actions.reopenActivity, { activityId }, { object: subject, message: "is open again." });
  const remove = () => void run(actions.deleteActivity, { activityId }, { object: subject, message: "is in the trash." });
  return (
    <DropdownMenu align="end" trigger={<IconButton size="sm" label={`What to do with ${subject}`}><Ellipsis /></IconButton>}>
      <MenuItem onSelect={onEdit}>Change</MenuItem>
      {status === "COMPLETED" && <MenuItem onSelect={reopen}>Reopen</MenuItem>}
      <MenuItem tone="danger" onSelect={remove}>Delete</MenuItem>
    </DropdownMenu>
  );
}

function About({ activity: { dealId, dealName, customerId, customerName, contactName, outcome, status } }: { activity: ActivityRow }) {
  const parts = [
    dealId && dealName && <Link key="deal" href={`/deals/${dealId}`}>{dealName}</Link>,
    customerId && customerName && <Link key="customer" href={`/customers/${customerId}`}>{customerName}</Link>,
    contactName && <span key="contact">{contactName}</span>,
    status === "COMPLETED" && outcome && <span key="outcome" className="text-ink-2">{outcome}</span>,
  ].filter(Boolean);
  return <>{parts.map((part, place) => <span key={place}>{place > 0 && " · "}{part}</span>)}</>;
}
