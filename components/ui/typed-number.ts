import { keep, numberFormat } from "./formatters";

/** What a number means: an amount may be grouped; of a rate or a percentage a lone mark before three digits could be either, so it is not read. */
export type NumberKind = "amount" | "rate" | "percent";

/**
 * What a person typed as a number, as the plain decimal text the rules take. Their own language decides what a mark means ("1.250" is 1250 in German and 1.25 in English); another notation is read
 * where it has one meaning ("1.250,50" everywhere). What could be two numbers comes back in quotation marks, what is none as it was typed, so that the rule can say so.
 */
export function readNumber(typed: string, locale: string, kind: NumberKind = "amount") {
  const text = bare(typed, kind);
  if (!/^-?[\d.,_]+$/.test(text)) return typed.trim();
  const own = marksOf(locale);
  const isLone = /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text);
  const isOwnGroup = isLone && !text.includes(own.decimal);
  if (isOwnGroup && (kind !== "amount" || !own.groups.includes(own.other))) return `“${typed.trim()}”`;
  return plain(text, own.decimal, own.other) ?? plain(text, own.other, own.decimal) ?? typed.trim();
}

/** Plain decimal text as the person would type it, without grouping: `readNumber` reads the same value from it. */
export function writeNumber(value: string, locale: string) {
  return /^-?\d+\.\d+$/.test(value) ? value.replace(".", marksOf(locale).decimal) : value;
}

/** Without what stands around an amount: "$1,234.50", "€ 50", "50 EUR". Every space and apostrophe that groups is one sign. */
function bare(typed: string, kind: NumberKind) {
  const text = typed.trim().replace(/^[−-]\s*/, "-").replace(/^(-?)\p{Sc}\s*/u, "$1").replace(/^[A-Z]{3}\s|\s?\p{Sc}$|\s[A-Z]{3}$/gu, "").replace(/^−/, "-");
  return (kind === "percent" ? text.replace(/\s*%$/, "") : text).replace(/(?<=\d)[\s'’](?=\d)/g, "_");
}

/** With this decimal mark, and digits in threes between the same other mark (in India twos before the last three); null: it is not written so. */
function plain(text: string, decimal: string, group: string) {
  const shape = new RegExp(`^(-?)(\\d+|[1-9]\\d{0,2}(?:(?:[${group}]\\d{3})+|(?:_\\d{3})+)|[1-9]\\d?(?:,\\d{2})+,\\d{3})?(?:[${decimal}](\\d*))?$`);
  const [, minus = "", whole = "", part = ""] = shape.exec(text) ?? [];
  return whole || part ? `${minus}${whole.replace(/\D/g, "") || "0"}${part && `.${part}`}` : null;
}

type Marks = { decimal: "." | ","; other: "." | ","; /** Which marks group, in numbers or in money. */ groups: readonly string[] };
const kept = new Map<string, Marks>();

function marksOf(locale: string) {
  return keep(kept, locale, (): Marks => {
    const parts = [{}, { style: "currency", currency: "EUR" } as const].flatMap((options) => numberFormat(locale, { numberingSystem: "latn", ...options }).formatToParts(1234567.5));
    const isComma = parts.some(({ type, value }) => type === "decimal" && value === ",");
    return { decimal: isComma ? "," : ".", other: isComma ? "." : ",", groups: parts.filter(({ type }) => type === "group").map(({ value }) => value) };
  });
}
