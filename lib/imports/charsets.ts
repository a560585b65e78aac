import { analyse } from "chardet";
import iconv from "iconv-lite";

const LIKELY = ["windows-1252", "windows-1250", "windows-1251"];
const SURE = 60;

/** The encoding of bytes that are not UTF-8: what chardet is sure of, else the usual one under which the text looks least broken. */
export function guessCharset(sample: Uint8Array): string {
  const bytes = Buffer.from(sample);
  const found = analyse(bytes).filter(({ name }) => !/^(UTF|ASCII)/i.test(name) && iconv.encodingExists(name));
  const names = found.map(({ name, confidence }) => ({ name: canonical(name), confidence }));
  const sure = names.filter(({ confidence }) => confidence >= SURE).map(({ name }) => name);
  const candidates = [...new Set([...sure, ...LIKELY, ...names.map(({ name }) => name)])].filter((name) => fits(bytes, name));
  if (candidates[0] && sure.includes(candidates[0])) return candidates[0];
  const marks = new Map(candidates.map((name) => [name, suspicion(iconv.decode(bytes, name))]));
  return candidates.reduce((best, name) => ((marks.get(name) ?? 0) < (marks.get(best) ?? 0) ? name : best), candidates[0] ?? "windows-1252");
}

/** Latin 1 is always read as its superset. */
const canonical = (name: string) => (name === "ISO-8859-1" ? "windows-1252" : name.toLowerCase());

const fits = (bytes: Buffer, name: string) => !/[\ufffd\u0080-\u009f]/.test(iconv.decode(bytes, name));

/** Symbols inside words, capitals after small letters, three accented letters in a row: what a wrong code page makes of names. */
function suspicion(text: string) {
  const broken = /\p{L}(?![\0-\x7f])\p{S}|(?![\0-\x7f])\p{S}\p{L}|\p{Ll}(?![\0-\x7f])\p{Lu}|(?:(?![a-zA-Z])\p{Script=Latin}){3}/gu;
  return text.match(broken)?.length ?? 0;
}
