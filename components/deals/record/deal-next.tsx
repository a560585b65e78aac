"use client";

import { CircleDashed, Plus } from "lucide-react";
import { useState, useTransition } from "react";
import { activityNames } from "@/components/activities/activity-names";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Due } from "@/components/ui/date-time";
import type { DealActivity, DealRecord } from "@/lib/deals/queries/record-shapes";
import { PlanForm } from "./plan-form";
import { tell, type RecordActions } from "./record-actions";

/** What is planned on the deal, soonest first. Ticking one off asks what comes next. */
export function DealNext({ deal, actions }: { deal: DealRecord; actions: RecordActions }) {
  const [planning, setPlanning] = useState<"new" | "next" | null>(null);
  return (
    <section aria-label="Next">
      <div className="mb-1.5 flex min-h-[26px] items-center justify-between">
        <h2 className="font-semibold">Next</h2>
        {deal.canEdit && <Button size="sm" variant="quiet" onClick={() => setPlanning("new")}><Plus />Plan</Button>}
      </div>
      {planning && <PlanForm dealId={deal.id} actions={actions} lead={planning === "next" && deal.planned.length === 0 ? "Done. What comes next?" : undefined} onClose={() => setPlanning(null)} />}
      {deal.planned.length === 0 && !planning && (
        <p className={cn("flex items-center gap-1.5", deal.status === "OPEN" ? "text-watch-text" : "text-ink-3")}>{deal.status === "OPEN" && <CircleDashed className="size-3.5" aria-hidden="true" />}Nothing planned</p>
      )}
      {deal.planned.length > 0 && (
        <ul className="grid gap-1.5">
          {deal.planned.map((activity) => <Planned key={activity.id} activity={activity} mayEdit={deal.canEdit} actions={actions} onDone={() => setPlanning("next")} />)}
        </ul>
      )}
    </section>
  );
}

function Planned({ activity, mayEdit, actions, onDone }: { activity: DealActivity; mayEdit: boolean; actions: RecordActions; onDone: () => void }) {
  const [isDone, setDone] = useState(false);
  const [, start] = useTransition();
  const complete = () => {
    setDone(true);
    start(async () => {
      const told = tell(activity.subject, "is done.", await answered(actions.completeActivity({ activityId: activity.id })), actions.undoChangeSet);
      if (told) onDone();
      else start(() => setDone(false));
    });
  };
  return (
    <li className="flex min-h-10 items-center gap-2 rounded-md border border-line px-2.5 py-1.5">
      {mayEdit && <Checkbox checked={isDone} disabled={isDone} aria-label={`Done: ${activity.subject}`} onChange={complete} />}
      <span className={cn("min-w-0 flex-1", isDone && "text-ink-3 line-through")}>{activityNames[activity.type]}: {activity.subject}</span>
      <span className="text-xs whitespace-nowrap text-ink-3"><Due day={activity.dueDate} time={activity.dueTime} missing="No day" /></span>
    </li>
  );
}
