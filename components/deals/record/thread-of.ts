import type { Station } from "@/components/ui/thread";
import { formatDay, type Reading } from "@/components/ui/dates";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";

type Pathed = Pick<DealRecord, "path" | "status" | "expectedCloseDate" | "closedDate">;

/** The stages as stations with the days spent in each, and the end: when it is to close, or how it closed. */
export function stationsOf({ path, status, expectedCloseDate, closedDate }: Pathed, reading: Reading): Station[] {
  const open = path.filter(({ isClosedWon, isClosedLost }) => !isClosedWon && !isClosedLost);
  const end = path.find((stage) => stage.isCurrent && (stage.isClosedWon || stage.isClosedLost));
  const at = end ? open.length : open.findIndex(({ isCurrent }) => isCurrent);
  const stations = open.map((stage, place): Station => ({ label: stage.name, caption: timeIn(stage), state: place < at ? "done" : place === at ? "current" : "todo" }));
  const close = status === "OPEN" ? { label: "Close", caption: expectedCloseDate ? formatDay(expectedCloseDate, reading) : "no date", state: "todo" as const } : { label: end?.name ?? "Closed", caption: closedDate ? formatDay(closedDate, reading) : undefined, state: "current" as const };
  return [...stations, close];
}

/** How far the deal has come in its stage, 0–100, against the stage's limit; half the way where there is none. */
export function progressOf({ stageAge, daysInStage }: Pick<DealRecord, "stageAge" | "daysInStage">) {
  return daysInStage ? Math.min(100, Math.round((stageAge / daysInStage) * 100)) : 50;
}

function timeIn({ seconds, isCurrent, daysInStage, enteredAt }: DealRecord["path"][number]) {
  if (!isCurrent && seconds === 0 && !enteredAt) return undefined;
  const days = Math.floor(seconds / 86_400);
  return isCurrent && daysInStage ? `${days} of ${daysInStage} d` : `${days} d`;
}
