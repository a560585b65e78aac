"use client";

import { calendarDay, daysBehind, formatClock, formatDateTime, formatDay, formatExactly, formatTime } from "./dates";
import { useReader } from "./locale";

type Said = { locale?: string | undefined; zone?: string | undefined; className?: string | undefined };

/** A calendar day, or an instant's: "today", "Thu 11 Jun", "30 Sep 2026"; `full` in records: "Tue 30 Jun 2026". Server and browser may stand on two sides of midnight. */
export function Day({ value, full = false, missing = "—", locale, zone, className }: Said & { value: string | null | undefined; full?: boolean | undefined; missing?: string | undefined }) {
  const reader = useReader();
  if (!value) return <span className={className}>{missing}</span>;
  const reading = { locale: locale ?? reader.locale, zone: zone ?? reader.zone };
  const day = calendarDay(value, reading.zone);
  return <time dateTime={day} title={formatDay(day, reading, true)} className={className} suppressHydrationWarning>{formatDay(day, reading, full)}</time>;
}

/** When something planned is due, a day with or without its time of day: "today, 2:20 PM"; `late` counts what is past: "5 d late". `lead` is what stands before it and is cut with it. */
export function Due({ day, time, late = false, lead, missing }: { day: string | null; time?: string | null | undefined; late?: boolean; lead?: string; missing: string }) {
  const reader = useReader();
  if (!day) return missing;
  const behind = late ? daysBehind(day, reader) : 0;
  return (
    <>
      <span suppressHydrationWarning>{lead}{behind > 0 ? <time dateTime={day} title={formatDay(day, reader, true)}>{behind} d late</time> : <Day value={day} />}</span>
      {time && behind === 0 && <span>, {formatClock(time, reader.locale)}</span>}
    </>
  );
}

/** An instant in the person's zone; the tooltip says it exactly. `only="time"` under a heading that names the day. */
export function DateTime({ value, only, missing = "—", locale, zone, className }: Said & { value: string | null | undefined; only?: "time" | "day" | undefined; missing?: string | undefined }) {
  const reader = useReader();
  if (!value) return <span className={className}>{missing}</span>;
  const reading = { locale: locale ?? reader.locale, zone: zone ?? reader.zone };
  const text = only === "time" ? formatTime(value, reading) : formatDateTime(value, reading);
  return (
    <time dateTime={value} title={formatExactly(value, reading)} className={className} suppressHydrationWarning>
      {only === "day" ? text.slice(0, text.lastIndexOf(",")) : text}
    </time>
  );
}
