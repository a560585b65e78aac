import type { Day } from "@/lib/dates";
import { workdaysBetween } from "./planning";

/** An explained number, as it is stored and shown. */
export type Explained = { total: number; lines: { label: string; points: number; max?: number; href?: string }[] };

export type BlockerLevel = "OPEN" | "MANAGER" | "DIRECTOR";

export type Vitals = Readonly<{
  /** Open required tasks whose planned finish is past. */
  overdueTasks: number;
  /** Each unresolved blocker by the highest level it has reached; a snoozed one counts as open. */
  blockers: readonly BlockerLevel[];
  /** Business days of the client's calendar between target and forecast; negative when earlier. */
  slipDays: number;
  /** Business days of the client's calendar since the last two-way contact, or since the kickoff, without those on hold. */
  silentDays: number;
}>;

type Silence = { since: Day; today: Day; /** `to` is null while it lasts. */ holds: readonly { from: Day; to: Day | null }[] };

/** Working days after the last word, up to today; a hold pauses this clock too, from the day after it began to the day it ended (implementation.md, Status). */
export function silentDaysOf({ since, today, holds }: Silence, isWorkday: (day: Day) => boolean): number {
  const between = (from: Day, to: Day) => (from < to ? workdaysBetween(from, to, isWorkday) : 0);
  return between(since, today) - holds.reduce((sum, { from, to }) => sum + between(from > since ? from : since, to ?? today), 0);
}

const OVERDUE = { each: 10, most: 40 };
const BLOCKED = { OPEN: 5, MANAGER: 10, DIRECTOR: 20, most: 40 };
const SLIPPED = { most: 30 };
const SILENT = { days: 10, points: 10 };

export const BANDS = { healthy: 80, watch: 60 };
export type Band = "healthy" | "watch" | "risk";

/** ≥ 80 healthy, 60–79 watch, below at risk: as everywhere. */
export function bandOf(score: number): Band {
  return score >= BANDS.healthy ? "healthy" : score >= BANDS.watch ? "watch" : "risk";
}

/** Starts at 100, floor 0, every lost point named (implementation.md, Health). */
export function healthOf({ overdueTasks, blockers, slipDays, silentDays }: Vitals): Explained {
  const lost = [
    { label: count(overdueTasks, "required task overdue", "required tasks overdue"), points: Math.min(OVERDUE.most, overdueTasks * OVERDUE.each) },
    ...blockerLines(blockers),
    { label: `Forecast ${count(slipDays, "business day", "business days")} past the target`, points: Math.min(SLIPPED.most, Math.max(0, slipDays)) },
    { label: `No word from the client for ${count(silentDays, "business day", "business days")}`, points: silentDays >= SILENT.days ? SILENT.points : 0 },
  ].filter(({ points }) => points > 0);
  const total = Math.max(0, 100 - lost.reduce((sum, { points }) => sum + points, 0));
  return { total, lines: [{ label: "Starts at", points: 100 }, ...lost.map(({ label, points }) => ({ label, points: -points }))] };
}

/** Heaviest first; what the cap spares is spared from the lightest. */
function blockerLines(blockers: readonly BlockerLevel[]) {
  let left = BLOCKED.most;
  return (["DIRECTOR", "MANAGER", "OPEN"] as const).map((level) => {
    const found = blockers.filter((each) => each === level).length;
    const points = Math.min(left, found * BLOCKED[level]);
    left -= points;
    const where = { DIRECTOR: "at director", MANAGER: "at manager", OPEN: "open" }[level];
    return { label: `${count(found, "blocker", "blockers")} ${where}`, points };
  });
}

function count(n: number, one: string, many: string) {
  return `${n} ${n === 1 ? one : many}`;
}
