import { deflateRawSync, deflateSync } from "node:zlib";

/** A picture of one pixel. */
export const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
export const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** What runs when a browser takes it for a page: it marks the window and asks for an address of ours. */
export const SCRIPT = `<script>window.ranHere=true;document.title="ran";fetch("/ran")</script>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="window.ranHere=true;document.title='ran'"><script>window.ranHere=true;document.title="ran"</script></svg>`;

/** A picture whose few bytes unpack to 30,000 × 30,000 pixels. */
export const PICTURE_BOMB = png(30_000, 30_000);

/** Files that pretend, escape or burst: what they are sent as, and what they are found to be. */
export const CORPUS: readonly { name: string; content: Buffer; type: string; shown: boolean; kept?: string }[] = [
  { name: "drawing.svg", content: Buffer.from(SVG), type: "image/svg+xml", shown: false },
  { name: "drawing.png", content: Buffer.from(`<?xml version="1.0"?>${SVG}`), type: "image/svg+xml", shown: false },
  { name: "holiday.png", content: Buffer.from(`<!doctype html><body>${SCRIPT}`), type: "text/html", shown: false },
  { name: "page.html", content: Buffer.from(`<html>${SCRIPT}</html>`), type: "text/html", shown: false },
  { name: "quiet.txt", content: Buffer.from(`dear reader\n${SCRIPT}`), type: "text/html", shown: false },
  { name: "wide.txt", content: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`<html>${SCRIPT}`, "utf16le")]), type: "text/html", shown: false },
  { name: "data.xml", content: Buffer.from(`<?xml version="1.0"?><x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>window.ranHere=true</h:script></x>`), type: "application/xml", shown: false },
  { name: "picture.gif", content: Buffer.concat([GIF, Buffer.from(SCRIPT)]), type: "image/gif", shown: true },
  { name: "picture.html", content: Buffer.concat([PNG, Buffer.from(SCRIPT)]), type: "image/png", shown: true },
  { name: "polyglot.jpg", content: Buffer.concat([Buffer.from(`GIF89a/*`), Buffer.from(`*/=1;window.ranHere=true//${SCRIPT}`)]), type: "image/gif", shown: false },
  { name: "paper.pdf", content: PDF, type: "application/pdf", shown: false },
  { name: "bomb.png", content: PICTURE_BOMB, type: "image/png", shown: false },
  { name: "bomb.zip", content: zip("[Content_Types].xml", 30_000_000), type: "application/zip", shown: false },
  { name: "../../../../etc/passwd", content: Buffer.from("root"), type: "text/plain", shown: false, kept: "passwd" },
  { name: "..\\..\\windows\\system32\\evil.exe", content: Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]), type: "application/x-msdownload", shown: false, kept: "evil.exe" },
  { name: "invoice\u202Egpj.exe", content: Buffer.from("text"), type: "text/plain", shown: false, kept: "invoicegpj.exe" },
  { name: "a\r\nset-cookie: x=1\r\n\r\n<script>.txt", content: Buffer.from("text"), type: "text/plain", shown: false, kept: "aset-cookie x=1script.txt" },
  { name: "....", content: Buffer.from("text"), type: "text/plain", shown: false, kept: "file" },
  { name: `${"ä".repeat(400)}.csv`, content: Buffer.from("a,b"), type: "text/csv", shown: false, kept: `${"ä".repeat(176)}.csv` },
];

/** A picture with nothing in it but its size, and one packed run of zeros. */
function png(width: number, height: number) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const row = Buffer.alloc(Math.ceil(width / 8) + 1);
  return Buffer.concat([PNG.subarray(0, 8), chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.concat(Array.from({ length: 200 }, () => row)))), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4)]);
}

/** One entry that unpacks to so many zeros. */
function zip(name: string, bytes: number) {
  const packed = deflateRawSync(Buffer.alloc(bytes));
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(bytes, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), packed]);
}
