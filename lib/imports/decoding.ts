import iconv from "iconv-lite";
import { refuse } from "@/lib/refusal";
import { guessCharset } from "./charsets";
import { nameForeign, nameMark, nameWide } from "./sniffing";

export type Bytes = AsyncIterable<Uint8Array>;
/** Filled in while the text flows: pure ASCII counts as UTF-8 until a byte says otherwise. */
export type Encoding = { name: string; hasMark: boolean };

const SAMPLE = 64 * 1024;
const UNICODE = ["utf-8", "utf-16le", "utf-16be"];

/** Bytes to text in pieces of at most 64 KB. `chosen` overrules the guess. Refuses what is not text, too large, or not what its encoding says. */
export async function* decode(source: Bytes, found: Encoding, maxBytes: number, chosen?: string): AsyncGenerator<string> {
  const pieces = slice(source, maxBytes);
  const head = await gather(pieces);
  const mark = nameMark(head);
  const foreign = nameForeign(head);
  if (foreign) refuse(`This file is ${foreign}, not a CSV table. Save the table as CSV (UTF-8) and upload that.`);
  if (chosen && !iconv.encodingExists(chosen)) refuse(`“${chosen}” is not an encoding we know. Choose UTF-8 or windows-1252, for example.`);
  const known = mark?.encoding ?? chosen ?? nameWide(head);
  Object.assign(found, { name: known ?? "utf-8", hasMark: mark !== null });

  const decoder = known ? decoderFor(known) : undecided(found);
  for await (const bytes of chain(head.subarray(mark?.length ?? 0), pieces)) {
    if (!/^utf-?(16|32)/i.test(found.name) && bytes.includes(0)) refuse("This file is not text: it has zero bytes. Save the table as CSV (UTF-8) and upload that.");
    yield await decoder.write(bytes, pieces);
  }
  yield decoder.end();
}

type Decoder = { write(bytes: Uint8Array, rest: AsyncGenerator<Uint8Array>): string | Promise<string>; end(): string };

/** Passes ASCII through; the first other byte decides, together with the 64 KB that follow it. */
function undecided(found: Encoding): Decoder {
  let decoder: Decoder | null = null;
  return {
    async write(bytes, rest) {
      if (decoder) return decoder.write(bytes, rest);
      if (isAscii(bytes)) return Buffer.from(bytes).toString("latin1");
      const sample = Buffer.concat([bytes, await gather(rest)]);
      found.name = guessEncoding(sample);
      decoder = decoderFor(found.name);
      return decoder.write(sample, rest);
    },
    end: () => decoder?.end() ?? "",
  };
}

function decoderFor(name: string): Decoder {
  let lines = 1;
  const strict = UNICODE.includes(name.toLowerCase());
  const decoder = strict ? unicode(name) : iconv.getDecoder(name);
  const checked = (read: () => string | undefined) => {
    const text = attempt(read);
    if (text === null || (!strict && text.includes("\ufffd"))) refuse(`The file is not ${label(name)} after line ${lines}. Save it as UTF-8, or choose its encoding.`);
    lines += text.split("\n").length - 1;
    return text;
  };
  return { write: (bytes) => checked(() => decoder.write(Buffer.from(bytes))), end: () => checked(() => decoder.end()) };
}

function unicode(name: string) {
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  return { write: (bytes: Uint8Array) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Only a decoder's own "this byte cannot be" is expected here. */
function attempt(read: () => string | undefined): string | null {
  try {
    return read() ?? "";
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const guessEncoding = (sample: Uint8Array) => (attempt(() => unicode("utf-8").write(sample)) === null ? guessCharset(sample) : "utf-8");

export const label = (encoding: string) => encoding.toUpperCase().replace("WINDOWS", "Windows");

const isAscii = (bytes: Uint8Array) => bytes.every((byte) => byte < 0x80);

async function* slice(source: Bytes, maxBytes: number) {
  let total = 0;
  for await (const chunk of source) {
    total += chunk.length;
    if (total > maxBytes) refuse(`The file is larger than ${Math.floor(maxBytes / 1_000_000)} MB. Split it and import the parts one after the other.`, 413);
    for (let at = 0; at < chunk.length; at += SAMPLE) yield chunk.subarray(at, at + SAMPLE);
  }
}

async function gather(pieces: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let size = 0; size < SAMPLE; ) {
    const { value, done } = await pieces.next();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  return Buffer.concat(parts);
}

async function* chain(head: Uint8Array, rest: AsyncGenerator<Uint8Array>) {
  if (head.length) yield head;
  yield* rest;
}
