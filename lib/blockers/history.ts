import type { HistoryLine } from "./shapes";
import { categoryLabels, type Category } from "./rules";
import { levelLabels, type Level } from "./rules/policy";

export type BlockerFact = { id: string; action: string; createdAt: Date; actorName: string; details: unknown; changeSetId: string | null; after: Record<string, unknown>; /** Why, where the log holds it: a reopening. */ said?: string | null };

const words: Record<string, string> = {
  "blocker.opened": "Opened", "blocker.edited": "Changed", "blocker.snoozed": "Snoozed", "blocker.woken": "The snooze ended", "blocker.acknowledged": "Acknowledged", "blocker.resolved": "Resolved", "blocker.reopened": "Reopened",
  "blocker.reminded": "Reminder", "blocker.escalated": "Escalated", "blocker.recipient_missing": "Somebody was missing", "change.undone": "Undone",
};

/** One fact of a blocker in words, with what was said beside it. */
export function lineOf({ id, action, createdAt, actorName, details, after, said }: BlockerFact): HistoryLine {
  const { level } = details as { level?: Level };
  const about = level ? ` (${levelLabels[level].toLowerCase()})` : "";
  return { id, at: createdAt.toISOString(), action, text: `${words[action] ?? action}${about}`, detail: said ?? saidIn(action, after), byName: actorName };
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
