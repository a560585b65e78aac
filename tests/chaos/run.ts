import { parseArgs } from "node:util";
import { run } from "../../bin/support/processes.mjs";
import { typescript } from "../../bin/support/tools.mjs";
import { startInstance, type Target } from "./support/instance";
import { rage } from "./support/weather";

const TARGETS: readonly Target[] = ["app", "postgres"];
const CLIENTS = 8;
const { values: asked } = parseArgs({ options: { times: { type: "string", default: "20" }, moves: { type: "string", default: "400" }, only: { type: "string" } } });
const targets = TARGETS.filter((target) => !asked.only || target === asked.only);
if (asked.only === "storm") process.exit(await escalationsInAStorm());
const [times, moves] = [Number(asked.times), Number(asked.moves)];
if ((targets.length === 0 && asked.only !== "crowd") || !(times >= 1) || !(moves >= 1)) {
  console.error("npm run chaos -- [--times 20] [--moves 400] [--only app|postgres|crowd|storm]");
  process.exit(1);
}

const instance = await startInstance();
const untruths: string[] = [];
try {
  if (targets.length > 0) {
    const { killing } = await import("./support/killing");
    const found = await killing(instance, { times, targets, say: console.log });
    console.log(`${found.kills} kills, ${found.acknowledged} changes acknowledged, ${found.unanswered} requests without an answer, ${found.rounds} rounds of batches, ${found.imports} imports, ${found.blockers} blockers, ${found.values} values of telemetry, slowest recovery ${(found.slowest / 1000).toFixed(1)} s.`);
    console.log(`${found.amid.ingest} kills while values were streamed, ${found.amid.evaluation} while plans were evaluated; ${found.amid.values} values were acknowledged before the last kill.`);
    untruths.push(...found.untruths);
  }
  if (!asked.only || asked.only === "crowd") {
    const { crowd } = await import("./support/crowd");
    const found = await crowd(instance.origin, { clients: CLIENTS, moves });
    console.log(`${CLIENTS} people moved ${found.moved} cards into one gap in ${found.seconds.toFixed(1)} s.`);
    untruths.push(...found.untruths);
  }
} finally {
  await instance.stop();
}
if (!asked.only && (await run(process.execPath, typescript("tests/chaos/run.ts", ["--only", "storm"]), { env: process.env })) !== 0) untruths.push("Escalations do not hold in a storm."); // a process of its own: this one holds the other database
for (const untruth of untruths.slice(0, 50)) console.error(untruth);
console.log(untruths.length === 0 ? "Nothing was lost, half done or done twice." : `${untruths.length} things are not true.`);
process.exit(untruths.length === 0 ? 0 : 1);

/** 2,000 due blockers, with more kills than fit into the tests of every day. */
async function escalationsInAStorm() {
  console.error = () => {}; // what cannot be written down while the database is away is said there
  const { struck, untruths } = await rage({ workers: 60, database: 20 });
  console.log(`2,000 due blockers: ${struck.workers} processes of workers and ${struck.database} databases killed, ${struck.amidWork} of them while something was due.`);
  const wrong = Object.entries(untruths).flatMap(([kind, rows]) => rows.map((row) => `${kind}: ${JSON.stringify(row)}`));
  for (const line of wrong.slice(0, 50)) console.log(line);
  return wrong.length === 0 ? 0 : 1;
}
