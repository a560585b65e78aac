import "server-only";
import { breather } from "@/lib/imports/breathing";
import { refuse } from "@/lib/refusal";
import type { Sent } from "./reading";
import { LIMITS, readRow, type Fault } from "./rules";

const SHOWN = 500;
const NEWLINE = 10;
const TOO_LONG: Fault = { code: "too_large", reason: "The line is longer than 256 kB." };

/**
 * Rows of NDJSON as they arrive, one line at a time; what is longer than a line may be is left out without being kept.
 * Empty lines are no rows. Those that came together are handed on together.
 */
export async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Sent[]> {
  const lines = cutter();
  const breathe = breather();
  let bytes = 0;
  for await (const part of body) {
    await breathe();
    bytes += part.length;
    if (bytes > LIMITS.streamBytes) refuse("More than 2 GB in one request. What came until here is taken; send the rest in another.", 413);
    const rows = lines.cut(part);
    if (rows.length > 0) yield rows;
  }
  const last = lines.end();
  if (last) yield [last];
}

/** Cuts parts into lines, wherever the parts end; the beginning of a line is held until the rest of it comes. */
function cutter() {
  let held: Uint8Array[] = [];
  let [size, line] = [0, 1];
  const hold = (part: Uint8Array) => {
    size += part.length;
    if (size <= LIMITS.lineBytes) held.push(part);
    else held = [];
  };
  const finish = () => {
    const read = size > LIMITS.lineBytes ? { line, size: 0, sent: "", fault: TOO_LONG } : readLine(held, { line, size });
    [held, size] = [[], 0];
    line += 1;
    return read;
  };
  const cut = (part: Uint8Array) => {
    const rows: Sent[] = [];
    let from = 0;
    for (let end = part.indexOf(NEWLINE); end !== -1; end = part.indexOf(NEWLINE, from)) {
      hold(part.subarray(from, end));
      from = end + 1;
      const read = finish();
      if (read) rows.push(read);
    }
    hold(part.subarray(from));
    return rows;
  };
  return { cut, end: () => (size > 0 ? finish() : null) };
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
