import { z } from "zod";
import { runDue } from "@/lib/jobs/commands/running";
import { isClock } from "@/lib/jobs/secret";
import { problem } from "@/lib/route";

export const maxDuration = 60;

const ProcessJobs = z.object({ maxJobs: z.coerce.number().int().min(1).max(1000).default(100) });

/** Runs due jobs for half a minute at most, for a clock of one's own. */
export async function POST(request: Request) {
  if (!isClock(request)) return problem(404, "Not found.");
  const { data, error } = ProcessJobs.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (error) return problem(422, "maxJobs is a number from 1 to 1000.");
  return Response.json({ ran: await runDue({ most: data.maxJobs }) });
}
