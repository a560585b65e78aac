"use client";

import { Day } from "@/components/ui/date-time";
import { dayIn, formatDay } from "@/components/ui/dates";
import { useReader } from "@/components/ui/locale";
import { Measure } from "@/components/ui/measure";
import { describe, describeProof, type SayInstant } from "@/lib/adoption/rules/describing";
import { readInstant, textOf, valueAt } from "@/lib/adoption/rules/values";
import type { ShownAttribute, ShownTask } from "@/lib/adoption/shapes";

/** What a status rests on: the proof of a completion, how each attribute stands now, and what people noted. */
export function TaskEvidence({ task: { status, source, evidence, attributes, statusNotes } }: { task: ShownTask }) {
  const reader = useReader();
  const say: SayInstant = (at) => formatDay(dayIn(at, reader.zone), { locale: reader.locale, zone: reader.zone });
  const isProved = status === "COMPLETED" && source === "TELEMETRY" && evidence.length > 0;
  return (
    <div className="grid gap-2">
      {isProved && <p suppressHydrationWarning>Completed by telemetry: {evidence.map((proof) => describeProof(proof, say)).join("; ")}</p>}
      {attributes.map((attribute) => (isProved && attribute.state === "met" ? <Bar key={attribute.id} {...attribute} /> : <Standing key={attribute.id} attribute={attribute} say={say} />))}
      {statusNotes && <p className="max-h-24 overflow-y-auto whitespace-pre-line text-ink-2" suppressHydrationWarning>{statusNotes.replace(/^\d{4}-\d\d-\d\d(?= )/gm, (day) => formatDay(day, reader))}</p>}
    </div>
  );
}

/** The value beside what is asked of it, and when it was seen. */
function Standing({ attribute, say }: { attribute: ShownAttribute; say: SayInstant }) {
  const { name, state, criteria, value, observedAt, isRequired } = attribute;
  const seen = observedAt ? (textOf(valueAt(value, criteria && "path" in criteria ? criteria.path : undefined)) ?? "") : "";
  const asked = criteria ? describe(criteria, say) : "has no criteria";
  return (
    <div>
      <p className="flex flex-wrap justify-between gap-x-3" suppressHydrationWarning>
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <code className="text-xs">{name}</code> {observedAt && <b>{shorten(seen, say)} </b>}
          <span className="text-ink-2">{observedAt && criteria?.type !== "number_threshold" ? `asked: ${asked}` : asked}{!isRequired && ", optional"}</span>
        </span>
        <span className={state === "stale" ? "text-xs text-watch-text" : "text-xs text-ink-3"}>{observedAt ? <>{state === "stale" ? "stale, " : "seen "}<Day value={observedAt} /></> : "no data yet"}</span>
      </p>
      <Bar {...attribute} />
    </div>
  );
}

/** An instant is said as a day; nothing is said as empty. */
function shorten(seen: string, say: SayInstant) {
  const at = readInstant(seen);
  return at ? say(at) : seen.trim() === "" ? "empty" : seen;
}

/** A number that should be at least something is shown on its way there. */
function Bar({ name, criteria, value, state }: ShownAttribute) {
  const number = Number(value);
  if (criteria?.type !== "number_threshold" || criteria.path || !/^greater/.test(criteria.operator) || criteria.threshold <= 0 || value === null || !Number.isFinite(number)) return null;
  return <Measure className="mt-1" label={name} value={Math.max(0, number)} max={Math.max(number, criteria.threshold)} ticks={[{ at: criteria.threshold, label: "Asked" }]} tone={state === "met" ? "healthy" : "ink"} />;
}
