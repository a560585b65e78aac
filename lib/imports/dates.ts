export type DateOrder = "ymd" | "dmy" | "mdy";
export type Day = { year: number; month: number; day: number };
export type Time = { hour: number; minute: number; second: number; zone: string | null };
/** `fixed` when the text itself says which part is which, `open` when day and month could be either. */
export type DateShape = { time: Time | null } & ({ fixed: Day } | { open: [number, number, number] });
export type DateReading = { day: Day; time: Time | null } | { error: string };

const TIME = /[T,\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
const MONTHS = nameMonths(["en", "de", "fr", "es", "it", "nl", "pt"]);

/** Null when the text is no date. */
export function shapeDate(raw: string): DateShape | null {
  const text = raw.trim();
  if (text.length > 60 || !/\d/.test(text)) return null;
  const clock = TIME.exec(text);
  const time = clock ? readTime(clock) : null;
  if (clock && !time) return null;
  const day = text.slice(0, clock?.index ?? text.length).replace(WEEKDAY, "").trim();
  const shape = numeric(day) ?? written(day);
  return shape && { ...shape, time };
}

/** Which order a cell proves, null when it proves none ("03/03/2016"), "either" when both orders fit. */
export function orderOf(shape: DateShape): DateOrder | "either" | null {
  if ("fixed" in shape) return "ymd";
  const [first, second] = shape.open;
  if (first > 12 && second > 12) return null;
  if (first > 12) return "dmy";
  if (second > 12) return "mdy";
  return first === second ? null : "either";
}

/** The day a cell names under the column's order; an undecided column refuses only cells that the order would change. */
export function readDay(raw: string, order: DateOrder | null): DateReading {
  const shape = shapeDate(raw);
  const said = `“${raw.trim()}”`;
  if (!shape) return { error: `${said} is not a date.` };
  if ("fixed" in shape) return check(shape.fixed, shape.time, said);
  const [first, second, year] = shape.open;
  const dmy = { year, month: second, day: first };
  const mdy = { year, month: first, day: second };
  const proven = orderOf(shape);
  const known = order === "dmy" || order === "mdy" ? order : null;
  if (known && proven && proven !== "either" && proven !== known) return { error: `${said} does not fit this column, which reads ${known === "dmy" ? "day/month/year" : "month/day/year"}.` };
  const chosen = known ?? (proven === null ? "dmy" : proven);
  if (chosen === "either") return { error: `${said} can be read two ways: ${name(dmy)} or ${name(mdy)}. Say which order this column has.` };
  return check(chosen === "mdy" ? mdy : dmy, shape.time, said);
}

export const isoDay = ({ year, month, day }: Day) => `${year}-${pad(month)}-${pad(day)}`;

function check(day: Day, time: Time | null, said: string): DateReading {
  if (day.month < 1 || day.month > 12) return { error: `${said} names month ${day.month}; a year has twelve.` };
  if (day.day < 1 || day.day > daysIn(day)) return { error: `${name(day)} does not exist.` };
  if (day.year < 1900 || day.year > 2100) return { error: `${said} is in the year ${day.year}. Dates go from 1900 to 2100.` };
  return { day, time };
}

/** "31 February"; the year is named only where it matters. */
function name({ year, month, day }: Day) {
  return `${day} ${ENGLISH[month - 1] ?? month}${month === 2 && day === 29 ? ` ${year}` : ""}`;
}

const daysIn = ({ year, month }: Day) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function numeric(text: string): { fixed: Day } | { open: [number, number, number] } | null {
  const first = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^((?:19|20)\d{2})()(\d{2})(\d{2})$/.exec(text);
  if (first) return { fixed: { year: Number(first[1]), month: Number(first[3]), day: Number(first[4]) } };
  const last = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})$/.exec(text);
  return last && { open: [Number(last[1]), Number(last[3]), fullYear(last[4] ?? "")] };
}

/** "16 Apr, 2021", "April 16th 2021", "16-Apr-21", "16. März 2021" */
function written(text: string): { fixed: Day } | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+de)?[\s-]+(\p{L}{3,})\.?,?(?:\s+de)?[\s-]+(\d{4}|\d{2})$/u.exec(text);
  const monthFirst = dayFirst ? null : /^(\p{L}{3,})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4}|\d{2})$/u.exec(text);
  const [, one = "", two = "", year = ""] = dayFirst ?? monthFirst ?? [];
  const month = MONTHS.get(plain(dayFirst ? two : one));
  return month ? { fixed: { year: fullYear(year), month, day: Number(dayFirst ? one : two) } } : null;
}

function readTime([, hours = "", minutes = "", seconds = "0", half, zone]: RegExpExecArray): Time | null {
  const shown = Number(hours);
  const hour = !half ? shown : (shown % 12) + (/^p/i.test(half) ? 12 : 0);
  const time = { hour, minute: Number(minutes), second: Number(seconds), zone: zone ?? null };
  return hour < 24 && time.minute < 60 && time.second < 60 && (!half || (shown > 0 && shown <= 12)) ? time : null;
}

const fullYear = (text: string) => (text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900));
const pad = (value: number) => String(value).padStart(2, "0");

function plain(text: string) {
  return text.normalize("NFKD").replace(/[\p{M}.]/gu, "").toLowerCase();
}

function nameMonths(locales: string[]) {
  const months = new Map<string, number>([["sept", 9]]);
  for (const locale of locales)
    for (const style of ["short", "long"] as const)
      for (let month = 0; month < 12; month++) months.set(plain(new Intl.DateTimeFormat(locale, { month: style, day: "numeric", timeZone: "UTC" }).formatToParts(Date.UTC(2021, month, 1)).find(({ type }) => type === "month")?.value ?? ""), month + 1);
  return months;
}
