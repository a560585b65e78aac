import { orderOf, shapeDate, type DateOrder } from "./dates";
import { evidenceOf, shapeNumber, type Decimal } from "./numbers";

type Tally<K extends string> = Record<K, number>;
/** What a column's values say together. Fed value by value; holds at most `limit` distinct ones. */
export type Profile = {
  filled: number; empty: number; examples: string[]; longest: number;
  distinct: Map<string, number>; isDistinctComplete: boolean;
  numbers: Tally<Decimal | "both" | "either" | "none">; integers: number; largest: number; percents: number;
  dates: Tally<"ymd" | "dmy" | "mdy" | "either" | "same">; emails: number; urls: number; booleans: number;
};
/** `ask` when both fit, `mixed` when some values fit only one and some only the other; `suggestion` is what most values say. */
export type DecimalDecision = { decimal: Decimal | "ambiguous" | null; isMixed: boolean; suggestion: Decimal; examples: string[] };
export type OrderDecision = { dateOrder: DateOrder | "ambiguous" | null; isMixed: boolean; suggestion: "dmy" | "mdy"; examples: string[] };

const LIMIT = 2_000;
const LONGEST = 200;
/** A value longer than this is a text and nothing else: it is not looked at further. */
const PROSE = 2_000;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const URL_LIKE = /^(https?:\/\/|www\.)\S+\.\S+$/i;
const BOOLEAN = /^(true|false|yes|no|y|n|ja|nein|oui|non|si|sí)$/i;

export function newProfile(): Profile {
  return {
    filled: 0, empty: 0, examples: [], longest: 0, distinct: new Map(), isDistinctComplete: true,
    numbers: { ".": 0, ",": 0, both: 0, either: 0, none: 0 }, integers: 0, largest: 0, percents: 0,
    dates: { ymd: 0, dmy: 0, mdy: 0, either: 0, same: 0 }, emails: 0, urls: 0, booleans: 0,
  };
}

/** Adds one value. A value seen before only counts; shapes are weighed once per distinct value. */
export function observe(profile: Profile, raw: string, limit = LIMIT): void {
  const value = raw.trim();
  if (!value) { profile.empty++; return; }
  profile.filled++;
  if (value.length > PROSE) {
    profile.longest = Math.max(profile.longest, value.length);
    profile.isDistinctComplete = false;
    return;
  }
  const seen = profile.distinct.get(value);
  if (seen) { profile.distinct.set(value, seen + 1); return; }
  weigh(profile, value);
  if (profile.distinct.size >= limit || value.length > LONGEST) profile.isDistinctComplete = false;
  else remember(profile, value);
}

/** The column's decimal mark: proven by a value, n/a (null) when no value has a mark, else to be asked. */
export function decideDecimal({ numbers, distinct }: Profile): DecimalDecision {
  const point = numbers["."], comma = numbers[","];
  const isMixed = point > 0 && comma > 0;
  const suggestion: Decimal = comma > point ? "," : ".";
  const decimal = isMixed || (!point && !comma && numbers.either > 0) ? "ambiguous" : point ? "." : comma ? "," : null;
  return { decimal, isMixed, suggestion, examples: decimal === "ambiguous" ? pick(distinct, hasMark) : [] };
}

/** The column's date order: proven by a value that fits only one, n/a (null) without dates, else to be asked. */
export function decideDateOrder({ dates, distinct }: Profile): OrderDecision {
  const isMixed = dates.dmy > 0 && dates.mdy > 0;
  const suggestion = dates.mdy > dates.dmy || (dates.mdy === dates.dmy && !pick(distinct, (value) => value.includes(".")).length) ? "mdy" : "dmy";
  const open = dates.either + dates.same;
  const asked = isMixed || (!dates.dmy && !dates.mdy && dates.either > 0);
  const dateOrder = asked ? "ambiguous" : dates.dmy ? "dmy" : dates.mdy ? "mdy" : open ? "dmy" : dates.ymd ? "ymd" : null;
  return { dateOrder, isMixed, suggestion, examples: dateOrder === "ambiguous" ? pick(distinct, isOpenDate) : [] };
}

/** As the database keeps it. */
export type PackedProfile = Omit<Profile, "distinct"> & { distinct: [string, number][] };
export const packProfile = ({ distinct, ...rest }: Profile): PackedProfile => ({ ...rest, distinct: [...distinct] });
export const unpackProfile = ({ distinct, ...rest }: PackedProfile): Profile => ({ ...rest, distinct: new Map(distinct) });

/** Distinct values, most frequent first. */
export function listValues({ distinct }: Profile): { value: string; count: number }[] {
  return [...distinct].map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

export const countNumbers = ({ numbers }: Profile) => numbers["."] + numbers[","] + numbers.both + numbers.either;
export const countDates = ({ dates }: Profile) => dates.ymd + dates.dmy + dates.mdy + dates.either + dates.same;

function weigh(profile: Profile, value: string) {
  profile.longest = Math.max(profile.longest, value.length);
  if (EMAIL.test(value)) profile.emails++;
  if (URL_LIKE.test(value)) profile.urls++;
  if (BOOLEAN.test(value)) profile.booleans++;
  weighNumber(profile, value);
  const date = shapeDate(value);
  if (date) profile.dates[orderOf(date) ?? "same"]++;
}

function weighNumber(profile: Profile, value: string) {
  const shape = shapeNumber(value);
  if (!shape) return;
  profile.numbers[evidenceOf(shape)]++;
  const number = shape.point ?? shape.comma;
  if (number === null) return;
  if (!number.includes(".")) profile.integers++;
  if (shape.isPercent) profile.percents++;
  profile.largest = Math.max(profile.largest, Math.abs(Number(number)));
}

function remember(profile: Profile, value: string) {
  const own = [...value].join(""); // a copy: a slice would keep its whole 64 KB piece of the file alive
  profile.distinct.set(own, 1);
  if (profile.examples.length < 5) profile.examples.push(own);
}

const hasMark = (value: string) => /\d[.,]\d/.test(value);

function isOpenDate(value: string) {
  const shape = shapeDate(value);
  return shape !== null && orderOf(shape) === "either";
}

function pick(distinct: Map<string, number>, fits: (value: string) => boolean) {
  const found: string[] = [];
  for (const value of distinct.keys()) {
    if (fits(value)) found.push(value);
    if (found.length === 3) break;
  }
  return found;
}
