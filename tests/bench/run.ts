import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { build } from "../../bin/support/build.mjs";
import { at } from "../../bin/support/places.mjs";
import { openBench, type Bar } from "./support/bench";
import { openDatabase } from "./support/database";
import { NotMeasured, type Result } from "./support/results";
import { environment } from "./support/server";
import { tableOf } from "./support/table";

const { values: asked } = parseArgs({ options: { only: { type: "string" }, rounds: { type: "string", default: "150" }, minutes: { type: "string", default: "2" }, values: { type: "string", default: "200000" } } });
const RESULTS = at("bench/results.json");

console.log(`${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, load ${loadavg().map((load) => load.toFixed(1)).join(" ")} (1, 5, 15 minutes).`);
const database = await openDatabase();
Object.assign(process.env, environment(database)); // before a module of the app is loaded
const { bars } = await import("./bars.ts");
const bench = openBench({ database, rounds: Math.max(100, Number(asked.rounds)), minutes: Number(asked.minutes), values: Number(asked.values), ready: buildOnce });
try {
  const results = await measureAll(choose(bars, asked.only));
  keep(results);
  console.log(`\n${tableOf(results)}`);
} finally {
  await bench.end();
}
process.exit();

async function measureAll(chosen: readonly Bar[]) {
  const results: Result[] = [];
  for (const { name, measure } of chosen) {
    try {
      results.push(...say(await measure(bench)));
    } catch (error) {
      console.log(error instanceof NotMeasured ? `${name}: not measured. ${error.message}` : error);
      if (!(error instanceof NotMeasured)) process.exitCode = 1;
    }
  }
  return results;
}

function say(results: Result[]) {
  for (const { name, value, bar, better, holds, detail } of results) console.log(`${holds ? "holds" : "FAILS"}  ${name}: ${value} (bar ${better === "lower" ? "≤" : "≥"} ${bar}). ${detail}`);
  return results;
}

function choose(all: readonly Bar[], only: string | undefined) {
  const chosen = all.filter(({ name }) => !only || name === only || only.startsWith(`${name}:`));
  if (chosen.length === 0) throw new Error(`There is no bar "${only}". There are: ${all.map(({ name }) => name).join(", ")}.`);
  return chosen;
}

/** One bar run alone replaces its own lines and leaves the others. */
function keep(results: readonly Result[]) {
  mkdirSync(at("bench"), { recursive: true });
  const names = new Set(results.map(({ name }) => name));
  const others = asked.only ? earlier().filter(({ name }) => !names.has(name)) : [];
  writeFileSync(RESULTS, `${JSON.stringify([...others, ...results], null, 2)}\n`);
}

function earlier(): Result[] {
  try {
    return JSON.parse(readFileSync(RESULTS, "utf8")) as Result[];
  } catch {
    return [];
  }
}

async function buildOnce() {
  if ((await build(process.env)) !== 0) throw new Error("The app could not be built.");
}
