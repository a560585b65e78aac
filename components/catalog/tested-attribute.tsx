import { Check, Minus, X } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { dayIn, formatDateTime, formatDay } from "@/components/ui/dates";
import { Field } from "@/components/ui/field";
import { formatCount } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { useReader, type Reader } from "@/components/ui/locale";
import type { SuccessCriteria } from "@/lib/adoption/rules/criteria";
import { describe, type SayInstant } from "@/lib/adoption/rules/describing";
import type { Trace } from "@/lib/adoption/rules/meeting";
import type { TestedAttribute as Tested } from "@/lib/adoption/rules/testing";
import { readInstant, textOf, valueAt } from "@/lib/adoption/rules/values";

const states = { met: "met", failing: "not met", stale: "stale", none: "no data yet" };
const looks = { met: "font-medium", failing: "font-medium text-ink-2", stale: "text-watch-text", none: "text-ink-3" };

type Props = { attribute: Tested; isOpen: boolean; isOfCustomer: boolean; typed: string; onType: (text: string) => void };

/** One attribute of a test: what telemetry holds, which of its criteria hold, and a value to try in its place. `isOpen`: its criteria are half typed, so what was said of the ones before is not said of these. */
export function TestedAttribute({ attribute, isOpen, isOfCustomer, typed, onType }: Props) {
  const { name, isRequired, isDraft, state, criteria, trace, value, fault } = attribute;
  const reader = useReader();
  const said = name || "The new attribute";
  return (
    <li className="grid min-w-0 gap-x-4 gap-y-2 border-t border-line pt-3 sm:grid-cols-[minmax(0,1fr)_180px]">
      <div className="grid min-w-0 content-start gap-1.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {name ? <code className="font-mono [overflow-wrap:anywhere]">{name}</code> : <span className="text-ink-2">{said}</span>}
          {!isOpen && <span className={looks[state]}>{criteria || state === "stale" || state === "none" ? states[state] : "seen"}</span>}
          <Badge>{isRequired ? "Required" : "Optional"}</Badge>
          {isDraft && <Badge tone="accent">As edited</Badge>}
        </p>
        <Held attribute={attribute} isOfCustomer={isOfCustomer} />
        {isOpen ? null : criteria ? <Line criteria={criteria} trace={trace} value={value} reader={reader} /> : <p className="text-ink-3">It has no criteria, so it is only shown and never met.</p>}
      </div>
      <Field label="Try a value" error={fault ?? undefined}><Input controlSize="sm" aria-label={`Try a value of ${said}`} value={typed} onChange={(event) => onType(event.target.value)} /></Field>
    </li>
  );
}

/** What telemetry holds of it, said plainly where it is nothing. */
function Held({ attribute: { value, observedAt, isTried, state, freshDays, days, count, newest }, isOfCustomer }: { attribute: Tested; isOfCustomer: boolean }) {
  const reader = useReader();
  const own = newest.slice(isTried ? 0 : 1).map((one) => shown(one.value, reader)).join(", ");
  const amount = `${formatCount(count, reader.locale)}${count >= 10_000 ? " or more" : ""} value${count === 1 ? "" : "s"} in ${days === 1 ? "a day" : `${days} days`}`;
  return (
    <p className="text-xs text-ink-3 [overflow-wrap:anywhere]">
      {observedAt && <><b className="text-sm text-ink">{shown(value, reader)}</b> {isTried ? "tried, as if it came now" : <>seen <DateTime value={observedAt} /></>}</>}
      {state === "stale" && <span className="text-watch-text"> · older than {freshDays === 1 ? "a day" : `${freshDays} days`}, so it is no signal</span>}
      {!observedAt && (isOfCustomer ? "Telemetry holds no value of it." : "No value. Type one, or choose a customer.")}
      {isOfCustomer && observedAt && <> · {amount}{own && `, ${isTried ? "held" : "before it"}: ${own}`}</>}
    </p>
  );
}

type Asked = { criteria: SuccessCriteria; trace: Trace | null; value: unknown; reader: Reader };

/** A criterion with its sign, and those within it under it. */
function Line({ criteria, trace, value, reader }: Asked) {
  const say: SayInstant = (at) => formatDay(dayIn(at, reader.zone), reader);
  const members = "criteria" in criteria ? criteria.criteria : [];
  const text = "criteria" in criteria ? (criteria.type === "composite_and" ? "All of these" : "Any of these") : describe(criteria, say);
  const at = "path" in criteria && criteria.path !== undefined ? valueAt(value, criteria.path) : null;
  return (
    <div className="grid min-w-0 gap-1">
      <p className="flex min-w-0 items-start gap-1.5 [&_svg]:mt-[3px] [&_svg]:size-3.5 [&_svg]:flex-none">
        {trace === null ? <Minus role="img" className="text-ink-3" aria-label="Not asked" /> : trace.isMet ? <Check role="img" aria-label="Holds" /> : <X role="img" className="text-ink-3" aria-label="Does not hold" />}
        <span className={trace?.isMet ? "min-w-0 [overflow-wrap:anywhere]" : "min-w-0 text-ink-2 [overflow-wrap:anywhere]"}>
          {text}
          {trace && trace.counted !== null && `: ${trace.counted} of them`}
          {trace && "path" in criteria && criteria.path !== undefined && `: ${at === undefined ? "nothing is there" : shown(at, reader)}`}
        </span>
      </p>
      {members.length > 0 && (
        <div className="grid min-w-0 gap-1 border-l border-line-strong pl-3">
          {members.map((member, place) => <Line key={place} criteria={member} trace={trace?.members[place] ?? null} value={value} reader={reader} />)}
        </div>
      )}
    </div>
  );
}

function shown(value: unknown, reader: Reader) {
  if (readInstant(value)) return formatDateTime(String(value), reader);
  const text = textOf(value) ?? JSON.stringify(value) ?? "";
  return text.trim() === "" ? "empty" : text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
