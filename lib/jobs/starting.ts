import "server-only";
import { isInngestConfigured } from "@/inngest/client";
import { schedule } from "@/inngest/sweeps";
import { assertFit } from "@/lib/db/fitness";
import { assertConfigured } from "@/lib/env";
import { startRelay } from "./relay";
import { startScheduler } from "./scheduler";

/** Before the first request: the configuration is whole, the database fits, and, where no Inngest does it, the background work begins. A fault ends the process with one message. */
export async function start() {
  try {
    assertConfigured();
    await assertFit();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  if (isInngestConfigured()) return;
  startRelay();
  startScheduler(Object.fromEntries(Object.entries(schedule).filter(([name]) => name !== "jobs" && name !== "outbox"))); // the relay does these two every second
}
