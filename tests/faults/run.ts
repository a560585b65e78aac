import { parseArgs } from "node:util";
import { copyTree, plant } from "./copy";
import { faults, type Fault } from "./list";
import { tryTests } from "./trying";

const { values: asked } = parseArgs({ options: { only: { type: "string", default: "" } } });
const chosen = faults.filter(({ name }) => name.includes(asked.only));
if (chosen.length === 0) {
  console.error(`No fault is called “${asked.only}”: ${faults.map(({ name }) => name).join("; ")}.`);
  process.exit(1);
}

const { folder, remove } = copyTree();
process.on("exit", remove);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));

const control = await tryTests(folder, [...new Set(chosen.flatMap(({ tests }) => tests))], chosen.map(({ only }) => `(${only})`).join("|"));
console.log(`Nothing planted: ${control.passed.length} tests pass, ${control.failed.length + control.broken.length} do not (${control.seconds.toFixed(0)} s).`);
for (const each of [...control.failed, ...control.broken]) console.error(`  ${each}`);

let missed = control.failed.length + control.broken.length;
for (const [n, fault] of chosen.entries()) missed += (await isCaught(fault, n + 1)) ? 0 : 1;
console.log(missed === 0 ? `\nEach of ${chosen.length} faults makes the suite fail.` : `\n${missed} went unnoticed, or failed for no fault.`);
process.exit(missed === 0 ? 0 : 1);

/** A fault is caught when a test fails by itself that passes without it. */
async function isCaught({ name, change, tests, only }: Fault, n: number) {
  const mend = plant(folder, change);
  const { failed, passed, broken, seconds } = await tryTests(folder, tests, only).finally(mend);
  const caught = failed.filter((test) => control.passed.includes(test));
  console.log(`\n${String(n).padStart(2)}. ${name}: ${caught.length > 0 ? "caught" : "NOT CAUGHT"} (${seconds.toFixed(0)} s)`);
  for (const test of caught) console.log(`    ✗ ${test}`);
  if (caught.length === 0) for (const test of [...passed.map((each) => `passed: ${each}`), ...broken]) console.log(`    ${test}`);
  return caught.length > 0;
}
