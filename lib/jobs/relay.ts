import "server-only";
import { keepLookout } from "@/lib/blockers/lookout";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { reportError } from "@/lib/errors/reporting";
import { deliverEverything, deliverWakeUps } from "@/lib/events/announce";
import { deliverInApp } from "@/lib/notifications/delivery";
import { deliverMails } from "@/lib/notifications/mailing";
import { beat } from "./heartbeats";
import { runDue, workOff } from "./commands/running";
import { endAbandoned } from "./queue";

/**
 * Where no Inngest is configured, the server process works itself: four workers beside each other, one of which leaves long work
 * alone, and one for each channel of the outbox, so that a mail server that hangs delays mails only. They share the queue with every other process; what one has claimed the others find taken.
 */
export function startRelay() {
  for (const isQuickOnly of [false, false, false, true]) everySecond(() => workOff({ isOver: () => false, isQuickOnly }));
  for (const deliver of [deliverWakeUps, deliverInApp, deliverMails]) everySecond(deliver);
  everySecond(endAbandoned);
  everySecond(() => beat("relay", 10));
  every(30, sweepEscalations);
  everySecond(keepLookout());
}

/** One round of all of it: for tests, and for whoever has no relay running. */
export async function tick() {
  await deliverEverything();
  await runDue();
  await deliverEverything();
}

function everySecond(work: () => Promise<unknown>) {
  every(1, work);
}

/** Again so many seconds after it has ended, so it never overtakes itself. A fault that goes on (the database is being started again) is told once. */
function every(seconds: number, work: () => Promise<unknown>) {
  let isFailing = false;
  const round = async () => {
    try {
      await work();
      isFailing = false;
    } catch (error) {
      if (!isFailing) await reportError({ kind: "job", error, route: "relay" });
      isFailing = true;
    }
    setTimeout(round, seconds * 1000).unref();
  };
  void round();
}
