import "server-only";
import { isInngestConfigured } from "@/inngest/client";
import { schedule } from "@/inngest/sweeps";
import { assertFit } from "@/lib/db/fitness";
import { assertConfigured } from "@/lib/env";
import { storeTemplates } from "@/lib/projects/template-store";
import { startRelay } from "./relay";
import { startScheduler } from "./scheduler";

/** Before the first request: the configuration is whole, the database fits and holds what ships with this version, and, where no Inngest does it, the background work begins. A fault ends the process with one message. */
export async function start() {
  try {
    assertConfigured();
    await assertFit();
    await storeTemplates();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  if (isInngestConfigured()) return;
  startRelay();
  startScheduler(Object.fromEntries(Object.entries(schedule).filter(([name]) => !["jobs", "outbox", "escalations"].includes(name)))); // the relay does these by itself, every second or every 30
}
