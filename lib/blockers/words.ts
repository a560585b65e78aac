import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";

/** Later than this a level says so; the slowest clock rings every five minutes. */
export const LATE_SECONDS = 300;

/** "6 d 3 h", "2 h 5 min"; a day is 24 hours, or as long as the calendar's business day. */
export function spanOf(seconds: number, daySeconds = 86_400): string {
  const day = daySeconds > 0 ? daySeconds : 86_400;
  const [days, rest] = [Math.floor(seconds / day), seconds % day];
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60)];
  const parts = [days > 0 && `${days} d`, hours > 0 && `${hours} h`, days === 0 && minutes > 0 && `${minutes} min`].filter(Boolean);
  return parts.join(" ") || "less than a minute";
}

/** "Thu 4 Jun 2026, 14:00 (America/New York)". */
export function instantOf(at: Date, zone: string): string {
  return `${format(new TZDate(at, zone), "EEE d MMM yyyy, HH:mm")} (${zone.replaceAll("_", " ")})`;
}
