import { setTimeout as sleep } from "node:timers/promises";
import { everything } from "@/lib/db/everything";
import { world } from "../../support/world";
import { startBatches } from "./batches";
import { startEscalations } from "./escalating";
import { startImports } from "./importing";
import type { Instance, Target } from "./instance";
import { hire, type Person } from "./people";
import { startTelemetry } from "./telemetry";
import { listUntruths } from "./truth";

export type Plan = { times: number; targets: readonly Target[]; say?: (line: string) => void };
export type Outcome = { kills: number; acknowledged: number; unanswered: number; slowest: number; rounds: number; imports: number; blockers: number; values: number; amid: Amid; untruths: string[] };

/** What was under way when something was killed, and how many values had been acknowledged when the last was. */
type Amid = { ingest: number; evaluation: number; values: number };

/** How long the app may take to answer again by itself, and the work to come to rest; a killed worker's lease is 30 s of it. */
const RECOVERY = 120_000;
const REST = 240_000;

/** Kills -9 the app, and its database, in turn, at random moments while people and background work are at it; then looks for what is not true. */
export async function killing(instance: Instance, { times, targets, say = () => {} }: Plan): Promise<Outcome> {
  const scene = await world();
  const pairs = [[scene.maya, scene.otto], [scene.otto, scene.maya], [scene.cato, scene.maya], [scene.maya, scene.cato]] as const;
  const people = await Promise.all(pairs.map(([me, colleague]) => hire({ scene, origin: instance.origin, me, colleague })));
  const batches = await startBatches(scene);
  const working = people.map((person) => person.work());
  const imports = await startImports(scene, instance.origin);
  const escalations = await startEscalations();
  const telemetry = await startTelemetry(instance.origin);

  let slowest = 0;
  const amid: Amid = { ingest: 0, evaluation: 0, values: 0 };
  const kills = Array.from({ length: times }, () => targets).flat();
  for (const [n, target] of kills.entries()) {
    await Promise.race([sleep(4000 + Math.random() * 4000), ...working]);
    if (n % 3 === 1) await evaluating(telemetry.isEvaluating);
    amid.evaluation += (await telemetry.isEvaluating()) ? 1 : 0;
    amid.ingest += telemetry.streams() > 0 ? 1 : 0;
    amid.values = telemetry.acknowledged();
    instance.kill(target);
    const took = await answersAgain(instance, n);
    slowest = Math.max(slowest, took);
    say(`${n + 1} of ${kills.length}: killed ${target}, back after ${(took / 1000).toFixed(1)} s; ${sum(people, ({ acknowledged }) => acknowledged.length)} changes acknowledged, ${batches.rounds()} rounds of batches, ${imports.started()} imports begun, ${escalations.made()} blockers opened, ${telemetry.acknowledged()} values`);
  }
  await sleep(2000);
  people.forEach((person) => person.stop());
  await Promise.all(working);
  await Promise.all([batches.stop(), imports.stop(), escalations.stop(), telemetry.stop()]);
  say("Waiting for the background work to come to rest");
  await rest([scene.tenantId, escalations.tenantId, telemetry.tenantId], escalations.isQuiet);
  return {
    kills: kills.length, acknowledged: sum(people, ({ acknowledged }) => acknowledged.length), unanswered: sum(people, ({ unanswered }) => unanswered) + telemetry.unanswered(), slowest, rounds: batches.rounds(), imports: imports.started(), blockers: escalations.made(), values: telemetry.acknowledged(), amid,
    untruths: [...(await listUntruths(scene.tenantId, people, batches.rounds())), ...(await escalations.untruths()), ...(await telemetry.untruths())],
  };
}

async function answersAgain({ origin }: Instance, n: number) {
  const begun = Date.now();
  for (await sleep(200); Date.now() - begun < RECOVERY; await sleep(100)) {
    const isWell = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(5000) }).then(({ ok }) => ok, () => false);
    if (isWell) return Date.now() - begun;
  }
  throw new Error(`After kill ${n + 1} the app did not answer again within ${RECOVERY / 1000} s.`);
}

/** Every third kill waits, for a while, until plans are just being evaluated: that takes a moment chance would seldom meet. */
async function evaluating(isSo: () => Promise<boolean>) {
  for (const end = Date.now() + 5000; Date.now() < end && !(await isSo()); await sleep(10));
}

async function rest(tenantIds: string[], isQuiet: () => Promise<boolean>) {
  const tenantId = { in: tenantIds };
  for (const end = Date.now() + REST; Date.now() < end; await sleep(500)) {
    const jobs = await everything.job.count({ where: { tenantId, status: { in: ["pending", "processing"] } } });
    const messages = await everything.outbox.count({ where: { tenantId, state: "PENDING" } });
    if (jobs + messages === 0 && (await isQuiet())) return;
  }
}

function sum(people: readonly Person[], count: (person: Person) => number) {
  return people.reduce((total, person) => total + count(person), 0);
}
