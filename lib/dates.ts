import { TZDate } from "@date-fns/tz";
import { addDays, addMonths, differenceInCalendarDays, format, isValid, parseISO } from "date-fns";
import { z } from "zod";

/** A calendar day as the database keeps it: "2026-06-30", no time, no zone. */
export type Day = string;

export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Type a date like 2026-06-30.")
  .refine((text) => isValid(parseISO(text)) && format(parseISO(text), "yyyy-MM-dd") === text, "This date does not exist.");

/** An IANA zone this machine knows, such as "Europe/Copenhagen". */
export const Zone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}, "This time zone is not known.");

/** The calendar day an instant falls on in a zone. */
export function dayOf(at: Date, zone: string): Day {
  return format(new TZDate(at, zone), "yyyy-MM-dd");
}

/** The instant a calendar day begins in a zone. */
export function startOf(day: Day, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, zone).getTime());
}

export function shiftDay(day: Day, days: number): Day {
  return format(addDays(parseISO(day), days), "yyyy-MM-dd");
}

/** The same day so many months later, or that month's last one. */
export function shiftMonths(day: Day, months: number): Day {
  return format(addMonths(parseISO(day), months), "yyyy-MM-dd");
}

/** Whole calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** A @db.Date column for Prisma: midnight UTC of that day. */
export function dateColumn(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
