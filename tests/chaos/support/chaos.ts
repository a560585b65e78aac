import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "../../support/world";
import { startInstance, type Instance, type Target } from "./instance";
import type { Person } from "./people";

export type Plan = { times: number; targets: readonly Target[]; dev?: boolean; say?: (line: string) => void };
export type Outcome = { kills: number; acknowledged: number; unanswered: number; slowest: number; rounds: number; untruths: string[] };

const CUSTOMERS = 6000;
/** How long the app may take to answer again by itself, and the work to come to rest; a killed worker's lease is 30 s of it. */
const RECOVERY = 120_000;
const REST = 240_000;

/** Kills -9 the app, and its database, in turn, at random moments while people and background work are at it; then looks for what is not true. */
export async function chaos({ times, targets, dev = false, say = () => {} }: Plan): Promise<Outcome> {
  const instance = await startInstance({ dev });
  try {
    Object.assign(process.env, { DATABASE_URL: instance.urls.app, OPS_DATABASE_URL: instance.urls.ops }); // before a module of the app is loaded
    const { world } = await import("../../support/world");
    const { hire } = await import("./people");
    const scene = await world();
    const pairs = [[scene.maya, scene.otto], [scene.otto, scene.maya], [scene.cato, scene.maya], [scene.maya, scene.cato]] as const;
    const people = await Promise.all(pairs.map(([me, colleague]) => hire({ scene, origin: instance.origin, me, colleague })));
    const batches = await startBatches(scene);
    const working = people.map((person) => person.work());

    let slowest = 0;
    const kills = Array.from({ length: times }, () => targets).flat();
    for (const [n, target] of kills.entries()) {
      await Promise.race([sleep(4000 + Math.random() * 4000), ...working]);
      instance.kill(target);
      const took = await answersAgain(instance, n);
      slowest = Math.max(slowest, took);
      say(`${n + 1} of ${kills.length}: killed ${target}, back after ${(took / 1000).toFixed(1)} s; ${sum(people, ({ acknowledged }) => acknowledged.length)} changes acknowledged, ${batches.rounds()} rounds of batches`);
    }
    await sleep(2000);
    people.forEach((person) => person.stop());
    await Promise.all(working);
    await batches.stop();
    say("Waiting for the background work to come to rest");
    await rest(scene.tenantId);
    const { listUntruths } = await import("./truth");
    return {
      kills: kills.length, acknowledged: sum(people, ({ acknowledged }) => acknowledged.length), unanswered: sum(people, ({ unanswered }) => unanswered), slowest, rounds: batches.rounds(),
      untruths: await listUntruths(scene.tenantId, people, batches.rounds()),
    };
  } finally {
    await instance.stop();
  }
}

/** Work of many batches, over and over: the daily job over 6,000 customers, whose types are forgotten whenever it has ended. */
async function startBatches({ tenantId, db, maya }: World) {
  const { everything } = await import("@/lib/db/everything");
  let rounds = 0;
  let isOn = true;
  await db((tx) => tx.customer.createMany({ data: Array.from({ length: CUSTOMERS }, (_, n) => ({ tenantId, name: `Customer ${n}`, ownerId: maya.id })) }));

  const again = () => everything.$transaction(async (tx) => {
    const live = await tx.job.count({ where: { tenantId, type: "account_type_update", status: { in: ["pending", "processing"] } } });
    if (live > 0 || !isOn) return;
    await tx.customer.updateMany({ where: { tenantId }, data: { accountType: null } });
    await tx.job.create({ data: { tenantId, type: "account_type_update", payload: {}, dedupeKey: "sweep", createdByKind: "SYSTEM", createdByName: "System" } });
    return true;
  }, { timeout: 60_000 });

  const loop = (async () => {
    while (isOn) {
      const before = rounds;
      if (await again().catch(() => false)) rounds = before + 1;
      await sleep(300);
    }
    rounds = await everything.job.count({ where: { tenantId, type: "account_type_update" } }); // what had no answer may have happened after all
  })();
  return { rounds: () => rounds, stop: () => ((isOn = false), loop) };
}

async function answersAgain({ origin }: Instance, n: number) {
  const begun = Date.now();
  for (await sleep(200); Date.now() - begun < RECOVERY; await sleep(100)) {
    const isWell = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(5000) }).then(({ ok }) => ok, () => false);
    if (isWell) return Date.now() - begun;
  }
  throw new Error(`After kill ${n + 1} the app did not answer again within ${RECOVERY / 1000} s.`);
}

async function rest(tenantId: string) {
  const { everything } = await import("@/lib/db/everything");
  for (const end = Date.now() + REST; Date.now() < end; await sleep(500)) {
    const jobs = await everything.job.count({ where: { tenantId, status: { in: ["pending", "processing"] } } });
    const messages = await everything.outbox.count({ where: { tenantId, state: "PENDING" } });
    if (jobs + messages === 0) return;
  }
}

function sum(people: readonly Person[], count: (person: Person) => number) {
  return people.reduce((total, person) => total + count(person), 0);
}
