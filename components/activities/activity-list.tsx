"use client";

import { useState } from "react";
import { Count } from "@/components/ui/money";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActivityList as List, ActivityRow } from "@/lib/activities/queries";
import type { Bucket } from "@/lib/activities/rules";
import type { ActivityActions, ActivityQuestions, Person } from "./activity-actions";
import { ActivityDialog } from "./activity-dialog";
import { ActivityItem } from "./activity-item";
import { CompleteDialog } from "./complete-dialog";
import { PlanDialog, type Beginning } from "./plan-dialog";

const headings: readonly { bucket: Bucket; label: string }[] = [{ bucket: "overdue", label: "Overdue" }, { bucket: "today", label: "Today" }, { bucket: "week", label: "This week" }, { bucket: "later", label: "Later" }];

type Props = { list: List; isDone: boolean; whose: string; opened: ActivityRow | null; me: Person | null; actions: ActivityActions & ActivityQuestions };

/** What is to be done, under the heading its day gives it; or what was done, newest first. */
export function ActivityList({ list, isDone, whose, opened, me, actions }: Props) {
  const [editing, setEditing] = useState<ActivityRow | null>(opened);
  const [completing, setCompleting] = useState<ActivityRow | null>(null);
  const [next, setNext] = useState<Beginning | null>(null);
  const groups = isDone ? [{ bucket: null, label: "Done" }] : headings;
  const rowsOf = (bucket: Bucket | null) => list.rows.filter((row) => row.bucket === bucket);
  const item = (row: ActivityRow) => <ActivityItem key={row.id} activity={row} actions={actions} onComplete={setCompleting} onEdit={setEditing} />;
  return (
    <>
      {list.rows.length === 0 && <Nothing isDone={isDone} isMine={whose === "mine"} />}
      {groups.map(({ bucket, label }) => {
        const rows = rowsOf(bucket);
        if (rows.length === 0) return null;
        return (
          <section key={label} aria-label={label}>
            <h2 className={`mb-1.5 font-semibold ${bucket === "overdue" ? "text-risk-text" : ""}`}>{label} {bucket && <HowMany list={list} bucket={bucket} />}</h2>
            <ul className="box">{rows.map(item)}</ul>
          </section>
        );
      })}
      {editing && <ActivityDialog key={editing.id} activity={editing} actions={actions} onClose={() => setEditing(null)} />}
      {completing && <CompleteDialog activity={completing} actions={actions} onClose={() => setCompleting(null)} onNext={() => setNext(after(completing))} />}
      {next && <PlanDialog beginning={next} title="Plan the next" me={me} actions={actions} onClose={() => setNext(null)} />}
    </>
  );
}

function after({ dealId, customerId, contactId, type, subject }: ActivityRow): Beginning {
  return { type, subject, ...(dealId ? { dealId } : customerId && { customerId }), ...(contactId && { contactId }) };
}

/** Thousands are not counted to the end: the last heading that was counted says "and more", the ones after it say nothing. */
function HowMany({ list: { counts, isEnough }, bucket }: { list: List; bucket: Bucket }) {
  const last = headings.findLast((heading) => counts[heading.bucket] > 0)?.bucket;
  if (counts[bucket] === 0) return null;
  return <span className="font-normal text-ink-3"><Count value={counts[bucket]} />{!isEnough && bucket === last && "+"}</span>;
}

function Nothing({ isDone, isMine }: { isDone: boolean; isMine: boolean }) {
  if (isDone) return <EmptyState title="Nothing is done yet">What gets completed stands here, newest first.</EmptyState>;
  return <EmptyState title={isMine ? "Nothing is waiting for you" : "Nothing is planned"}>Plan a call, a meeting or a task here, or from a deal or a customer.</EmptyState>;
}
