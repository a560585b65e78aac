"use client";

import { Check, Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { RailSection } from "@/components/layout/record-layout";
import { Due } from "@/components/ui/date-time";
import { IconButton } from "@/components/ui/icon-button";
import type { ComboboxOption } from "@/components/ui/combobox";
import type { PlannedHere as Planned } from "@/lib/customers/queries/shapes";
import type { ActivityActions, ActivityQuestions, Person } from "./activity-actions";
import { activityIcons } from "./activity-words";
import { CompleteDialog } from "./complete-dialog";
import { PlanDialog, type Beginning } from "./plan-dialog";

type Props = {
  planned: readonly Planned[];
  beginning: Beginning;
  about: string;
  me: Person | null;
  contacts?: readonly ComboboxOption[];
  canEdit: boolean;
  actions: ActivityActions & ActivityQuestions;
};

/** What is to be done on a record, soonest first; completing one offers the next. */
export function PlannedHere({ planned, beginning, about, me, contacts, canEdit, actions }: Props) {
  const [planning, setPlanning] = useState<Beginning | null>(null);
  const [completing, setCompleting] = useState<Planned | null>(null);
  const add = <IconButton size="sm" label="Plan activity" onClick={() => setPlanning(beginning)}><Plus /></IconButton>;
  const planNext = ({ dealId, type, subject }: Planned) => setPlanning({ ...beginning, dealId: dealId ?? undefined, type, subject });
  return (
    <RailSection title="Next" count={planned.length || undefined} action={canEdit && add}>
      {planned.length === 0 && <p className="text-watch-text">Nothing planned</p>}
      <ul className="grid gap-2">
        {planned.map((activity) => (
          <PlannedItem key={activity.id} activity={activity} {...(canEdit && { onComplete: () => setCompleting(activity) })} />
        ))}
      </ul>
      {planning && <PlanDialog beginning={planning} about={about} me={me} contacts={contacts} actions={actions} onClose={() => setPlanning(null)} />}
      {completing && <CompleteDialog activity={completing} actions={actions} onClose={() => setCompleting(null)} onNext={() => planNext(completing)} />}
    </RailSection>
  );
}

function PlannedItem({ activity, onComplete }: { activity: Planned; onComplete?: () => void }) {
  const { type, subject, dueDate, dueTime, assigneeName, dealId, dealName } = activity;
  const Icon = activityIcons[type];
  return (
    <li className="flex items-start gap-2">
      <Icon className="mt-1 size-3.5 flex-none text-ink-3" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{subject}</p>
        <p className="truncate text-xs text-ink-3">
          <Due day={dueDate} time={dueTime} missing="No day" />
          {assigneeName && ` · ${assigneeName}`}
          {dealId && <> · <Link href={`/deals/${dealId}`}>{dealName}</Link></>}
        </p>
      </div>
      {onComplete && <IconButton size="sm" label={`Complete ${subject}`} onClick={onComplete}><Check /></IconButton>}
    </li>
  );
}
