import type { Day, Time } from "./dates";

/** The instant of a wall-clock time, in its own zone when it names one, else in the organization's; without a time the day's first moment there. */
export function instantOf({ year, month, day }: Day, time: Time | null, timeZone: string): string {
  const { hour = 0, minute = 0, second = 0, zone = null } = time ?? {};
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  if (zone) return new Date(wall - minutesOf(zone) * 60_000).toISOString();
  const guess = wall - offsetAt(wall, timeZone);
  const settled = wall - offsetAt(guess, timeZone);
  return new Date(settled).toISOString();
}

function minutesOf(zone: string) {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const QUARTER = 15 * 60_000;
const offsets = new Map<string, number>();

/** Milliseconds the zone's clocks are ahead of UTC at an instant. Remembered by the quarter of an hour, on which all clocks change: asking Intl costs 10 µs. */
function offsetAt(at: number, timeZone: string) {
  if (timeZone === "UTC") return 0;
  const quarter = Math.floor(at / QUARTER) * QUARTER;
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const part = Object.fromEntries(clockOf(timeZone).formatToParts(quarter).map(({ type, value }) => [type, Number(value)]));
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter;
  if (offsets.size > 10_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string) {
  const known = clocks.get(timeZone) ?? new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
  clocks.set(timeZone, known);
  return known;
}
