import { refuse } from "@/lib/refusal";
import { decode, label, type Bytes, type Encoding } from "./decoding";
import { DELIMITERS, findDelimiter, type Delimiter } from "./delimiters";
import { Tokenizer, type Line } from "./tokenizing";

/** `number` counts data rows from 1, `line` is the line of the file; `problem` is a sentence when the row does not fit the header. */
export type RawRow = { number: number; line: number; cells: string[]; problem: string | null };
export type Layout = { columns: string[]; delimiter: Delimiter; encoding: string; hasMark: boolean; notes: string[] };
export type Reading = { encoding?: string | undefined; delimiter?: Delimiter | undefined; limits?: Partial<typeof LIMITS> | undefined };

export const LIMITS = { bytes: 100_000_000, rows: 200_000, columns: 200, cell: 100_000 };

const SAMPLE = 64 * 1024;

/** Reads the header and hands out the rows one by one; memory stays flat whatever the size. Refuses, in a sentence, what cannot be a table. */
export async function openTable(source: Bytes, { encoding, delimiter, limits }: Reading = {}): Promise<{ layout: Layout; rows: AsyncGenerator<RawRow> }> {
  const most = { ...LIMITS, ...limits };
  const found: Encoding = { name: "utf-8", hasMark: false };
  const texts = decode(source, found, most.bytes, encoding);
  const { text, isWhole } = await readSample(texts);
  const announced = /^sep=(.)\r?\n/i.exec(text);
  const sample = text.slice(announced?.[0].length ?? 0);
  const mark = delimiter ?? announcedMark(announced?.[1]) ?? findDelimiter(sample, isWhole, most.cell);

  const lines = split(sample, texts, new Tokenizer(mark, most.cell, announced ? 2 : 1));
  const header = await lines.next();
  if (header.done) refuse("This file is empty.");
  const { columns, notes } = nameColumns(header.value.cells, most.columns);
  const layout = { columns, delimiter: mark, notes, get encoding() { return label(found.name); }, hasMark: found.hasMark };
  return { layout, rows: number(lines, columns.length, most.rows) };
}

/** The rows alone. */
export async function* readRows(source: Bytes, reading: Reading = {}): AsyncGenerator<RawRow> {
  yield* (await openTable(source, reading)).rows;
}

/** "comma, UTF-8 with BOM", as the wizard's title says it. */
export function describeLayout({ delimiter, encoding, hasMark }: Layout) {
  return `${DELIMITERS[delimiter]}, ${encoding}${hasMark ? " with BOM" : ""}`;
}

async function readSample(texts: AsyncGenerator<string>) {
  let text = "";
  while (text.length < SAMPLE) {
    const { value, done } = await texts.next();
    if (done) return { text, isWhole: true };
    text += value;
  }
  return { text, isWhole: false };
}

const announcedMark = (mark: string | undefined) => (mark && mark in DELIMITERS ? (mark as Delimiter) : undefined);

async function* split(sample: string, texts: AsyncGenerator<string>, tokenizer: Tokenizer): AsyncGenerator<Line> {
  yield* tokenizer.feed(sample);
  for await (const text of texts) yield* tokenizer.feed(text);
  yield* tokenizer.end();
}

/** Trims; an empty name becomes "Column 3", a repeated one "Name (2)". */
function nameColumns(cells: string[], most: number) {
  const names = cells.map((cell) => cell.trim());
  while (names.length > 1 && names.at(-1) === "") names.pop();
  if (names.length > most) refuse(`The file has ${names.length.toLocaleString("en")} columns; ${most} is the most. Remove those that are not needed.`);
  const notes: string[] = [];
  const taken = new Set<string>();
  const columns = names.map((name, at) => {
    const wanted = name || `Column ${at + 1}`;
    let unique = wanted;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${wanted} (${count})`;
    taken.add(unique.toLowerCase());
    if (!name) notes.push(`Column ${at + 1} has no name; it is called “${unique}” here.`);
    else if (unique !== name) notes.push(`The name “${name}” stands twice; column ${at + 1} is called “${unique}” here.`);
    return unique;
  });
  if (names.every((name) => !name)) refuse("The first line is empty. It must name the columns.");
  return { columns, notes };
}

async function* number(lines: AsyncGenerator<Line>, width: number, most: number): AsyncGenerator<RawRow> {
  let number = 0;
  for await (const { line, cells } of lines) {
    if (++number > most) refuse(`The file has more than ${most.toLocaleString("en")} rows. Split it and import the parts one after the other.`);
    yield { number, line, cells: fit(cells, width), problem: raggedness(cells, width) };
  }
  if (number === 0) refuse("The file has a header but no rows.");
}

function fit(cells: string[], width: number) {
  while (cells.length > width && cells.at(-1)?.trim() === "") cells.pop();
  return cells;
}

/** A sentence when a row has not as many cells as the header names. */
export function raggedness({ length }: readonly string[], width: number): string | null {
  if (length === width) return null;
  const cells = length === 1 ? "1 cell" : `${length} cells`;
  return length < width ? `This row has ${cells}, the header names ${width}. Is a part missing?` : `This row has ${cells}, the header names ${width}. Perhaps a cell with a delimiter lacks its quotes.`;
}
