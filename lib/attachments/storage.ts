import "server-only";
import { bucketOf } from "./storage/bucket";
import { folderOf } from "./storage/folder";

/** A way to send a file to the bucket without passing through us: PUT the bytes there with these headers. */
export type SignedUpload = { url: string; headers: Record<string, string> };
export type Stored = { key: string; writtenAt: Date };

/** Where files lie. A key is "tenantId/id"; an object is written once, whole or not at all, and never changed. */
export type Storage = {
  /** `size` in bytes is what will come; another number is an error, and nothing is kept. */
  write(key: string, body: AsyncIterable<Uint8Array>, size: number): Promise<void>;
  /** Null: there is no such object. */
  read(key: string): Promise<ReadableStream<Uint8Array> | null>;
  sizeOf(key: string): Promise<number | null>;
  remove(key: string): Promise<void>;
  /** Everything, also what was begun and never ended, in the order of the keys, from the one after `after`. */
  list(after?: string): AsyncIterable<Stored>;
  /** Only where browsers send files to the storage themselves: a place to send one to, and taking it over from there. */
  incoming?: { sign(key: string, size: number): Promise<SignedUpload>; take(from: string, key: string): Promise<void> };
};

/** The storage of this installation: a bucket where S3_BUCKET names one, else the folder ATTACHMENTS_DIR. */
export function storage(): Storage {
  const { S3_BUCKET, ATTACHMENTS_DIR = ".data/files" } = process.env;
  return S3_BUCKET ? bucketOf(S3_BUCKET) : folderOf(ATTACHMENTS_DIR);
}

/** The room of one organization, in bytes: ATTACHMENTS_QUOTA_MB, or 10 GB. */
export function quota() {
  return Number(process.env.ATTACHMENTS_QUOTA_MB ?? 10_000) * 1_000_000;
}
