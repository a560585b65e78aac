import { dateFormat, keep, relativeFormat } from "./formatters";

/** Days and times as people read them. A day is "2026-06-30", no zone; an instant is ISO text read in the person's zone. */
export type Reading = { locale?: string | undefined; zone?: string | undefined; now?: Date | undefined };

/** How many days a day lies behind the reader's today; 0 from today on. */
export function daysBehind(day: string, { zone, now = new Date() }: Reading = {}) {
  return Math.max(0, -daysApart(todayIn(now, zone), day));
}

/** today, tomorrow, yesterday; "Thu 11 Jun" in this year; "30 Sep 2026" otherwise. `full` is how records say it: "Tue 30 Jun 2026". */
export function formatDay(day: string, { locale = "en", zone, now = new Date() }: Reading = {}, full = false) {
  if (full) return write(day, locale, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
  const today = todayIn(now, zone);
  const away = daysApart(today, day);
  if (Math.abs(away) <= 1) return relativeFormat(locale).format(away, "day");
  if (day.slice(0, 4) === today.slice(0, 4)) return write(day, locale, { weekday: "short", day: "numeric", month: "short" });
  return write(day, locale, { day: "numeric", month: "short", year: "numeric" });
}

/** "14:20" or "2:20 PM", as the locale has it. */
export function formatTime(at: string, { locale = "en", zone }: Reading = {}) {
  return dateFormat(locale, { hour: "numeric", minute: "2-digit", ...(zone && { timeZone: zone }) }).format(new Date(at));
}

/** A time of day that stands for itself, "09:00" in a planned activity, as the locale has it. */
export function formatClock(time: string, locale = "en") {
  return dateFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(new Date(`1970-01-01T${time}Z`));
}

/** "today, 14:20"; "Thu 11 Jun, 14:20"; "30 Sep 2026, 14:20". */
export function formatDateTime(at: string, reading: Reading = {}) {
  return `${formatDay(dayIn(new Date(at), reading.zone), reading)}, ${formatTime(at, reading)}`;
}

/** The exact instant and its zone, for the tooltip. */
export function formatExactly(at: string, { locale = "en", zone }: Reading = {}) {
  return dateFormat(locale, { dateStyle: "full", timeStyle: "long", ...(zone && { timeZone: zone }) }).format(new Date(at));
}

/** The day to show: an instant's in the reader's zone; a day is itself, also where it comes with its midnight, as the database's days do. */
export function calendarDay(value: string, zone: string | undefined) {
  return /T(?!00:00:00(\.0+)?Z)/.test(value) ? dayIn(new Date(value), zone) : value.slice(0, 10);
}

/** The calendar day an instant falls on in a zone. */
export function dayIn(at: Date, zone: string | undefined) {
  const [month, day, year] = dateFormat("en", { year: "numeric", month: "2-digit", day: "2-digit", ...(zone && { timeZone: zone }) }).format(at).split("/");
  return `${year}-${month}-${day}`;
}

/** Asked for every date on a page: it is worked out once a minute. */
function todayIn(now: Date, zone: string | undefined) {
  return keep(todays, `${zone} ${Math.floor(now.getTime() / 60_000)}`, () => dayIn(now, zone));
}

function daysApart(from: string, to: string) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** English puts the day first and no commas, in every flavour; other locales write their own way. */
function write(day: string, locale: string, parts: Intl.DateTimeFormatOptions) {
  const at = new Date(`${day}T00:00:00Z`);
  if (!/^en\b/.test(locale)) return dateFormat(locale, { ...parts, timeZone: "UTC" }).format(at);
  return dateFormat("en-GB", { ...parts, timeZone: "UTC" }).format(at).replace(",", "").replace("Sept", "Sep");
}

const todays = new Map<string, string>();
