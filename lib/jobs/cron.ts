/**
 * When a schedule was last due, at or before `now`, in UTC. Five fields: minute, hour, day of the month, month, day of the week (0 = Sunday),
 * each `*`, `5`, `1,15`, `1-5` or `*` followed by `/5`. Looks back at most 366 days; null when it was not due in them.
 */
export function lastDue(cron: string, now: Date): Date | null {
  const [minutes, hours, days, months, weekdays] = fieldsOf(cron);
  const at = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  for (let day = 0; day <= 366; day++) {
    if (months.has(at.getUTCMonth() + 1) && days.has(at.getUTCDate()) && weekdays.has(at.getUTCDay())) {
      for (let minute = at.getUTCHours() * 60 + at.getUTCMinutes(); minute >= 0; minute--) {
        if (hours.has(Math.floor(minute / 60)) && minutes.has(minute % 60)) return new Date(at.setUTCHours(0, minute, 0, 0));
      }
    }
    at.setUTCHours(0, -1, 0, 0); // the last minute of the day before
  }
  return null;
}

const RANGES = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 6]] as const;
type Fields = [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];

function fieldsOf(cron: string) {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== 5) throw new Error(`"${cron}" is not a schedule of five fields`);
  return RANGES.map(([from, to], n) => new Set((parts[n] ?? "*").split(",").flatMap((part) => valuesOf(part, from, to)))) as Fields;
}

function valuesOf(part: string, from: number, to: number) {
  const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
  if (!match) throw new Error(`"${part}" is not a field of a schedule`);
  const [, first, last, step] = match;
  const begin = first === undefined ? from : Number(first);
  const end = last !== undefined ? Number(last) : first === undefined || step !== undefined ? to : begin;
  const every = Number(step ?? 1);
  if (begin < from || end > to || every < 1) throw new Error(`"${part}" is outside ${from}–${to}`);
  return Array.from({ length: Math.floor((end - begin) / every) + 1 }, (_, n) => begin + n * every);
}
