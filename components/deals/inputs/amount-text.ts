/**
 * What people type as an amount, as the decimal text the rules take: "$1,234.50", "1.234,50", "1 234" and "€ 50" are read;
 * what is not an amount stays as it was typed, so that the rule can say so.
 */
export function plainAmount(typed: string) {
  const text = typed.trim().replace(/^(-?)\p{Sc}/u, "$1").replace(/^[A-Z]{3}\s|\s?\p{Sc}$|\s[A-Z]{3}$/gu, "").replace(/[\s\u00a0\u202f'’]/g, "").replace(/^−/, "-");
  if (!/^-?[\d.,]+$/.test(text)) return typed.trim();
  const mark = decimalMark(text);
  const [whole = "", part] = mark ? [text.slice(0, text.lastIndexOf(mark)), text.slice(text.lastIndexOf(mark) + 1)] : [text];
  return part ? `${whole.replace(/[.,]/g, "")}.${part}` : whole.replace(/[.,]/g, "");
}

/** The last of two different marks parts the cents; a mark that stands alone does unless it groups thousands. */
function decimalMark(text: string) {
  const marks = [...text.matchAll(/[.,]/g)].map(([mark]) => mark);
  const last = marks.at(-1);
  if (!last) return null;
  if (marks.length > 1 && marks.every((mark) => mark === last)) return null;
  const groups = new RegExp(`^-?\\d{1,3}(\\${last}\\d{3})+$`);
  return marks.length === 1 && last === "," && groups.test(text) ? null : last;
}
