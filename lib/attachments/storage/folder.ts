import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { Storage, Stored } from "../storage";

/** What is being written lies here until it is whole. */
const PARTS = ".parts";

/** Files in a folder of this machine. */
export function folderOf(folder: string): Storage {
  const place = (key: string) => path.join(folder, ...key.split("/").map(assertPlain));
  return {
    async write(key, body, size) {
      const part = path.join(folder, PARTS, randomUUID());
      await mkdir(path.dirname(part), { recursive: true, mode: 0o700 });
      try {
        await writeWhole(part, body, size);
        await mkdir(path.dirname(place(key)), { recursive: true, mode: 0o700 });
        await rename(part, place(key));
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    async read(key) {
      const file = await open(place(key)).catch(orNull);
      return file && (Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>);
    },
    sizeOf: async (key) => (await stat(place(key)).catch(orNull))?.size ?? null,
    remove: (key) => rm(place(key), { force: true }),
    list: (after = "") => walk(folder, "", after),
  };
}

/** To the disk, not only to its cache: a row that names it must never outlive it. */
async function writeWhole(part: string, body: AsyncIterable<Uint8Array>, size: number) {
  const file = await open(part, "wx", 0o600);
  try {
    let written = 0;
    for await (const bytes of body) written += (await file.write(bytes)).bytesWritten;
    if (written !== size) throw new Error(`${written} bytes came instead of ${size}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* walk(folder: string, under: string, after: string): AsyncGenerator<Stored> {
  const entries = (await readdir(path.join(folder, under), { withFileTypes: true }).catch(orNull)) ?? [];
  const keys = entries.map((entry) => ({ key: under + entry.name + (entry.isDirectory() ? "/" : ""), isFolder: entry.isDirectory() }));
  for (const { key, isFolder } of keys.toSorted((one, other) => (one.key < other.key ? -1 : 1))) {
    if (isFolder && (key > after || after.startsWith(key))) yield* walk(folder, key, after);
    if (isFolder || key <= after) continue;
    const found = await stat(path.join(folder, key)).catch(orNull);
    if (found) yield { key, writtenAt: found.mtime };
  }
}

/** Keys are ours, never somebody's words; still no part of one leads elsewhere. */
function assertPlain(part: string) {
  if (!/^\.?[\w-]+$/.test(part)) throw new Error("not a key");
  return part;
}

function orNull(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
