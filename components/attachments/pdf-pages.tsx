"use client";

import { useEffect, useRef, useState } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";

/** So many pages are drawn; for the rest the file is saved. */
const MOST_PAGES = 20;

/** The pages of a PDF as pictures. Nothing in it runs: no scripts, no forms, no fonts of its own making code. */
export function PdfPages({ href, name, onFail }: { href: string; name: string; onFail: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<number | null>(null);
  const fail = useRef(onFail);
  // The drawing is done by a library on elements of its own, as long as this is shown.
  useEffect(() => {
    const ends = new AbortController();
    const at = place.current;
    if (at) draw(href, { name, at, signal: ends.signal, onPages: setPages }).catch(() => !ends.signal.aborted && fail.current());
    return () => ends.abort();
  }, [href, name]);
  return (
    <>
      {pages === null && <p className="text-ink-3" role="status">Opening {name}</p>}
      <div ref={place} className="grid gap-3" tabIndex={0} role="group" aria-label={`Pages of ${name}`} />
      {pages !== null && pages > MOST_PAGES && <p className="text-ink-3">{MOST_PAGES} of {pages} pages are shown. Save the file to read the rest.</p>}
    </>
  );
}

type Drawing = { name: string; at: HTMLElement; signal: AbortSignal; onPages: (count: number) => void };

async function draw(href: string, { name, at, signal, onPages }: Drawing) {
  const [{ getDocument, GlobalWorkerOptions }, answer] = await Promise.all([import("pdfjs-dist"), fetch(href, { signal })]);
  if (!answer.ok) throw new Error("not there");
  GlobalWorkerOptions.workerPort ??= new Worker(new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url), { type: "module" });
  const task = getDocument({ data: await answer.arrayBuffer(), isEvalSupported: false, enableXfa: false, disableFontFace: false, useSystemFonts: true, maxImageSize: 60_000_000 });
  signal.addEventListener("abort", () => void task.destroy());
  const document = await task.promise;
  onPages(document.numPages);
  at.replaceChildren();
  for (let page = 1; page <= Math.min(document.numPages, MOST_PAGES) && !signal.aborted; page++) at.append(await pageOf(document, page, name));
}

async function pageOf(document: PDFDocumentProxy, number: number, name: string) {
  const page = await document.getPage(number);
  const width = Math.min(1600, 832 * window.devicePixelRatio);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const canvas = window.document.createElement("canvas");
  [canvas.width, canvas.height] = [viewport.width, Math.min(viewport.height, 8000)];
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `Page ${number} of ${name}`);
  canvas.className = "w-full rounded-md border border-line";
  await page.render({ canvas, viewport }).promise;
  return canvas;
}
