/** Making one of these takes twenty times as long as using it, and a board uses hundreds: each is made once and kept. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions) {
  return keep(numbers, `${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  return keep(dates, `${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

export function relativeFormat(locale: string) {
  return keep(relatives, locale, () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
}

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const relatives = new Map<string, Intl.RelativeTimeFormat>();
/** The server meets people of every zone and language; what it keeps has an end. */
const MOST = 300;

/** What was made under this key before, or made now. */
export function keep<T>(kept: Map<string, T>, key: string, make: () => T) {
  const found = kept.get(key) ?? make();
  if (kept.size >= MOST) kept.clear();
  kept.set(key, found);
  return found;
}
