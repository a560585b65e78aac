import { z } from "zod";
import { refuse } from "@/lib/refusal";

export const GetJob = z.object({ jobId: z.uuid() });
export type GetJob = z.infer<typeof GetJob>;

export const ListJobs = z.object({
  status: z.enum(["pending", "processing", "completed", "failed", "cancelled"]).optional(),
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type ListJobs = z.infer<typeof ListJobs>;

export const RetryJob = z.strictObject({ jobId: z.uuid() });
export type RetryJob = z.infer<typeof RetryJob>;

export const CancelJob = z.strictObject({ jobId: z.uuid() });
export type CancelJob = z.infer<typeof CancelJob>;

type Standing = { status: "pending" | "processing" | "completed" | "failed" | "cancelled"; lockedUntil: Date | null };

/** By hand only what has come to an end without having done its work; what was cancelled in mid-work has to let go first. */
export function assertRetriable({ status, lockedUntil }: Standing, now: Date) {
  if (status === "completed") refuse("This work is done; there is nothing to try again.", 409);
  if (status === "pending" || status === "processing") refuse("This work has not come to an end yet.", 409);
  if (lockedUntil && lockedUntil > now) refuse("This work is still stopping. Try it again in a minute.", 409);
}

export function assertCancellable({ status }: Standing) {
  if (status !== "pending" && status !== "processing") refuse("This work has already come to an end.", 409);
}
