import { contextOfToken } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { getBatch } from "@/lib/imports/batches";
import { decideName, mapColumn } from "@/lib/imports/commands/mapping";
import { previewImport } from "@/lib/imports/commands/previewing";
import { startImport } from "@/lib/imports/commands/running";
import { uploadImport } from "@/lib/imports/commands/uploading";
import { getColumns } from "@/lib/imports/queries/columns";
import { runJob } from "@/lib/jobs/commands/running";
import type { Tenant } from "./seeding";

const PIECE = 64 * 1024;
export const COLUMNS = ["opportunity id", "name", "sales agent", "account", "deal stage", "engage date", "close date", "close value"];

/** A file like those of other systems: a third won, a hundred customers, twelve agents. */
export function dealsFile(prefix: string, from: number, to: number) {
  const day = (n: number) => `2024-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`;
  const rows = Array.from({ length: to - from }, (_, at) => from + at).map((n) => `${prefix}-${n},Deal ${prefix} ${n},Agent ${n % 12},Company ${n % 100},${n % 3 ? "Prospecting" : "Closed Won"},${day(n)},${n % 3 ? "" : "2025-02-03"},${100 + (n % 9_000)}.50`);
  return Buffer.from(`${COLUMNS.join(",")}\n${rows.join("\n")}\n`);
}

/** As it comes in over the wire. */
export async function* pieces(file: Uint8Array) {
  for (let at = 0; at < file.length; at += PIECE) yield file.subarray(at, at + PIECE);
}

/** An administrator at the wizard: answers what is asked, and waits for each step's work. `steps`: milliseconds of each, in total. */
export async function importer(tenant: Tenant) {
  const ctx = await administratorOf(tenant);
  const steps = { upload: 0, preview: 0, run: 0 };
  const read = (importId: string) => within(ctx, (tx) => getBatch(tx, importId));
  const timed = async <T>(step: keyof typeof steps, work: () => Promise<T>) => {
    const begun = performance.now();
    const value = await work();
    steps[step] += performance.now() - begun;
    return value;
  };

  /** Names that nobody knows are made. */
  async function answer(importId: string) {
    const { questions } = await getColumns(ctx, { importId });
    for (const question of questions) {
      const { version } = await read(importId);
      if (question.about === "names" && question.names.some(({ isOpen }) => isOpen)) for (const { value, isOpen } of question.names) if (isOpen) await decideName(ctx, { importId, version: (await read(importId)).version, field: question.field, name: value, choice: { choose: "create" } });
      if (question.about === "dateOrder") await mapColumn(ctx, { importId, version, column: question.column, dateOrder: question.suggestion });
    }
  }

  async function importFile(body: AsyncIterable<Uint8Array>) {
    const { importId } = await timed("upload", () => uploadImport(ctx, { entity: "deals", name: "deals.csv", body }));
    await finish(importId, (jobId) => workOff(jobId));
  }

  /** The same from a file that has come in already, left to the server's own relay. */
  const uploaded = (importId: string) => finish(importId, waitFor);

  async function finish(importId: string, end: (jobId: string) => Promise<void>) {
    await answer(importId);
    await timed("preview", async () => end((await previewImport(ctx, { importId })).jobId));
    await timed("run", async () => (await startImport(ctx, { importId }), end((await read(importId)).jobId ?? "")));
    const { state, counts } = await read(importId);
    if (state !== "COMPLETED" || counts.error) throw new Error(`The import ended as ${state}: ${JSON.stringify(counts)}`);
  }

  /** Here and now; where the relay of a server was faster, that is waited for. */
  async function workOff(jobId: string) {
    for (;;) {
      const ended = await runJob(jobId);
      if (ended === null || ended === "busy") return waitFor(jobId);
      if (ended.error) throw new Error(ended.error);
      if (ended.status === "completed") return;
    }
  }

  async function waitFor(jobId: string) {
    for (;;) {
      const { status, error } = await within(ctx, (tx) => tx.job.findUniqueOrThrow({ where: { id: jobId }, select: { status: true, error: true } }));
      if (status === "completed") return;
      if (status === "failed" || status === "cancelled") throw new Error(`The work ended as ${status}: ${error}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  return { importFile, uploaded, steps };
}

async function administratorOf({ adminToken }: Tenant) {
  const ctx = await contextOfToken(adminToken);
  if (!ctx) throw new Error("The seeded session is nobody's.");
  return ctx;
}

/** By how much the resident memory of this process grew at most. */
export async function residentDuring(work: () => Promise<unknown>) {
  const begun = process.memoryUsage.rss();
  let most = begun;
  const sampler = setInterval(() => void (most = Math.max(most, process.memoryUsage.rss())), 10);
  await work();
  clearInterval(sampler);
  return Math.max(most, process.memoryUsage.rss()) - begun;
}
