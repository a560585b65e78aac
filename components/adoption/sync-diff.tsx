import type { SyncDiff } from "@/lib/adoption/rules/diff";
import { count, statusWords } from "./words";

const fieldWords: Record<string, string> = {
  name: "name", description: "description", weight: "weight", sequenceNumber: "place", licenseLevel: "licence",
  howToDoc: "documents", howToVideo: "videos", outcomes: "outcomes", releases: "releases", tags: "tags", telemetry: "telemetry",
};

/** What a sync does, group by group, before it is done. */
export function SyncDiffList({ diff: { assigned, left, added, changed, retired, restored, kept } }: { diff: SyncDiff }) {
  if (assigned.length + left.length + added.length + changed.length + retired.length + restored.length === 0) return <p className="text-ink-2">No task changes.</p>;
  return (
    <div className="grid gap-4">
      <Group noun="product" title="assigned" rows={assigned} said={() => "with a plan of its own"} />
      <Group noun="product" title="not part of the solution any more" rows={left} said={() => "stays and counts until its plan is removed"} />
      <Group noun="task" title="new" rows={added} />
      <Group noun="task" title="changed" rows={changed} said={({ fields }) => fields.map(saidOf).join(", ")} />
      <Group noun="task" title="not applicable from now on" rows={retired} said={({ status }) => `was ${statusWords[status].toLowerCase()}`} />
      <Group noun="task" title="back" rows={restored} said={({ status }) => `${statusWords[status].toLowerCase()} again`} />
      <Group noun="finished task" title="kept" rows={kept} />
    </div>
  );
}

type Rows<T> = { noun: string; title: string; rows: readonly T[]; said?: (row: T) => string };

function Group<T extends { id: string; name: string }>({ noun, title, rows, said }: Rows<T>) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 font-semibold">{count(rows.length, noun)} {title}</h3>
      <ul className="grid gap-0.5">
        {rows.map((row) => <li key={row.id}>{row.name}{said && <> <span className="text-ink-3">{said(row)}</span></>}</li>)}
      </ul>
    </section>
  );
}

function saidOf({ field, was, value }: SyncDiff["changed"][number]["fields"][number]) {
  const isPlain = (one: unknown) => typeof one === "string" && one.length <= 40;
  return isPlain(was) && isPlain(value) ? `${fieldWords[field]} ${String(was)} → ${String(value)}` : (fieldWords[field] ?? field);
}
