import { numberFormat } from "./formatters";

/** Numbers and money as people read them. Amounts are decimal text from the database to here; Intl takes them as text, never as floats. */
type Decimal = `${number}`;

const missing = "—";

export function formatMoney(value: string | null | undefined, currency: string, locale = "en", { compact = false, code = false } = {}) {
  if (!isDecimal(value)) return missing;
  const style = { style: "currency", currency, currencyDisplay: code ? "code" : "symbol", ...(compact ? compactness(value) : {}) } as const;
  return minus(numberFormat(locale, style).format(value));
}

/** 2,310 */
export function formatCount(value: number | string | null | undefined, locale = "en", digits = 0) {
  if (value === null || value === undefined) return missing;
  const text = `${value}`;
  return isDecimal(text) ? minus(numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, 0) }).format(text)) : missing;
}

/** Plans say two decimals (44.44%), rates one (31.4%). The value is already in percent. */
export function formatPercent(value: number | string | null | undefined, locale = "en", digits = 1) {
  return value === null || value === undefined ? missing : `${formatCount(value, locale, digits)}%`;
}

/** A difference between two rates: −2.1 pt, +0.4 pt. */
export function formatPoints(value: number | string, locale = "en") {
  return `${Number(value) > 0 ? "+" : ""}${formatCount(value, locale, 1)} pt`;
}

/** 1.8 MB */
export function formatBytes(bytes: number, locale = "en") {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : bytes < 1_000_000_000 ? 2 : 3;
  const unit = ["byte", "kilobyte", "megabyte", "gigabyte"][step] ?? "byte";
  return numberFormat(locale, { style: "unit", unit, unitDisplay: step === 0 ? "long" : "short", maximumFractionDigits: step > 1 ? 1 : 0 }).format(bytes / 1000 ** step);
}

/** $15.95M and $624K, so that three digits always stand; small sums stay whole. */
function compactness(value: Decimal) {
  const whole = value.replace(/^-|\..*$/g, "").length;
  if (whole < 4) return { maximumFractionDigits: 0 };
  return { notation: "compact", minimumFractionDigits: whole < 7 ? 0 : 2, maximumFractionDigits: whole < 7 ? 0 : 2 } as const;
}

function minus(text: string) {
  return text.replace("-", "−");
}

function isDecimal(value: string | null | undefined): value is Decimal {
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value);
}
