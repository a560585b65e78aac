import { sweepBlocker } from "@/lib/blockers/sweep";
import { announce } from "@/lib/events/announce";
import { inngest } from "./client";

/** So often one run wakes at most: three levels, and two snoozes before each. What would go beyond is the sweep's. */
const WAKES = 50;

/**
 * For punctuality alone: since the clock of a blocker runs, one run sleeps until the next instant something happens to it. It is never cancelled and never armed anew: each wake
 * runs the sweep for that blocker, and one that comes too early, or too late, finds nothing due. It ends when the clock stands; whatever starts it again starts another run.
 */
export const watchBlocker = inngest.createFunction({ id: "watch-blocker", triggers: [{ event: "blocker/running" }], retries: 10 }, async ({ event, step }) => {
  for (let wake = 0; wake < WAKES; wake++) {
    const next = await step.run(`sweep-${wake}`, async () => {
      const swept = await sweepBlocker(event.data.blockerId);
      await announce();
      return swept.next?.toISOString() ?? null;
    });
    if (!next) return { wakes: wake };
    await step.sleepUntil(`sleep-${wake}`, next);
  }
  return { wakes: WAKES };
});
