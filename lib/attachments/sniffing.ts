import "server-only";
import { fileTypeFromBuffer } from "file-type";

/** So many bytes of the beginning decide what a file is. */
export const HEAD_BYTES = 16_384;

/** Endings of plain text that say more than "text"; nothing here is ever run or drawn by a browser. */
const TEXTS: Record<string, string> = { csv: "text/csv", tsv: "text/tab-separated-values", md: "text/markdown", json: "application/json", eml: "message/rfc822", ics: "text/calendar", vcf: "text/vcard" };

/** What a file is, by its first bytes; its name decides only among plain texts. Nobody's word for it is taken. */
export async function sniff(head: Uint8Array, name: string): Promise<string> {
  const found = isWide(head) ? undefined : await fileTypeFromBuffer(head).catch(() => undefined);
  if (found && !found.mime.endsWith("xml")) return found.mime;
  const text = asText(head);
  if (text === null) return "application/octet-stream";
  if (/<svg[\s>]/i.test(text)) return "image/svg+xml";
  if (/^\s*(<!doctype html|<html|<head|<body|<script|<iframe|<img|<meta)|<script[\s>]/i.test(text)) return "text/html";
  if (/^\s*<\?xml/i.test(text)) return "application/xml";
  return TEXTS[/\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ""] ?? "text/plain";
}

/** The bytes as text; null when they are none. A letter cut off at the end is no fault. */
function asText(head: Uint8Array): string | null {
  if (isWide(head)) return new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head);
  if (head.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
  } catch {
    return null;
  }
}

/** Begins with the mark of text in two bytes a sign. */
function isWide(head: Uint8Array) {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}
