import "server-only";
import { imageSize } from "image-size";
import { notFound } from "next/navigation";
import { refuse } from "@/lib/refusal";
import { MOST_PIXELS, previewOf } from "./rules";
import { HEAD_BYTES } from "./sniffing";
import { storage } from "./storage";

type File = { fileName: string; fileSize: number; mimeType: string; fileUrl: string };

/** Nothing of a file ever runs: it is sandboxed, of the type its content has, never guessed at, and everything but a picture is only for saving. */
const HEADERS = {
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "cache-control": "private, no-store",
  "x-robots-tag": "noindex",
};

/** Types a browser is told; everything else is bytes. None of them is a page or a drawing that could hold a script. */
const TOLD = /^(image\/(png|jpeg|gif|webp|avif)|application\/(pdf|zip)|text\/(plain|csv)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/vnd\.[\w.+-]+)$/;

/** The answer that is the file. With `isViewed` a picture is shown in place; anything else is refused. */
export async function serve(file: File, { isViewed }: { isViewed: boolean }): Promise<Response> {
  if (isViewed && previewOf(file) !== "picture") refuse("This file is not shown here. Save it to look at it.", 415);
  const body = (await storage().read(file.fileUrl)) ?? notFound();
  const bytes = isViewed ? await smallEnough(body) : body;
  const type = TOLD.test(file.mimeType) ? file.mimeType : "application/octet-stream";
  return new Response(bytes, { headers: { ...HEADERS, "content-type": type, "content-length": String(file.fileSize), "content-disposition": disposition(isViewed ? "inline" : "attachment", file.fileName) } });
}

/** A picture says in its beginning how large it is unpacked. One that says nothing readable, or too much, is not shown. */
async function smallEnough(body: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  for (let length = 0; length < 32 * HEAD_BYTES; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  if (pixelsOf(Buffer.concat(parts)) > MOST_PIXELS) {
    await reader.cancel();
    refuse("This picture is too large to be shown here. Save it to look at it.", 415);
  }
  return new ReadableStream({
    async pull(controller) {
      const value = parts.shift() ?? (await reader.read()).value;
      if (value) controller.enqueue(value);
      else controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function pixelsOf(head: Uint8Array): number {
  try {
    const { width, height } = imageSize(head);
    return width * height;
  } catch {
    return Infinity;
  }
}

/** RFC 6266: a plain name for old readers, the real one beside it. */
function disposition(kind: "inline" | "attachment", name: string) {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const real = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${real}`;
}
