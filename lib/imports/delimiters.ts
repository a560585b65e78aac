import { Refusal } from "@/lib/refusal";
import { Tokenizer, type Line } from "./tokenizing";

export const DELIMITERS = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar" } as const;
export type Delimiter = keyof typeof DELIMITERS;

/** The mark that gives the sample's records the most even width; a table of one column counts as comma. */
export function findDelimiter(sample: string, isWhole: boolean, maxCell: number): Delimiter {
  const marks = Object.keys(DELIMITERS) as Delimiter[];
  const scored = marks.map((mark) => ({ mark, score: scoreOf(split(sample, mark, isWhole, maxCell)) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 ? best.mark : ",";
}

/** Share of records as wide as the header, a little in favour of more columns; nothing for a single column. */
function scoreOf(records: Line[]) {
  const width = records[0]?.cells.length ?? 0;
  if (width < 2) return 0;
  return records.filter(({ cells }) => cells.length === width).length / records.length + Math.min(width, 100) / 1000;
}

/** A mark under which the quotes do not fit is simply not the mark. */
function split(sample: string, mark: Delimiter, isWhole: boolean, maxCell: number): Line[] {
  try {
    const tokenizer = new Tokenizer(mark, maxCell);
    return [...tokenizer.feed(sample), ...(isWhole ? tokenizer.end() : [])].slice(0, 200);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
