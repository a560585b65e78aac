import { parseArgs } from "node:util";
import { chaos } from "./support/chaos";
import type { Target } from "./support/instance";

const TARGETS: readonly Target[] = ["app", "postgres"];
const { values: asked } = parseArgs({ options: { times: { type: "string", default: "20" }, only: { type: "string" }, dev: { type: "boolean", default: false } } });
const targets = TARGETS.filter((target) => !asked.only || target === asked.only);
const times = Number(asked.times);
if (targets.length === 0 || !(times >= 1)) {
  console.error("npm run chaos -- [--times 20] [--only app|postgres] [--dev]");
  process.exit(1);
}

const { untruths, ...rest } = await chaos({ times, targets, dev: asked.dev, say: console.log });
console.log(`${rest.kills} kills, ${rest.acknowledged} changes acknowledged, ${rest.unanswered} requests without an answer, ${rest.rounds} rounds of batches, slowest recovery ${(rest.slowest / 1000).toFixed(1)} s.`);
for (const untruth of untruths.slice(0, 50)) console.error(untruth);
console.log(untruths.length === 0 ? "Nothing was lost, half done or done twice." : `${untruths.length} things are not true.`);
process.exit(untruths.length === 0 ? 0 : 1);
