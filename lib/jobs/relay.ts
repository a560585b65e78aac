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
 * alone, and one for each channel of the outbox, so that a mail server that hangs delays mails only. They share the queue with every other process; what one has claimed the others find taken. Answers how to stop it.
 */
export function startRelay() {
  const stops = [
    ...[false, false, false, true].map((isQuickOnly) => everySecond(() => workOff({ isOver: () => false, isQuickOnly }))),
    ...[deliverWakeUps, deliverInApp, deliverMails, endAbandoned, () => beat("relay", 10), keepLookout()].map(everySecond),
    every(30, sweepEscalations),
  ];
  return () => Promise.all(stops.map((stop) => stop()));
}

/** One round of all of it: for tests, and for whoever has no relay running. */
export async function tick() {
  await deliverEverything();
  await runDue();
  await deliverEverything();
}

function everySecond(work: () => Promise<unknown>) {
  return every(1, work);
}

/** Again so many seconds after it has ended, so it never overtakes itself. A fault that goes on (the database is being started again) is told once. Answers how to stop, which waits for the round that is under way. */
function every(seconds: number, work: () => Promise<unknown>) {
  let isFailing = false;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    try {
      await work();
      isFailing = false;
    } catch (error) {
      if (!isFailing) await reportError({ kind: "job", error, route: "relay" });
      isFailing = true;
    }
    if (!isOver) timer = setTimeout(() => void (underWay = round()), seconds * 1000).unref();
  };
  let underWay = round();
  return () => {
    isOver = true;
    clearTimeout(timer);
    return underWay;
  };
}
