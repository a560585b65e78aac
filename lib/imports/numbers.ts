import { shift, tidy } from "./decimals";

export type Decimal = "." | ",";
/** What one cell says: the number under each decimal mark, or null where the mark does not fit it. */
export type NumberShape = { point: string | null; comma: string | null; isPercent: boolean; currency: string | null };
export type NumberReading = { number: string; isPercent: boolean; currency: string | null } | { error: string };

const CODES: Record<string, string> = { "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₺": "TRY", "₽": "RUB", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "US$": "USD", "R$": "BRL", "A$": "AUD", "C$": "CAD" };
const MONEY = "US\\$|R\\$|A\\$|C\\$|\\p{Sc}|[A-Z]{3}|zł|Kč|Ft|kr\\.?|Fr\\.?";
const WRAPPED = new RegExp(`^([-+]?)\\s*(${MONEY})?\\s*([-+]?)\\s*([\\d.,'’\\s]*\\d[\\d.,'’\\s]*?)(?:[eE]([-+]?\\d{1,2}))?\\s*(%|${MONEY})?([-+]?)$`, "u");
const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/g;

/** Null when the text is no number at all. Signs, parentheses, currency, percent and group marks are understood; letters are not. */
export function shapeNumber(raw: string): NumberShape | null {
  if (raw.length > 1_000) return null;
  const text = raw.replace(SPACES, " ").replace(/[−–]/g, "-").trim();
  if (!/\d/.test(text) || text.length > 60) return null;
  const inner = /^\((.*)\)$/.exec(text)?.[1];
  const match = WRAPPED.exec((inner ?? text).trim());
  if (!match) return null;
  const [, sign, before, signInside, body = "", exponent, after, signBehind] = match;
  const signs = [sign, signInside, signBehind].filter(Boolean);
  if (signs.length > (inner === undefined ? 1 : 0) || (before && after && after !== "%")) return null;
  const minus = inner !== undefined || signs[0] === "-" ? "-" : "";
  const read = (mark: Decimal) => {
    const plain = plainDigits(body.trim(), mark);
    return plain === null ? null : shift(minus + plain, Number(exponent ?? 0));
  };
  const money = before ?? (after === "%" ? undefined : after);
  return { point: read("."), comma: read(","), isPercent: after === "%", currency: money ? (CODES[money] ?? (/^[A-Z]{3}$/.test(money) ? money : null)) : null };
}

/** Which decimal mark a cell proves: "both" when the two readings are the same number, "either" when they differ, "none" when neither fits. */
export function evidenceOf({ point, comma }: NumberShape): Decimal | "both" | "either" | "none" {
  if (point !== null && comma !== null) return point === comma ? "both" : "either";
  return point !== null ? "." : comma !== null ? "," : "none";
}

/** The number of a cell under the column's decimal mark; undecided columns refuse only cells that the mark would change. */
export function readNumber(raw: string, decimal: Decimal | null): NumberReading {
  const shape = shapeNumber(raw);
  const said = `“${raw.trim()}”`;
  if (!shape) return { error: `${said} is not a number.` };
  const { point, comma, isPercent, currency } = shape;
  const number = decimal === "," ? comma : decimal === "." ? point : point === null ? comma : comma === null || point === comma ? point : null;
  if (number !== null) return { number, isPercent, currency };
  if (point === null && comma === null) return { error: guesses(raw, said) };
  if (decimal === null) return { error: `${said} can be read two ways: ${point} or ${comma}. Say whether this column uses a decimal point or a decimal comma.` };
  return { error: `${said} does not fit this column, which has a decimal ${decimal === "." ? "point" : "comma"}.` };
}

function plainDigits(body: string, mark: Decimal): string | null {
  const group = mark === "." ? "," : "\\.";
  const fraction = mark === "." ? "\\." : ",";
  const grouped = [group, "[ ]", "['’]"].map((by) => `[1-9]\\d{0,2}(?:${by}\\d{3})+`).join("|");
  const lakh = mark === "." ? "|[1-9]\\d?(?:,\\d{2})+,\\d{3}" : "";
  const whole = cached(`^(?:(\\d+|${grouped}${lakh})?(?:${fraction}(\\d+))|(\\d+|${grouped}${lakh})${fraction}?)$`);
  const match = whole.exec(body);
  if (!match) return null;
  return tidy(`${(match[1] ?? match[3] ?? "0").replace(/\D/g, "")}.${match[2] ?? ""}`);
}

const patterns = new Map<string, RegExp>();
function cached(source: string) {
  const known = patterns.get(source) ?? new RegExp(source);
  patterns.set(source, known);
  return known;
}

/** "55,00,0": the groups fit nothing, so both things that can have been meant are named. */
function guesses(raw: string, said: string) {
  const body = raw.replace(/[^\d.,]/g, "");
  const [, head = "", tail = ""] = /^(.*)[.,](\d+)$/.exec(body) ?? [];
  const whole = head.replace(/\D/g, "");
  if (!whole || tail.length > 3) return `${said} is not a number.`;
  return `${said} can be read two ways. Type it as ${whole}.${tail.padEnd(2, "0")} or ${whole}${tail}.`;
}
