import type { ReactNode } from "react";
import type { SyncDiff } from "@/lib/adoption/rules/diff";
import { count, statusWords } from "./words";

const fieldWords: Record<string, string> = { name: "name", description: "description", weight: "weight", sequenceNumber: "place", licenseLevel: "licence", howToDoc: "documents", howToVideo: "videos", outcomes: "outcomes", releases: "releases", tags: "tags", telemetry: "telemetry" };

/** What a sync does, group by group, before it is done. */
export function SyncDiffList({ diff: { assigned, left, added, changed, retired, restored, kept } }: { diff: SyncDiff }) {
  if (assigned.length + left.length + added.length + changed.length + retired.length + restored.length === 0) return <p className="text-ink-2">No task changes.</p>;
  return (
    <div className="grid gap-4">
      <Group title={`${count(assigned.length, "product")} assigned`} isShown={assigned.length > 0}>{assigned.map(({ id, name }) => <li key={id}>{name} <span className="text-ink-3">with a plan of its own</span></li>)}</Group>
      <Group title={`${count(left.length, "product")} not part of the solution any more`} isShown={left.length > 0}>{left.map(({ id, name }) => <li key={id}>{name} <span className="text-ink-3">stays and counts until its plan is removed</span></li>)}</Group>
      <Group title={`${count(added.length, "task")} new`} isShown={added.length > 0}>{added.map(({ id, name }) => <li key={id}>{name}</li>)}</Group>
      <Group title={`${count(changed.length, "task")} changed`} isShown={changed.length > 0}>{changed.map(({ id, name, fields }) => <li key={id}>{name} <span className="text-ink-3">{fields.map(saidOf).join(", ")}</span></li>)}</Group>
      <Group title={`${count(retired.length, "task")} not applicable from now on`} isShown={retired.length > 0}>{retired.map(({ id, name, status }) => <li key={id}>{name} <span className="text-ink-3">was {statusWords[status].toLowerCase()}</span></li>)}</Group>
      <Group title={`${count(restored.length, "task")} back`} isShown={restored.length > 0}>{restored.map(({ id, name, status }) => <li key={id}>{name} <span className="text-ink-3">{statusWords[status].toLowerCase()} again</span></li>)}</Group>
      <Group title={`${count(kept.length, "finished task")} kept`} isShown={kept.length > 0}>{kept.map(({ id, name }) => <li key={id}>{name}</li>)}</Group>
    </div>
  );
}

function Group({ title, isShown, children }: { title: string; isShown: boolean; children: ReactNode }) {
  return isShown && <section><h3 className="mb-1 font-semibold">{title}</h3><ul className="grid gap-0.5">{children}</ul></section>;
}

function saidOf({ field, was, value }: SyncDiff["changed"][number]["fields"][number]) {
  const isPlain = (one: unknown) => typeof one === "string" && one.length <= 40;
  return isPlain(was) && isPlain(value) ? `${fieldWords[field]} ${String(was)} → ${String(value)}` : (fieldWords[field] ?? field);
}
