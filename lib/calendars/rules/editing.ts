import { z } from "zod";
import { BusinessCalendar, WEEKDAYS } from "../rules";

const WorkingCalendar = BusinessCalendar.refine(({ windows }) => windows.length > 0, { error: "A calendar has working time in its week; without any no clock could run.", path: ["windows"] });

/** The whole calendar of an organization: as it was read, and as it is to be. */
export const EditCalendar = z.strictObject({ organizationId: z.uuid(), was: z.json(), calendar: WorkingCalendar });
export type EditCalendar = z.infer<typeof EditCalendar>;

export const UndoCalendar = z.strictObject({ organizationId: z.uuid(), changeSetId: z.uuid() });
export type UndoCalendar = z.infer<typeof UndoCalendar>;

/** What an organization without a calendar begins with: Monday to Friday, nine to five, where it is. */
export function ordinaryCalendar(zone: string): BusinessCalendar {
  const windows = (["MON", "TUE", "WED", "THU", "FRI"] as const).map((weekday) => ({ weekday, from: "09:00", to: "17:00" }));
  return { zone, windows, holidays: [], overrides: [] };
}

/** In the order of the week and of the year, without empty names: two calendars that mean the same are stored the same. */
export function tidied({ zone, windows, holidays, overrides }: BusinessCalendar): BusinessCalendar {
  const place = (weekday: (typeof WEEKDAYS)[number]) => (WEEKDAYS.indexOf(weekday) + 6) % 7;
  const named = <T extends { date: string; name?: string | undefined }>({ name, ...day }: T) => (name ? { ...day, name } : day);
  const byDate = (a: { date: string }, b: { date: string }) => a.date.localeCompare(b.date);
  const byTime = (a: { from: string }, b: { from: string }) => a.from.localeCompare(b.from);
  return {
    zone,
    windows: windows.toSorted((a, b) => place(a.weekday) - place(b.weekday) || byTime(a, b)),
    holidays: holidays.map(named).toSorted(byDate),
    overrides: overrides.map((override) => named({ ...override, windows: override.windows.toSorted(byTime) })).toSorted(byDate),
  };
}
