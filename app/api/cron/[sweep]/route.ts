import { isInngestConfigured } from "@/inngest/client";
import { sweepNow } from "@/inngest/sweeps";
import { announce } from "@/lib/events/announce";
import { runDue } from "@/lib/jobs/commands/running";
import { isClock } from "@/lib/jobs/secret";
import { problem } from "@/lib/route";

export const maxDuration = 60;

/** Vercel's clock. Without the secret configured, or with a wrong one, there is nothing here. Where no Inngest hears the bell, the work is done at once. */
export async function GET(request: Request, { params }: { params: Promise<{ sweep: string }> }) {
  const { sweep } = await params;
  if (!isClock(request) || !(await sweepNow(sweep))) return problem(404, "Not found.");
  if (isInngestConfigured()) await announce();
  else await runDue();
  return Response.json({ swept: sweep });
}
