import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { storage } from "@/lib/attachments/storage";
import { sweepAttachments } from "@/lib/jobs/upkeep/attachments";
import { startS3 } from "../support/s3";

const tenant = "00000000-0000-7000-8000-00000000000a";
const places = {
  "a folder": async () => {
    const before = process.env.ATTACHMENTS_DIR;
    process.env.ATTACHMENTS_DIR = mkdtempSync(path.join(tmpdir(), "files-"));
    return { stop: async () => void (before && (process.env.ATTACHMENTS_DIR = before)) };
  },
  "an S3-compatible bucket": startS3,
};

describe.each(Object.entries(places))("in %s", (_, start) => {
  let stop = async () => {};
  afterEach(() => stop());
  const begin = async () => {
    ({ stop } = await start());
    return storage();
  };

  test("a file is written once, read whole, found by size, listed in order and removed", async () => {
    const store = await begin();
    const keys = ["b", "a", "c"].map((id) => `${tenant}/${id}`);
    for (const key of keys) await store.write(key, parts("hel", "lo"), 5);
    expect([await text(await store.read(`${tenant}/a`)), await store.sizeOf(`${tenant}/a`)]).toEqual(["hello", 5]);
    expect(await listed()).toEqual([`${tenant}/a`, `${tenant}/b`, `${tenant}/c`]);
    expect(await listed(`${tenant}/a`)).toEqual([`${tenant}/b`, `${tenant}/c`]);
    await store.remove(`${tenant}/a`);
    await store.remove(`${tenant}/a`);
    expect([await store.read(`${tenant}/a`), await store.sizeOf(`${tenant}/a`), await listed()]).toEqual([null, null, [`${tenant}/b`, `${tenant}/c`]]);
  });

  test("a body that breaks off leaves nothing", async () => {
    const store = await begin();
    await expect(store.write(`${tenant}/a`, broken(), 10)).rejects.toThrow();
    expect([await store.sizeOf(`${tenant}/a`), await listed()]).toEqual([null, []]);
  });

  test("twenty files of several megabytes at once arrive as they were", async () => {
    const store = await begin();
    const content = Buffer.alloc(3_000_000, "throughline ");
    await Promise.all(Array.from({ length: 20 }, (_each, n) => store.write(`${tenant}/${n}`, parts(content.subarray(0, 1_000_001), content.subarray(1_000_001)), content.length)));
    for (let n = 0; n < 20; n++) expect([n, (await text(await store.read(`${tenant}/${n}`))) === content.toString()]).toEqual([n, true]);
  });
});

test("a process that is killed while it writes leaves no file, and what it began is swept away", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "killed-"));
  const program = `import { folderOf } from "@/lib/attachments/storage/folder";
    async function* slow() { yield Buffer.alloc(100_000); console.log("begun"); await new Promise((resolve) => setTimeout(resolve, 60_000)); }
    await folderOf(${JSON.stringify(folder)}).write("${tenant}/a", slow(), 200_000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { env: { ...process.env, TSX_TSCONFIG_PATH: "bin/support/tsconfig.json" } });
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.stderr.once("data", (bytes: Buffer) => reject(new Error(bytes.toString())));
  });
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  const [part = ""] = readdirSync(path.join(folder, ".parts"));
  expect([existsSync(path.join(folder, tenant)), part]).toEqual([false, expect.any(String)]);

  const before = process.env.ATTACHMENTS_DIR;
  process.env.ATTACHMENTS_DIR = folder;
  const slice = { cursor: null, isOver: () => false };
  expect(await sweepAttachments(slice)).toEqual({ removed: 0 }); // it might still be writing
  utimesSync(path.join(folder, ".parts", part), new Date(0), new Date(0));
  expect(await sweepAttachments(slice)).toEqual({ removed: 1 });
  expect(readdirSync(path.join(folder, ".parts"))).toEqual([]);
  if (before) process.env.ATTACHMENTS_DIR = before;
});

async function* parts(...all: (string | Buffer)[]) {
  for (const part of all) yield Buffer.from(part);
}

async function* broken() {
  yield Buffer.from("hello");
  throw new Error("the line went dead");
}

async function text(stream: ReadableStream<Uint8Array> | null) {
  return stream && new Response(stream).text();
}

async function listed(after?: string) {
  const keys: string[] = [];
  for await (const { key } of storage().list(after)) keys.push(key);
  return keys;
}
