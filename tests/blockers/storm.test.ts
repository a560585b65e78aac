import pg from "pg";
import { expect, test, vi } from "vitest";

vi.hoisted(() => void (process.env.DATABASE_POOL = "24"));
const { resolveBlocker } = await import("@/lib/blockers/commands/resolving");
const { sweepEscalations } = await import("@/lib/blockers/sweep");
const { everything } = await import("@/lib/db/everything");
const { deliverInApp } = await import("@/lib/notifications/delivery");
const { gather, insist, many, nothingWrong, told, wrongs } = await import("./crowd");
const { ago, blocked } = await import("./scene");

/** After so many the storm is over, however slow the machine: a worker must get through some time. */
const MOST_KILLS = 120;

test("2,000 due blockers, 16 workers, connections killed in mid-transaction, 200 resolved meanwhile: every notice exactly once, none for the resolved or the snoozed, none lost", { timeout: 240_000 }, async () => {
  const crowd = await gather([await blocked(), await blocked(), await blocked(), await blocked()]);
  const { chosen } = crowd;
  expect([crowd.due.length + crowd.late.length, crowd.resolved.length]).toEqual([2000, 200]);

  vi.spyOn(console, "error").mockImplementation(() => {}); // faults that cannot be kept are said there
  let [isOver, kills, failures] = [false, 0, 0];
  const killing = kill(() => isOver, (n) => void (kills += n));
  const resolving = Promise.all(chosen.map(async ({ scene, ids }) => {
    for (const blockerId of ids) await insist(() => resolveBlocker(scene.ctx, { ...scene.which(blockerId), notes: "Done" }));
  }));
  const left = () => everything.escalationStep.count({ where: { state: "PENDING", dueAt: { lte: new Date() } } }).catch(() => 1);
  const worker = async () => {
    while ((await left()) > 0 && kills < 5000) await sweepEscalations().catch(() => void failures++);
  };
  await Promise.all([...Array.from({ length: 16 }, worker), resolving]);
  isOver = true;
  await killing;
  await sweepEscalations();
  await Promise.all(Array.from({ length: 6 }, () => deliverInApp()));
  console.log(`${kills} connections killed, ${failures} sweeps failed, ${(await everything.appError.count())} faults reported`);

  expect(await wrongs(crowd)).toEqual(nothingWrong);
  expect(kills).toBeGreaterThan(20);
});

test("ten minutes without anybody at work, with 500 due: nothing is lost and nothing repeated", { timeout: 120_000 }, async () => {
  const scene = await blocked();
  const ids = await many(scene, { count: 500, openedAt: new Date(ago(2).getTime() - 600_000), word: "Waiting" });
  await Promise.all([sweepEscalations(), sweepEscalations()]);
  await sweepEscalations();
  const rows = await told(ids);
  expect(rows.filter((row) => row.fired.join() !== "REMINDER" || row.messages !== 1 || row.lines !== 1 || row.facts !== 1)).toEqual([]);
  const late = await everything.escalationStep.findMany({ where: { blockerId: { in: ids }, state: "FIRED" }, select: { lateBySeconds: true, firedAt: true, dueAt: true } });
  expect(late.every(({ lateBySeconds, firedAt, dueAt }) => (lateBySeconds ?? 0) >= 600 && firedAt?.getTime() === dueAt?.getTime())).toBe(true);
});

/** Cuts connections of the staff's door that have begun to write, in the middle of their transactions, at random, until it is over. */
async function kill(isOver: () => boolean, count: (killed: number) => void) {
  const client = new pg.Client({ connectionString: process.env.OPS_DATABASE_URL });
  await client.connect();
  for (let killed = 0; !isOver() && killed < MOST_KILLS; ) {
    const { rowCount } = await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid() and backend_xid is not null order by random() limit 1");
    count(rowCount ?? 0);
    killed += rowCount ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await client.end();
}
