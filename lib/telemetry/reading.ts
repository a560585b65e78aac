import "server-only";
import { isSomebodyHere } from "@/lib/jobs/courtesy";
import { refuse } from "@/lib/refusal";
import { LIMITS, readRow, type Fault, type TelemetryRow } from "./rules";

/** A row as it came: its place from 1, about how many bytes, and what it says or why it cannot be read. `sent` is its beginning, for the page of rejected rows. */
export type Sent = { line: number; size: number; sent: string; notes?: string | null } & ({ row: TelemetryRow } | { fault: Fault });

const SHOWN = 500;

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

/** The same, with the next portion being made while the one before it is stored, as long as it `mayGoAhead`. */
export async function* readAhead<T>(portions: AsyncIterable<T>, mayGoAhead = () => true): AsyncGenerator<T> {
  const reading = portions[Symbol.asyncIterator]();
  const read = () => {
    const next = reading.next();
    next.catch(() => {}); // what is wrong with it is heard when its turn comes
    return next;
  };
  try {
    for (let next = await read(); !next.done; ) {
      const coming = mayGoAhead() ? read() : null;
      yield next.value;
      next = await (coming ?? read());
    }
  } finally {
    reading.return?.().catch(() => {}); // not waited for: it comes after what is being read, and a sender may be silent for long
  }
}

/** Text of what may be large: its long parts are cut before it is written out. */
function beginningOf(value: unknown) {
  return (JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? part.slice(0, SHOWN) : part)) ?? "").slice(0, SHOWN);
}
