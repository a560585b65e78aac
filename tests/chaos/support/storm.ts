import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { resolveBlocker } from "@/lib/blockers/commands/resolving";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { everything } from "@/lib/db/everything";
import { deliverInApp } from "@/lib/notifications/delivery";
import { QUIET, typescript } from "../../../bin/support/tools.mjs";
import { gather, insist, wrongs } from "../../blockers/crowd";
import { blocked } from "../../blockers/scene";

/** Four processes of four workers each. */
const PROCESSES = 4;

type Postgres = { readonly pid: number | undefined };
export type Kills = { workers: number; database: number };

/**
 * 2,000 due blockers, sixteen workers in four processes, 200 resolved meanwhile and what was said delivered meanwhile. So many processes are killed -9 at a random moment
 * of their work, each followed by another, and so often is PostgreSQL. Answers what is not true afterwards, and how often something was killed while there was work left.
 */
export async function storm(postgres: Postgres, kills: Kills) {
  const crowd = await gather([await blocked(), await blocked(), await blocked(), await blocked()]);
  const left = () => everything.escalationStep.count({ where: { state: "PENDING", dueAt: { lte: new Date() } } }).catch(() => 1);
  const struck = { workers: 0, database: 0, amidWork: 0 };
  const strike = async (what: "workers" | "database", pid: number | undefined) => {
    if (!pid) return;
    const isAmidWork = (await left()) > 0;
    process.kill(pid, "SIGKILL");
    struck[what]++;
    if (isAmidWork) struck.amidWork++;
  };

  const [alive, ended] = [new Set<ChildProcess>(), [] as string[]];
  process.once("exit", () => alive.forEach((worker) => worker.kill("SIGKILL")));
  const placeOfOne = async () => {
    for (;;) {
      const worker = await start();
      alive.add(worker);
      worker.once("exit", (code, signal) => (alive.delete(worker), signal !== "SIGKILL" && ended.push(`A process of workers ended by itself (${code}).`)));
      if (struck.workers >= kills.workers) return;
      await sleep(20 + Math.random() * 400);
      await strike("workers", worker.pid);
    }
  };
  const database = async () => {
    for (; struck.database < kills.database; await isBack()) {
      await sleep(200 + Math.random() * 800);
      await strike("database", postgres.pid);
    }
  };
  const acknowledged = new Map<string, Date>();
  const resolving = crowd.chosen.map(async ({ scene, ids }) => {
    for (const id of ids) {
      await insist(async () => { await isBack(); await resolveBlocker(scene.ctx, { ...scene.which(id), notes: "Done" }); });
      acknowledged.set(id, new Date());
    }
  });
  try {
    await Promise.all([...Array.from({ length: PROCESSES }, placeOfOne), database(), ...resolving]);
    while (alive.size > 0 && (await left()) > 0) await sleep(50);
  } finally {
    for (const worker of alive) worker.kill("SIGKILL");
  }
  await isBack();
  await sweepEscalations();
  await deliverInApp();
  return { struck, untruths: { ...(await wrongs(crowd)), sentAfterwards: await sentAfter(acknowledged), ended } };
}

/** A process that has begun to work. */
function start(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, typescript("tests/chaos/support/sweeper.ts"), { env: { ...process.env, ...QUIET, DATABASE_POOL: "6" }, stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    worker.stdout.once("data", () => resolve(worker));
    worker.once("exit", () => reject(new Error("A worker ended before it began.")));
  });
}

/** The supervisor starts it again; it answers once it has recovered. */
async function isBack() {
  while (!(await everything.$queryRaw`select 1`.then(() => true, () => false))) await sleep(100);
}

/** What of a level was brought to somebody after the resolving of its blocker had been acknowledged. */
async function sentAfter(acknowledged: ReadonlyMap<string, Date>) {
  const rows = await everything.$queryRaw<{ id: string; sentAt: Date }[]>`
    select payload ->> 'blockerId' as id, "sentAt" from outboxes where channel = 'IN_APP' and state = 'SENT' and payload ->> 'kind' <> 'blocker.resolved' and payload ->> 'blockerId' = any (${[...acknowledged.keys()]}::text[])`;
  return rows.filter(({ id, sentAt }) => sentAt > (acknowledged.get(id) ?? sentAt));
}
