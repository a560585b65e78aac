import type { BusinessCalendar, Weekday } from "@/lib/calendars/rules";
import { EditCalendar } from "@/lib/calendars/rules/editing";

export type Hours = { from: string; to: string };
export type Dated = { date: string; name?: string | undefined };

/** What is wrong with a draft, by path: "windows.3.to", "holidays.0.date"; the same rules as the server's. */
export function faultsOf(draft: BusinessCalendar): Readonly<Record<string, string>> {
  const { error } = EditCalendar.shape.calendar.safeParse(draft);
  return Object.fromEntries((error?.issues ?? []).toReversed().map(({ path, message }) => [path.join("."), message]));
}

/** The windows of one weekday with their places in the whole list, by which faults name them. */
export function hoursOf({ windows }: BusinessCalendar, weekday: Weekday) {
  return windows.flatMap((window, place) => (window.weekday === weekday ? [{ ...window, place }] : []));
}

/** One more window, after the day's last one if it can be. */
export function nextHours(hours: readonly Hours[]): Hours {
  const last = hours.at(-1);
  if (!last) return { from: "09:00", to: "17:00" };
  const hour = Number(last.to.slice(0, 2)) + 1;
  return hour < 23 ? { from: clock(hour), to: clock(Math.min(hour + 4, 24)) } : { from: "", to: "" };
}

/** The hours of one weekday on every other day that is open. */
export function spread(draft: BusinessCalendar, weekday: Weekday): BusinessCalendar {
  const hours = hoursOf(draft, weekday).map(({ from, to }) => ({ from, to }));
  const open = [...new Set(draft.windows.map((window) => window.weekday))];
  return { ...draft, windows: open.flatMap((day) => hours.map((each) => ({ weekday: day, ...each }))) };
}

/** "9", "930" and "9:30" as a calendar writes them; anything else stays as it was typed. */
export function asTime(text: string) {
  const [, hour = "", minute = "00"] = /^(\d{1,2})[:.]?(\d{2})?$/.exec(text.trim()) ?? [];
  return hour && Number(hour) <= 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : text.trim();
}

export function changed<T>(list: readonly T[], place: number, change: Partial<NoInfer<T>>): T[] {
  return list.map((each, n) => (n === place ? { ...each, ...change } : each));
}

export function without<T>(list: readonly T[], place: number): T[] {
  return list.filter((_, n) => n !== place);
}

/** "2 open blockers are", or without the verb. */
export function blockersInWords(clocks: number, verb = clocks === 1 ? " is" : " are") {
  return `${clocks} open ${clocks === 1 ? "blocker" : "blockers"}${verb}`;
}

function clock(hour: number) {
  return `${String(hour).padStart(2, "0")}:00`;
}
