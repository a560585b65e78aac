import type { BusinessCalendar, Weekday } from "../rules";

/** The days of a week as a calendar shows them, Monday first. */
export const weekdays = [
  ["MON", "Monday"], ["TUE", "Tuesday"], ["WED", "Wednesday"], ["THU", "Thursday"], ["FRI", "Friday"], ["SAT", "Saturday"], ["SUN", "Sunday"],
] as const satisfies readonly (readonly [Weekday, string])[];

/** "Mon–Fri 09:00–17:00, Sat 09:00–13:00": days in a row with the same hours are one. */
export function weekInWords({ windows }: Pick<BusinessCalendar, "windows">): string {
  const days = weekdays.map(([weekday, name]) => ({ name: name.slice(0, 3), hours: hoursOf(windows.filter((window) => window.weekday === weekday)) }));
  const runs: { first: string; last: string; hours: string }[] = [];
  for (const { name, hours } of days) {
    const run = runs.at(-1);
    if (run && run.hours === hours) run.last = name;
    else runs.push({ first: name, last: name, hours });
  }
  return runs.filter(({ hours }) => hours).map(({ first, last, hours }) => `${first === last ? first : `${first}–${last}`} ${hours}`).join(", ");
}

function hoursOf(windows: readonly { from: string; to: string }[]) {
  return windows.toSorted((a, b) => a.from.localeCompare(b.from)).map(({ from, to }) => `${from}–${to}`).join(" and ");
}
