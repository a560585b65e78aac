import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { refuse } from "@/lib/refusal";
import { HEAD_BYTES, sniff } from "./sniffing";
import { storage } from "./storage";

/** What is known of a file's content: where it lies, its bytes, its SHA-256 in hexadecimal, its type by its content. */
export type Received = { key: string; size: number; checksum: string; mimeType: string };
type Announced = { name: string; size: number; checksum?: string | undefined };

export const newKey = (tenantId: string) => `${tenantId}/${randomUUID()}`;

/** Writes a file into the storage as it arrives, never as a whole in memory. What is longer, shorter or other than announced is refused and leaves nothing. */
export async function receive(tenantId: string, { name, size, checksum }: Announced, body: AsyncIterable<Uint8Array>): Promise<Received> {
  const key = newKey(tenantId);
  const measure = measuring(size);
  await storage().write(key, measure.pass(body), size).catch((error: unknown) => Promise.reject(measure.fault() ?? error));
  const found = { key, size, checksum: measure.checksum(), mimeType: await sniff(measure.head(), name) };
  return checksum && checksum !== found.checksum ? wrong(key) : found;
}

/** The same for a file that a browser sent to the bucket: it is taken over, out of the reach of whoever sent it, and only then looked at. */
export async function takeOver(tenantId: string, from: string, { name, size, checksum }: Announced): Promise<Received> {
  const { incoming, sizeOf, read } = storage();
  const sent = await sizeOf(from);
  if (!incoming || sent === null) return refuse("This file did not arrive, or was taken in already. Send it again.", 409);
  if (sent !== size) {
    await storage().remove(from);
    return refuse(`${sent} bytes came instead of ${size}. Send the file again.`);
  }
  const key = newKey(tenantId);
  await incoming.take(from, key);
  const measure = measuring(size);
  for await (const _ of measure.pass((await read(key)) ?? gone())) continue;
  const found = { key, size, checksum: measure.checksum(), mimeType: await sniff(measure.head(), name) };
  return checksum && checksum !== found.checksum ? wrong(key) : found;
}

/** Counts, hashes and keeps the beginning of what passes. Too much ends it at once. */
function measuring(size: number) {
  const hash = createHash("sha256");
  const beginning: Uint8Array[] = [];
  let [count, fault]: [number, unknown] = [0, null];
  async function* count_(body: AsyncIterable<Uint8Array>) {
    for await (const bytes of body) {
      if (count < HEAD_BYTES) beginning.push(bytes.slice(0, HEAD_BYTES - count));
      count += bytes.length;
      if (count > size) refuse(`More came than the ${size} bytes that were announced. Nothing was kept.`);
      hash.update(bytes);
      yield bytes;
    }
    if (count < size) refuse(`${count} bytes came instead of ${size}. Nothing was kept; send the file again.`);
  }
  async function* pass(body: AsyncIterable<Uint8Array>) {
    try {
      yield* count_(body);
    } catch (error) {
      fault = error;
      throw error;
    }
  }
  return { pass, fault: () => fault, head: () => Buffer.concat(beginning), checksum: () => hash.digest("hex") };
}

async function wrong(key: string): Promise<never> {
  await storage().remove(key);
  return refuse("What came is not what was sent: the checksum differs. Nothing was kept; send the file again.");
}

function gone(): never {
  throw new Error("what was just taken over is not there");
}
