import { TZDate } from "@date-fns/tz";
import type { Category } from "@/lib/blockers/rules";
import { LEVELS } from "@/lib/blockers/rules/policy";
import type { BlockerView, StepView } from "@/lib/blockers/shapes";

const DAY = 86_400;

/** "6 d 3 h 20 m". A day is 24 hours, or as long as the calendar's business day. */
export function durationInWords(seconds: number, daySeconds = DAY) {
  const day = daySeconds > 0 ? daySeconds : DAY;
  const [days, rest] = [Math.floor(seconds / day), seconds % day];
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60)];
  return [days > 0 && `${days} d`, hours > 0 && `${hours} h`, minutes > 0 && `${minutes} m`].filter(Boolean).join(" ") || "0 m";
}

export const categoryChoices = [
  { value: "CLIENT_SIDE", label: "The client" },
  { value: "INTERNAL", label: "Us" },
  { value: "VENDOR", label: "A third party" },
] as const satisfies readonly { value: Category; label: string }[];

/** On whose calendar it is counted. */
export function calendarOf(category: Category, clientName: string) {
  return category === "INTERNAL" ? "our calendar" : `${clientName}’s calendar`;
}

/** The levels of the cycle under way, lowest first. */
export function stepsOf({ steps, cycle }: BlockerView): StepView[] {
  return steps.filter((step) => step.cycle === cycle).toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

/** The highest level that has been told in this cycle. */
export function reachedOf(blocker: BlockerView) {
  return stepsOf(blocker).findLast(({ state }) => state === "FIRED");
}

export function nextOf(blocker: BlockerView) {
  return stepsOf(blocker).find(({ state }) => state === "PENDING");
}

/** Why a blocker is not snoozed now, or null. */
export function whyNoSnooze(blocker: BlockerView) {
  if (reachedOf(blocker)?.level === "DIRECTOR") return "A director is involved.";
  return blocker.snoozesLeft <= 0 ? "Snoozed twice since the last level." : null;
}

export function namesOf(recipients: StepView["recipients"], isCopy = false) {
  return recipients.filter((each) => each.isCopy === isCopy).map(({ name }) => name).join(", ");
}

/** What a datetime field holds, "2026-06-04T09:30", as an instant in the reader's zone. */
export function instantIn(zone: string | undefined, text: string): Date | null {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  const at = zone ? new Date(new TZDate(year, month - 1, day, hour, minute, 0, zone).getTime()) : new Date(text);
  return text && !Number.isNaN(at.getTime()) ? at : null;
}
