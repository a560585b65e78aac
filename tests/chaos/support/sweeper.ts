import { setTimeout as sleep } from "node:timers/promises";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { deliverInApp } from "@/lib/notifications/delivery";

/** A process of its own, until it is killed: so many workers who sweep escalations, and one who brings what they said. What fails is begun again. */
const WORKERS = 4;

async function forever(work: () => Promise<unknown>) {
  for (;;) {
    await work().catch(() => {});
    await sleep(20);
  }
}

console.error = () => {}; // what cannot be written down while the database is away is said there
for (const work of [...Array.from({ length: WORKERS }, () => sweepEscalations), deliverInApp]) void forever(work);
console.log("at work");
