import "server-only";
import { breather } from "@/lib/imports/breathing";
import { isSomebodyHere } from "@/lib/jobs/courtesy";
import { refuse } from "@/lib/refusal";
import { LIMITS, readRow, type Fault, type TelemetryRow } from "./rules";

/** A row as it came: its place from 1, about how many bytes, and what it says or why it cannot be read. `sent` is its beginning, for the page of rejected rows. */
export type Sent = { line: number; size: number; sent: string; notes?: string | null } & ({ row: TelemetryRow } | { fault: Fault });

const SHOWN = 500;
const NEWLINE = 10;

/** Rows of a JSON array. */
export function readValues(values: readonly unknown[]): Sent[] {
  return values.map((value, place) => ({ line: place + 1, size: 0, sent: beginningOf(value), ...readRow(value) }));
}

/** The whole of a JSON body as one value. Refuses what is too large or no JSON. */
export async function readJson(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > LIMITS.jsonBytes) refuse("The body is larger than 16 MB. Send NDJSON, which is read as it comes.", 413);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8")) as unknown;
  } catch {
    return refuse("The body is not JSON.", 400);
  }
}

/** Rows of NDJSON as they arrive, one line at a time; what is longer than a line may be is left out without being kept. Empty lines are no rows. Those that came together are handed on together. */
export async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Sent[]> {
  let held: Uint8Array[] = [];
  let [size, line, bytes] = [0, 1, 0];
  const hold = (part: Uint8Array) => {
    size += part.length;
    if (size <= LIMITS.lineBytes) held.push(part);
    else held = [];
  };
  const finish = () => {
    const read = size > LIMITS.lineBytes ? { line, size: 0, sent: "", fault: { code: "too_large", reason: "The line is longer than 256 kB." } as const } : readLine(held, { line, size });
    [held, size] = [[], 0];
    line += 1;
    return read;
  };
  const breathe = breather();
  for await (const part of body) {
    await breathe();
    bytes += part.length;
    if (bytes > LIMITS.streamBytes) refuse("More than 2 GB in one request. What came until here is taken; send the rest in another.", 413);
    const rows: Sent[] = [];
    let from = 0;
    for (let end = part.indexOf(NEWLINE); end !== -1; end = part.indexOf(NEWLINE, from)) {
      hold(part.subarray(from, end));
      from = end + 1;
      const read = finish();
      if (read) rows.push(read);
    }
    hold(part.subarray(from));
    if (rows.length > 0) yield rows;
  }
  const last = size > 0 ? finish() : null;
  if (last) yield [last];
}

/** Rows in portions that fit into one transaction; in smaller ones while people are here. */
export async function* inChunks(parts: AsyncIterable<readonly Sent[]> | Iterable<readonly Sent[]>, { most = LIMITS.chunk, bytes = 4_000_000 } = {}): AsyncGenerator<Sent[]> {
  let chunk: Sent[] = [];
  let size = 0;
  for await (const part of parts) {
    for (const row of part) {
      chunk.push(row);
      size += row.size;
      if (chunk.length < (isSomebodyHere() ? Math.min(most, LIMITS.portion) : most) && size < bytes) continue;
      yield chunk;
      [chunk, size] = [[], 0];
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** The same, with the next portion being read while the one before it is stored. */
export async function* readAhead<T>(portions: AsyncIterable<T>): AsyncGenerator<T> {
  const reading = portions[Symbol.asyncIterator]();
  const read = () => {
    const next = reading.next();
    next.catch(() => {}); // what is wrong with it is heard when its turn comes
    return next;
  };
  try {
    for (let next = await read(); !next.done; ) {
      const coming = read();
      yield next.value;
      next = await coming;
    }
  } finally {
    reading.return?.().catch(() => {}); // not waited for: it comes after what is being read, and a sender may be silent for long
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function readLine(parts: readonly Uint8Array[], place: { line: number; size: number }): Sent | null {
  const [first = new Uint8Array(), ...more] = parts;
  let text: string;
  try {
    text = utf8.decode(more.length > 0 ? Buffer.concat(parts) : first).trim();
  } catch {
    return { ...place, sent: "", fault: { code: "malformed", reason: "The line is not UTF-8." } };
  }
  if (!text) return null;
  try {
    return { ...place, sent: text.slice(0, SHOWN), ...readRow(JSON.parse(text)) };
  } catch {
    return { ...place, sent: text.slice(0, SHOWN), fault: { code: "malformed", reason: "The line is not JSON." } };
  }
}

/** Text of what may be large: its long parts are cut before it is written out. */
function beginningOf(value: unknown) {
  return (JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? part.slice(0, SHOWN) : part)) ?? "").slice(0, SHOWN);
}
