import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test, vi } from "vitest";
import { outside } from "../../bin/support/account.mjs";
import { SETTINGS } from "../../bin/support/environment.mjs";
import { applyMigrations } from "../../bin/support/migrations.mjs";
import { data } from "../../bin/support/places.mjs";
import { joinPostgres } from "../../bin/support/postgres.mjs";

/** A server of its own, which writes to disk in earnest: the tests' server serves others, and forgets when it is killed. */
const home = data("storm-postgres");
for (const folder of [home, outside(home)]) rmSync(folder, { recursive: true, force: true });
const postgres = await joinPostgres({ home, settings: SETTINGS });
postgres.supervise();
await applyMigrations(postgres.url("owner"));
Object.assign(process.env, { DATABASE_URL: postgres.url("app"), OPS_DATABASE_URL: postgres.url("ops"), DATABASE_POOL: "24" });
const { resolveBlocker } = await import("@/lib/blockers/commands/resolving");
const { sweepEscalations } = await import("@/lib/blockers/sweep");
const { everything } = await import("@/lib/db/everything");
const { deliverInApp } = await import("@/lib/notifications/delivery");
const { gather, insist, nothingWrong, wrongs } = await import("../blockers/crowd");
const { blocked } = await import("../blockers/scene");
afterAll(async () => {
  await postgres.leave();
  for (const folder of [home, outside(home)]) rmSync(folder, { recursive: true, force: true });
}, 60_000);

const KILLS = 4;

test("2,000 due blockers, 16 workers, 200 resolved meanwhile, and PostgreSQL killed -9 again and again: every notice exactly once, none for the resolved or the snoozed, none lost", { timeout: 600_000 }, async () => {
  vi.spyOn(console, "error").mockImplementation(() => {}); // what cannot be written down while the database is away is said there
  const crowd = await gather([await blocked(), await blocked(), await blocked(), await blocked()]);
  let [isOver, kills] = [false, 0];
  const left = () => everything.escalationStep.count({ where: { state: "PENDING", dueAt: { lte: new Date() } } }).catch(() => 1);
  const worker = async () => {
    for (; (await left()) > 0; await sleep(20)) await sweepEscalations().catch(() => {});
  };
  const killing = (async () => {
    for (; !isOver && kills < KILLS; await isBack()) {
      await sleep(200 + Math.random() * 800);
      if (isOver || !postgres.pid) continue;
      process.kill(postgres.pid, "SIGKILL");
      kills++;
    }
  })();
  const resolving = Promise.all(crowd.chosen.map(async ({ scene, ids }) => {
    for (const blockerId of ids) await insist(async () => { await isBack(); await resolveBlocker(scene.ctx, { ...scene.which(blockerId), notes: "Done" }); });
  }));
  await Promise.all([...Array.from({ length: 16 }, worker), resolving]);
  isOver = true;
  await killing;
  await isBack();
  await sweepEscalations();
  await Promise.all(Array.from({ length: 6 }, () => deliverInApp()));
  console.log(`PostgreSQL was killed ${kills} times`);
  expect(await wrongs(crowd)).toEqual(nothingWrong);
  expect(kills).toBe(KILLS);
});

/** The supervisor starts it again; it answers once it has recovered. */
async function isBack() {
  while (!(await everything.$queryRaw`select 1`.then(() => true, () => false))) await sleep(100);
}
