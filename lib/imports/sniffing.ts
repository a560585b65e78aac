const MAGIC: [number[], string][] = [
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive"],
  [[0x50, 0x4b, 0x05, 0x06], "an empty ZIP archive"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel or Word file (.xls, .doc)"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF"],
  [[0x89, 0x50, 0x4e, 0x47], "a PNG picture"],
  [[0xff, 0xd8, 0xff], "a JPEG picture"],
  [[0x47, 0x49, 0x46, 0x38], "a GIF picture"],
  [[0x1f, 0x8b], "a gzip archive"],
  [[0x37, 0x7a, 0xbc, 0xaf], "a 7-Zip archive"],
  [[0x52, 0x61, 0x72, 0x21], "a RAR archive"],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "an SQLite database"],
  [[0x50, 0x41, 0x52, 0x31], "a Parquet file"],
];

/** What a file that is not a text table is, in words ("a PNG picture"), or null when nothing speaks against text. */
export function nameForeign(head: Uint8Array): string | null {
  const magic = MAGIC.find(([bytes]) => bytes.every((byte, at) => head[at] === byte))?.[1];
  if (magic === "a ZIP archive") return nameZip(head);
  if (magic) return magic;
  const start = latin(head.subarray(0, 200)).replace(/^\u00ef\u00bb\u00bf/, "").trimStart().toLowerCase();
  if (start.startsWith("<!doctype html") || start.startsWith("<html")) return "a web page";
  if (start.startsWith("<?xml")) return "an XML file";
  if (start.startsWith("{\\rtf")) return "a formatted text (.rtf)";
  return null;
}

/** UTF-16 without a byte order mark shows as a zero in every second byte. */
export function nameWide(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = head.length * 0.3;
  if (odd > most && even < odd / 20) return "utf-16le";
  if (even > most && odd < even / 20) return "utf-16be";
  return null;
}

/** The byte order mark's encoding and length. */
export function nameMark(head: Uint8Array): { encoding: string; length: number } | null {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  if (starts(0xef, 0xbb, 0xbf)) return { encoding: "utf-8", length: 3 };
  if (starts(0xff, 0xfe, 0, 0)) return { encoding: "utf-32le", length: 4 };
  if (starts(0, 0, 0xfe, 0xff)) return { encoding: "utf-32be", length: 4 };
  if (starts(0xff, 0xfe)) return { encoding: "utf-16le", length: 2 };
  if (starts(0xfe, 0xff)) return { encoding: "utf-16be", length: 2 };
  return null;
}

function nameZip(head: Uint8Array) {
  const names = latin(head);
  if (names.includes("xl/")) return "an Excel workbook (.xlsx)";
  if (names.includes("word/")) return "a Word document (.docx)";
  if (names.includes("opendocument.spreadsheet")) return "a LibreOffice spreadsheet (.ods)";
  return names.includes("[Content_Types].xml") ? "an Office document, perhaps an Excel workbook (.xlsx)" : "a ZIP archive";
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
