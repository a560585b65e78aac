import { addBusinessSeconds, businessDaySeconds, countedSeconds } from "@/lib/calendars/clock";
import type { Calendar } from "@/lib/calendars/rules";
import { LEVELS, type Level, type Timing } from "./rules/policy";

/** A blocker's clock as it is stored: business seconds counted before it last began to run, and since when it runs; null while it stands. */
export type Clock = Readonly<{ consumedSeconds: number; runningSince: Date | null }>;
/** What it runs on: a calendar with working time, and how many business days each level waits. */
export type Track = Readonly<{ calendar: Calendar | null; levels: Timing }>;
export type Dues = Record<Level, Date | null>;

/** Clocks start and stop on whole seconds, so that no part of one is lost between them. */
export function wholeSecond(at: Date) {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}

/** Business seconds counted up to `at`. */
export function counted({ calendar }: Pick<Track, "calendar">, { consumedSeconds, runningSince }: Clock, at: Date) {
  return consumedSeconds + (runningSince && calendar ? countedSeconds(calendar, runningSince, wholeSecond(at)) : 0);
}

/** The same in business days of its calendar, to a tenth below; null where no clock can run. */
export function countedDays({ calendar }: Pick<Track, "calendar">, clock: Clock, at: Date): number | null {
  return calendar ? Math.floor((counted({ calendar }, clock, at) / businessDaySeconds(calendar)) * 10) / 10 : null;
}

/** Whole days since it was opened, without those it was resolved before it was reopened. */
export function openDays({ openedAt, closedSeconds }: { openedAt: Date; closedSeconds: number }, at: Date): number {
  return Math.max(0, Math.floor(((at.getTime() - openedAt.getTime()) / 1000 - closedSeconds) / 86_400));
}

/** Stands from `at` on. Stopping what stands changes nothing, so pauses that overlap count once. */
export function stopped(track: Pick<Track, "calendar">, clock: Clock, at: Date): Clock {
  return { consumedSeconds: counted(track, clock, at), runningSince: null };
}

/** Runs from `at` on; what runs already goes on. */
export function started({ consumedSeconds, runningSince }: Clock, at: Date): Clock {
  return { consumedSeconds, runningSince: runningSince ?? wholeSecond(at) };
}

/** Counted up to `at` on the old track, from there on another; one that stands stays standing. Never back in time. */
export function switched(before: Pick<Track, "calendar">, clock: Clock, at: Date): Clock {
  if (!clock.runningSince || clock.runningSince >= at) return clock;
  return started(stopped(before, clock, at), at);
}

/** After so many counted seconds a level is due. */
export function targetSeconds({ calendar, levels }: Track, level: Level) {
  return calendar ? Math.round(levels[level] * businessDaySeconds(calendar)) : 0;
}

/** When each level is due if nothing stops the clock: the earliest instant at which the counted seconds reach its target. Null while it stands. */
export function duesOf(track: Track, { consumedSeconds, runningSince }: Clock): Dues {
  const due = (level: Level) => (track.calendar && runningSince ? addBusinessSeconds(track.calendar, runningSince, targetSeconds(track, level) - consumedSeconds) : null);
  return Object.fromEntries(LEVELS.map((level) => [level, due(level)])) as Dues;
}
