import { existsSync, createReadStream } from "node:fs";
import path from "node:path";
import type { Ctx } from "@/lib/auth/context";
import { getBatch } from "@/lib/imports/batches";
import { decideName, keepColumn, mapColumn } from "@/lib/imports/commands/mapping";
import { previewImport } from "@/lib/imports/commands/previewing";
import { startImport } from "@/lib/imports/commands/running";
import { undoImport } from "@/lib/imports/commands/undoing";
import { uploadImport } from "@/lib/imports/commands/uploading";
import type { Choice, Entity } from "@/lib/imports/rules";
import { runJob } from "@/lib/jobs/commands/running";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import type { World } from "../support/world";

const folder = path.resolve(import.meta.dirname, "../../../shared/data/crm-sales-opportunities");
export const areRealFilesHere = existsSync(folder);
if (!areRealFilesHere) console.warn(`The real files are not at ${folder}; their tests are skipped.`);
export const realFile = (name: string) => createReadStream(path.join(folder, name));

export async function* bytes(content: string | Uint8Array) {
  yield Buffer.from(content);
}

type Answers = { names?: Record<string, Record<string, Choice>>; scale?: Record<string, 3 | 6>; keep?: string[]; map?: Record<string, string | null> };

/** Somebody of the organization at the wizard. */
export const wizard = (acme: World, ctx: Ctx = acme.as(acme.adam)) => wizardOf(ctx);

/** Whoever a context speaks for. */
export function wizardOf(ctx: Ctx) {
  const read = (importId: string) => within(ctx, (tx) => getBatch(tx, importId));

  async function upload(entity: Entity, content: string | Uint8Array | AsyncIterable<Uint8Array>, name = "file.csv") {
    const body = typeof content === "string" || content instanceof Uint8Array ? bytes(content) : content;
    return (await uploadImport(ctx, { entity, name, body })).importId;
  }

  async function answer(importId: string, { names = {}, scale = {}, keep = [], map = {} }: Answers) {
    const column = async (name: string) => {
      const batch = await read(importId);
      return { importId, version: batch.version, column: batch.layout.columns.indexOf(name) };
    };
    for (const [name, field] of Object.entries(map)) await mapColumn(ctx, { ...(await column(name)), target: field ? { to: "field", field } : { to: "skip" } });
    for (const [name, by] of Object.entries(scale)) await mapColumn(ctx, { ...(await column(name)), scale: by });
    for (const name of keep) await keepColumn(ctx, { ...(await column(name)), label: name.replaceAll("_", " "), type: "TEXT" });
    for (const [field, choices] of Object.entries(names)) for (const [name, choice] of Object.entries(choices)) await decideName(ctx, { importId, version: (await read(importId)).version, field, name, choice });
  }

  async function preview(importId: string) {
    await finish((await previewImport(ctx, { importId })).jobId);
    return (await read(importId)).counts;
  }

  async function run(importId: string) {
    await startImport(ctx, { importId });
    await finish((await read(importId)).jobId ?? "");
    return read(importId);
  }

  /** Upload, answers, preview, run. */
  async function importFile(entity: Entity, content: string | AsyncIterable<Uint8Array>, answers: Answers = {}) {
    const importId = await upload(entity, content);
    await answer(importId, answers);
    await preview(importId);
    return run(importId);
  }

  async function undo(importId: string) {
    await undoImport(ctx, { importId });
    await finish((await read(importId)).jobId ?? "");
    return read(importId);
  }

  return { ctx, read, undo, upload, answer, preview, run, importFile };
}

/** Works a job off, slice after slice. */
export async function finish(jobId: string) {
  for (;;) {
    const ended = await runJob(jobId);
    if (ended && ended !== "busy" && ended.status === "pending" && !ended.error) continue;
    if (ended && ended !== "busy" && ended.error) throw new Error(await whatHappened(ended.error));
    return ended;
  }
}

/** Behind “Request …” stands what really happened. */
async function whatHappened(sentence: string) {
  const requestId = /Request (\S+)/.exec(sentence)?.[1];
  const fault = requestId ? await everything.appError.findFirst({ where: { requestId } }) : null;
  return fault?.message ?? sentence;
}
