/** Days are "2026-06-30"; months are "2026-06". No zone: a calendar is the same everywhere. */
const DAY = 86_400_000;

export function shiftMonth(month: string, by: number) {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + by);
  return at.toISOString().slice(0, 7);
}

export function lastDay(month: string) {
  return new Date(Date.parse(`${shiftMonth(month, 1)}-01T00:00:00Z`) - DAY).toISOString().slice(0, 10);
}

/** The weeks that show a month, each of seven days; `firstWeekday` is 0 for Sunday, 1 for Monday. */
export function weeksOf(month: string, firstWeekday: number): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const before = (new Date(first).getUTCDay() - firstWeekday + 7) % 7;
  const begin = first - before * DAY;
  const days = Math.ceil((before + Number(lastDay(month).slice(8))) / 7) * 7;
  return Array.from({ length: days / 7 }, (_, week) => Array.from({ length: 7 }, (_, day) => new Date(begin + (week * 7 + day) * DAY).toISOString().slice(0, 10)));
}

/** Sunday where people count from it, Monday elsewhere. */
export function firstWeekdayOf(locale: string) {
  const region = new Intl.Locale(locale).maximize().region ?? "";
  return ["US", "CA", "MX", "BR", "JP", "KR", "IL", "IN", "ZA", "PH", "TW", "HK", "AU"].includes(region) ? 0 : 1;
}
