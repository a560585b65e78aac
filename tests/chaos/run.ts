import { parseArgs } from "node:util";
import { startInstance, type Target } from "./support/instance";

const TARGETS: readonly Target[] = ["app", "postgres"];
const CLIENTS = 8;
const { values: asked } = parseArgs({ options: { times: { type: "string", default: "20" }, moves: { type: "string", default: "400" }, only: { type: "string" } } });
const targets = TARGETS.filter((target) => !asked.only || target === asked.only);
const [times, moves] = [Number(asked.times), Number(asked.moves)];
if ((targets.length === 0 && asked.only !== "crowd") || !(times >= 1) || !(moves >= 1)) {
  console.error("npm run chaos -- [--times 20] [--moves 400] [--only app|postgres|crowd]");
  process.exit(1);
}

const instance = await startInstance();
const untruths: string[] = [];
try {
  if (targets.length > 0) {
    const { killing } = await import("./support/killing");
    const found = await killing(instance, { times, targets, say: console.log });
    console.log(`${found.kills} kills, ${found.acknowledged} changes acknowledged, ${found.unanswered} requests without an answer, ${found.rounds} rounds of batches, ${found.imports} imports, ${found.blockers} blockers, ${found.values} values of telemetry, slowest recovery ${(found.slowest / 1000).toFixed(1)} s.`);
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
for (const untruth of untruths.slice(0, 50)) console.error(untruth);
console.log(untruths.length === 0 ? "Nothing was lost, half done or done twice." : `${untruths.length} things are not true.`);
process.exit(untruths.length === 0 ? 0 : 1);
