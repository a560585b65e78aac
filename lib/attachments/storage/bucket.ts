import "server-only";
import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import type { Storage, Stored } from "../storage";

/** How long a browser may take to send a file it was given a place for, in seconds. */
const SIGNED_SECONDS = 3600;

/** Objects of an S3-compatible bucket. The client library is loaded by the first use: most installations have none. */
export function bucketOf(bucket: string): Storage {
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  return {
    write: (key, body, size) => write(at(key), body, size),
    async read(key) {
      const { sdk, client } = await library();
      const found = await client.send(new sdk.GetObjectCommand(at(key))).catch(orNull);
      return (found?.Body?.transformToWebStream() as ReadableStream<Uint8Array> | undefined) ?? null;
    },
    sizeOf: (key) => sizeOf(at(key)),
    remove: (key) => remove(at(key)),
    list: (after) => pages(bucket, after),
    incoming: {
      sign: (key, size) => sign(at(key), size),
      async take(from, key) {
        const { sdk, client } = await library();
        await client.send(new sdk.CopyObjectCommand({ ...at(key), CopySource: `${bucket}/${from}` }));
        await remove(at(from));
      },
    },
  };
}

type Place = { Bucket: string; Key: string };

async function write(place: Place, body: Parameters<Storage["write"]>[1], size: number) {
  const { sdk, client } = await library();
  const stream = Readable.from(body, { objectMode: false });
  const ended = new AbortController();
  stream.once("error", (error) => ended.abort(error)); // the library waits for the rest of a body that broke off
  const put = new sdk.PutObjectCommand({ ...place, Body: stream, ContentLength: size, ContentType: "application/octet-stream" });
  await client.send(put, { abortSignal: ended.signal }).catch((error: unknown) => Promise.reject(ended.signal.aborted ? ended.signal.reason : error));
  const written = await sizeOf(place);
  if (written === size) return;
  await remove(place);
  throw new Error(`${written} bytes came instead of ${size}`);
}

async function sizeOf(place: Place) {
  const { sdk, client } = await library();
  const head = await client.send(new sdk.HeadObjectCommand(place)).catch(orNull);
  return head?.ContentLength ?? null;
}

async function remove(place: Place) {
  const { sdk, client } = await library();
  await client.send(new sdk.DeleteObjectCommand(place));
}

async function sign(place: Place, size: number) {
  const { sdk, client, presign } = await library();
  const headers = { "content-type": "application/octet-stream" };
  const command = new sdk.PutObjectCommand({ ...place, ContentLength: size, ContentType: headers["content-type"] });
  const url = await presign(client, command, { expiresIn: SIGNED_SECONDS, signableHeaders: new Set(["content-length", "content-type"]) });
  return { url, headers };
}

async function* pages(bucket: string, from?: string): AsyncGenerator<Stored> {
  const { sdk, client } = await library();
  for (let after: string | undefined; ; ) {
    const page = await client.send(new sdk.ListObjectsV2Command({ Bucket: bucket, ...(after ? { ContinuationToken: after } : from && { StartAfter: from }) }));
    for (const { Key, LastModified } of page.Contents ?? []) if (Key) yield { key: Key, writtenAt: LastModified ?? new Date() };
    after = page.NextContinuationToken;
    if (!after) return;
  }
}

const kept: { for?: string; client?: S3Client } = {};

async function library() {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true"; // it speaks of Node's age, not of ours
  const [sdk, { getSignedUrl: presign }] = await Promise.all([import("@aws-sdk/client-s3"), import("@aws-sdk/s3-request-presigner")]);
  const { S3_ENDPOINT, S3_REGION = "us-east-1", S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
  const settings = JSON.stringify([S3_ENDPOINT, S3_REGION, accessKeyId]);
  if (!kept.client || kept.for !== settings) {
    kept.client?.destroy();
    kept.for = settings;
    kept.client = new sdk.S3Client({
      region: S3_REGION, ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT, forcePathStyle: true }), ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
      requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED", // not every compatible server knows the newer ones; ours is taken over the bytes
    });
  }
  return { sdk, presign, client: kept.client };
}

function orNull(error: unknown): null {
  if (error instanceof Error && ["NotFound", "NoSuchKey"].includes(error.name)) return null;
  throw error;
}
