import { WEEKDAYS, type BusinessCalendar } from "@/lib/calendars/rules";

const MINUTE = 60_000;

/** The slow truth: every minute of a stretch of real time, open or closed, read off the wall clock that Intl shows for it. Knows nothing of offsets. */
export class Oracle {
  readonly #open: Uint8Array;

  constructor(calendar: BusinessCalendar, private readonly from: number, minutes: number) {
    const clock = new Intl.DateTimeFormat("en-US", { timeZone: calendar.zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
    this.#open = Uint8Array.from({ length: minutes }, (_, n) => {
      const shown = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d:\d\d)$/.exec(clock.format(from + n * MINUTE));
      if (!shown) throw new Error("Intl shows another form");
      const [, month = "", day = "", year = "", time = ""] = shown;
      return Number(isAtWork(calendar, `${year}-${month}-${day}`, time));
    });
  }

  /** Minutes at work in [from, to), both whole minutes. */
  counted(from: number, to: number) {
    let sum = 0;
    for (let at = this.#at(from); at < this.#at(to); at += 1) sum += this.#open[at] ?? 0;
    return sum;
  }

  /** The end of the minute that completes so many minutes of work; null when the stretch ends before. */
  after(from: number, minutes: number) {
    let left = minutes;
    for (let at = this.#at(from); at < this.#open.length; at += 1) {
      left -= this.#open[at] ?? 0;
      if (left === 0) return this.from + (at + 1) * MINUTE;
    }
    return null;
  }

  nextOpen(from: number) {
    const at = this.#open.indexOf(1, this.#at(from));
    return at < 0 ? null : this.from + at * MINUTE;
  }

  isOpen(at: number) {
    return this.#open[this.#at(at)] === 1;
  }

  #at(instant: number) {
    return (instant - this.from) / MINUTE;
  }
}

function isAtWork({ windows, holidays, overrides }: BusinessCalendar, date: string, time: string) {
  const own = overrides.find((override) => override.date === date)?.windows;
  const weekday = WEEKDAYS[new Date(date).getUTCDay()];
  const hours = own ?? (holidays.some((holiday) => holiday.date === date) ? [] : windows.filter((window) => window.weekday === weekday));
  return hours.some(({ from, to }) => from <= time && time < to);
}
