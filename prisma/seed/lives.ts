import type { Chance } from "./chance";

export type Stop = { stage: number; at: Date };
/** A deal's way through the stages: where it stopped when, and how it ended. Stages 0–3 are open, 4 won, 5 lost. */
export type Life = { createdAt: Date; stops: Stop[]; ending: "OPEN" | "WON" | "LOST" };

const DAY = 86_400_000;
const LIMITS = [30, 21, 14, 7] as const;
const LOSSES = [0.12, 0.14, 0.12, 0.3] as const;

/** Two years of deals: a third of them begun in the last ten weeks, so that the board is full. */
export function live({ roll, between, is }: Chance, now: Date): Life {
  const age = is(0.36) ? between(1, 70) : between(40, 730);
  const createdAt = workingHour(new Date(now.getTime() - age * DAY), between(8, 16), between(0, 59));
  const stops: Stop[] = [{ stage: 0, at: createdAt }];
  for (let stage = 0, at = createdAt; ; stage++) {
    const limit = LIMITS[stage] ?? 7;
    at = workingHour(new Date(at.getTime() + Math.max(1, Math.round(limit * (0.25 + roll() * 1.15))) * DAY), between(8, 17), between(0, 59));
    if (at > now) return { createdAt, stops, ending: "OPEN" };
    if (is(LOSSES[stage] ?? 0)) return { createdAt, stops: [...stops, { stage: 5, at }], ending: "LOST" };
    if (stage === 3) return { createdAt, stops: [...stops, { stage: 4, at }], ending: "WON" };
    stops.push({ stage: stage + 1, at });
  }
}

/** Business happens on weekdays, between eight and six (UTC). */
export function workingHour(day: Date, hour: number, minute: number) {
  const at = new Date(day);
  if (at.getUTCDay() === 6) at.setUTCDate(at.getUTCDate() - 1);
  if (at.getUTCDay() === 0) at.setUTCDate(at.getUTCDate() + 1);
  at.setUTCHours(hour, minute, 0, 0);
  return at;
}
