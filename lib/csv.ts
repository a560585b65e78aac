import "server-only";
import { stringify } from "csv-stringify/sync";

/** A download of any length: its pages are read while it is sent. `pages` are rows of cells; the first row is the head. */
export function csvResponse(name: string, pages: AsyncGenerator<string[][]>) {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode("\ufeff")),
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(new TextEncoder().encode(csvOf(value)));
    },
    cancel: () => void pages.return(undefined),
  });
  const headers = { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}"`, "x-content-type-options": "nosniff", "cache-control": "no-store" };
  return new Response(body, { headers });
}

/** What a spreadsheet would run as a formula is made text by a ' before it, and so is what begins with such a mark of its own; numbers stay numbers. */
export function csvOf(rows: readonly (readonly string[])[]) {
  return stringify(rows.map((row) => row.map(harmlessCell)), { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
}

/** The mark that plainCell (lib/sheets/plain.ts) takes away again. */
export function harmlessCell(cell: string) {
  return /^\s*'*\s*[=+\-@\t\r]/.test(cell) && !/^[-+]?[\d.,\s]+%?$/.test(cell) ? `'${cell}` : cell;
}
