import type { HistoryLine, Recipient } from "./shapes";
import { categoryLabels, type Category } from "./rules";
import { levelLabels, type Level } from "./rules/policy";
import { LATE_SECONDS, spanOf } from "./words";

export type BlockerFact = { id: string; action: string; createdAt: Date; actorName: string; details: unknown; changeSetId: string | null; after: Record<string, unknown>; /** Why, where the log holds it: a reopening. */ said?: string | null };

const words: Record<string, string> = {
  "blocker.opened": "Opened", "blocker.edited": "Changed", "blocker.snoozed": "Snoozed", "blocker.woken": "The snooze ended", "blocker.acknowledged": "Acknowledged", "blocker.resolved": "Resolved", "blocker.reopened": "Reopened",
  "blocker.reminded": "Reminder", "blocker.escalated": "Escalated", "blocker.recipient_missing": "Somebody was missing", "change.undone": "Undone",
};

type Told = { id: string; lateBySeconds: number | null; recipients: readonly Recipient[] };

/** One fact of a blocker in words, with what was said beside it; of a level that fired, who heard and how late. */
export function lineOf({ id, action, createdAt, actorName, details, after, said }: BlockerFact, steps: readonly Told[]): HistoryLine {
  const { level, stepId } = details as { level?: Level; stepId?: string };
  const step = action === "blocker.reminded" || action === "blocker.escalated" ? steps.find((each) => each.id === stepId) : undefined;
  const about = level ? ` (${levelLabels[level].toLowerCase()})` : "";
  return { id, at: createdAt.toISOString(), action, text: `${words[action] ?? action}${about}`, detail: said ?? (step ? toldBy(step) : saidIn(action, after)), byName: actorName };
}

function toldBy({ recipients, lateBySeconds }: Told): string {
  const names = (some: readonly Recipient[]) => some.map(({ name, as }) => `${name} (${as === "CLIENT" ? "the client" : as.toLowerCase()})`).join(", ");
  const [to, copies] = [recipients.filter(({ isCopy }) => !isCopy), recipients.filter(({ isCopy }) => isCopy)];
  const late = (lateBySeconds ?? 0) >= LATE_SECONDS ? `${spanOf(lateBySeconds ?? 0)} late.` : "On time.";
  return [to.length > 0 ? `To ${names(to)}.` : "Nobody was told.", copies.length > 0 && `In copy: ${names(copies)}.`, late].filter(Boolean).join(" ");
}

function saidIn(action: string, after: Record<string, unknown>): string | null {
  if (action === "blocker.snoozed") return `Until ${String(after["snoozeUntil"])}. ${String(after["snoozeReason"])}`;
  if (action === "blocker.resolved") return String(after["resolutionNotes"]);
  if (action !== "blocker.edited" && action !== "change.undone") return null;
  if (after["category"]) return `Category: ${categoryLabels[after["category"] as Category]}`;
  if (after["title"]) return `Title: ${String(after["title"])}`;
  if ("isClientVisible" in after) return after["isClientVisible"] ? "Shown to the client" : "Hidden from the client";
  if ("customerTelemetryAttributeId" in after) return after["customerTelemetryAttributeId"] ? "Telemetry may resolve it" : "Telemetry does not resolve it";
  return "ownerId" in after ? "Owner" : "Description";
}
