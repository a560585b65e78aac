import "server-only";
import { everything } from "@/lib/db/everything";
import { reportError } from "@/lib/errors/reporting";
import { lastDue } from "./cron";

/** `at` is cron in UTC. A sweep is quick: it puts jobs in the queue, or does what running twice does not harm. */
export type Schedule = Readonly<Record<string, { at: string; sweep: () => Promise<unknown> }>>;

/** Where no Inngest is configured: looks every five seconds for what is due by the database's clock. What was missed while nothing ran is made up for once. */
export function startScheduler(schedule: Schedule) {
  const round = async () => {
    for (const name of Object.keys(schedule)) {
      await sweepIfDue(schedule, name).catch((error: unknown) => reportError({ kind: "job", error, route: `sweep ${name}` }));
    }
    setTimeout(round, 5000).unref();
  };
  void round();
}

/**
 * Runs one sweep if its time has come since it last ran. The row of its heartbeat is locked until it is done: another process waits,
 * then finds it done; if this one dies, the row was never written and the next one does it.
 */
export function sweepIfDue(schedule: Schedule, name: string): Promise<boolean> {
  const { at, sweep } = schedule[name] ?? unknown(name);
  return everything.$transaction(async (tx) => {
    const [clock] = await tx.$queryRaw<{ now: Date; last: Date | null }[]>`select now(), (select at from heartbeats where name = ${name}) as last`;
    const due = lastDue(at, clock?.now ?? new Date());
    if (!due || (clock?.last && clock.last >= due)) return false;
    const claimed = await tx.$executeRaw`
      insert into heartbeats (name, at) values (${name}, now())
      on conflict (name) do update set at = clock_timestamp() where heartbeats.at < ${due}`;
    if (claimed === 0) return false;
    await sweep();
    return true;
  }, { maxWait: 10_000, timeout: 120_000 });
}

function unknown(name: string): never {
  throw new Error(`nothing is scheduled as ${name}`);
}
