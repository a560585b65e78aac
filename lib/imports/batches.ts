import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { Tx } from "@/lib/db/within";
import type { PackedProfile } from "./profiles";
import { Decisions, Entity, Mapping, Options } from "./rules";
import type { State } from "./rules/steps";
import type { StoredLayout } from "./staging";

/** A batch as the wizard and its jobs read it. */
export type Batch = {
  id: string; version: number; fileName: string; entity: Entity; state: State; rows: number; layout: StoredLayout; mapping: Mapping; options: Options; decisions: Decisions;
  counts: Counts; summary: Summary; jobId: string | null; changeSetId: string | null; createdById: string | null; finishedAt: Date | null;
};
/** Rows by their fate, and by the tabs of the preview. */
export const Counts = z.object({ create: z.number(), update: z.number(), skip: z.number(), error: z.number(), look: z.number(), lacking: z.number() }).partial().default({});
export type Counts = z.infer<typeof Counts>;
/** How many rows carry each kind of note, and the undo's result. */
export const Summary = z.object({ notes: z.record(z.string(), z.number()).optional(), reverted: z.number().optional(), kept: z.number().optional(), error: z.string().optional() }).default({});
export type Summary = z.infer<typeof Summary>;

const Layout = z.object({ columns: z.array(z.string()), notes: z.array(z.string()), description: z.string() });
const columns = { id: true, version: true, fileName: true, entity: true, state: true, rows: true, layout: true, mapping: true, options: true, decisions: true, counts: true, summary: true, jobId: true, changeSetId: true, createdById: true, finishedAt: true } as const;

/** One whose file is still coming in, or another organization's, is not there. */
export async function getBatch(tx: Tx, id: string): Promise<Batch> {
  const row = (await tx.importBatch.findUnique({ where: { id, stagedAt: { not: null } }, select: columns })) ?? notFound();
  return {
    ...row, entity: Entity.parse(row.entity), layout: Layout.parse(row.layout), mapping: Mapping.parse(row.mapping), options: Options.parse(row.options), decisions: Decisions.parse(row.decisions),
    counts: Counts.parse(row.counts), summary: Summary.parse(row.summary),
  };
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockBatch(tx: Tx, id: string): Promise<Batch> {
  await tx.$queryRaw`select 1 from import_batches where id = ${id}::uuid for no key update`;
  return getBatch(tx, id);
}

/** What each column's values say together, in the file's order. */
export async function readProfiles(tx: Tx, id: string): Promise<PackedProfile[]> {
  const [row] = await tx.$queryRaw<{ profiles: PackedProfile[] }[]>`select profiles from import_batches where id = ${id}::uuid`;
  return row?.profiles ?? [];
}

/** Rows by fate and by tab, as they stand. */
export async function countRows(tx: Tx, id: string): Promise<Counts> {
  const [counts] = await tx.$queryRaw<Counts[]>`
    select count(*) filter (where action = 'CREATE')::int as create, count(*) filter (where action = 'UPDATE')::int as update, count(*) filter (where action = 'SKIP')::int as skip,
      count(*) filter (where action = 'ERROR')::int as error, count(*) filter (where "isWorthALook")::int as look, count(*) filter (where "lacksCustomer")::int as lacking
    from import_rows where "batchId" = ${id}::uuid`;
  return counts ?? {};
}
