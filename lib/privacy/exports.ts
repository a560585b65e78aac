import { z } from "zod";

/** So long an export can be downloaded. */
export const EXPORT_DAYS = 7;
/** Where the parts of exports lie in the storage; the nightly sweep clears what is older. */
export const EXPORTS = "exports/";

/** One compressed piece of a table: `n` counts from 1. */
const Part = z.object({ table: z.string(), n: z.number(), rows: z.number(), bytes: z.number() });
export type Part = z.infer<typeof Part>;
/** What the job of an export has made. */
export const Packed = z.object({ rows: z.number(), until: z.iso.datetime(), parts: z.array(Part) });
export type Packed = z.infer<typeof Packed>;

export function keyOf(tenantId: string, jobId: string, { table, n }: Pick<Part, "table" | "n">) {
  return `${EXPORTS}${tenantId}_${jobId}_${table}_${n}`;
}
