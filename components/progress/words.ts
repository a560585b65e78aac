import type { Mark } from "@/components/ui/signal";
import type { Label } from "@/lib/progress/rules/picture";
import type { Phase } from "@/lib/projects/rules/kinds";

/** "Friday 17 July" as the client's language writes it. */
export function longDay(day: string, locale: string) {
  return new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** "17 Jul" */
export function shortDay(day: string, locale: string) {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

/** "Two things wait on you." */
export function waitSentence(count: number) {
  if (count === 0) return "Nothing waits on you.";
  return `${NUMBERS[count] ?? count} ${count === 1 ? "thing waits" : "things wait"} on you.`;
}

export function count(number: number, one: string, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** All the time, beside the time that is counted: "open for 3 days". */
export function openFor(days: number) {
  return days === 0 ? "open for less than a day" : `open for ${count(days, "day")}`;
}

export const marks: Record<Label, { mark: Mark; tone: "healthy" | "watch" | "risk" | "quiet" }> = {
  Live: { mark: "circle", tone: "healthy" }, "On track": { mark: "circle", tone: "healthy" }, Paused: { mark: "ring", tone: "quiet" }, "Not started": { mark: "ring", tone: "quiet" }, "At risk": { mark: "diamond", tone: "risk" }, Blocked: { mark: "octagon", tone: "risk" },
};

export const phaseNames: Record<Phase, string> = { DISCOVERY: "Discovery", CONFIGURATION: "Configuration", DATA_MIGRATION: "Data migration", UAT: "Acceptance testing", GO_LIVE: "Go-live", OPTIMIZATION: "Optimization" };
