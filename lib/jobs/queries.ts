import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { JobStatus } from "@/lib/generated/prisma/enums";
import type { GetJob, ListJobs } from "./rules";

const shown = { id: true, type: true, status: true, progress: true, result: true, error: true, attempts: true, createdByName: true, createdAt: true, updatedAt: true } as const;

/** A job as its organization sees it: `progress` is {done, total}, `error` a sentence. */
export type JobRow = { id: string; type: string; status: JobStatus; progress: unknown; result: unknown; error: string | null; attempts: number; createdByName: string; createdAt: Date; updatedAt: Date };

export function getJob(ctx: Ctx, { jobId }: GetJob): Promise<JobRow> {
  return within(ctx, async (tx) => (await tx.job.findUnique({ where: { id: jobId }, select: shown })) ?? notFound());
}

/** The ledger, newest first; `before` is the last id of the page before. */
export function listJobs(ctx: Ctx, { status, before, limit }: ListJobs): Promise<JobRow[]> {
  const where = { ...(status && { status }), ...(before && { id: { lt: before } }) };
  return within(ctx, (tx) => tx.job.findMany({ where, select: shown, orderBy: { id: "desc" }, take: limit }));
}
