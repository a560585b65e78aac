import { mkdirSync, rmSync } from "node:fs";
import { build } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { oneCheck, playwrightCounts, vitestCounts } from "./counts.mjs";
import { at, data } from "./places.mjs";
import { run } from "./processes.mjs";
import { QUIET, TOOLS } from "./tools.mjs";

const node = (tool, args, more = {}) => run(process.execPath, [tool, ...args], { env: { ...process.env, ...QUIET, ...more } });

/** What `npm test` does, in order; each step answers { passed, failed, skipped }. */
export const STEPS = {
  types: async () => oneCheck((await node(TOOLS.next, ["typegen"])) || (await node(TOOLS.tsc, ["--noEmit"]))),
  lint: async () => oneCheck(await node(TOOLS.eslint, ["."])),
  vitest: () => vitest("vitest", "tests/vitest.config.ts"),
  build: async () => oneCheck(await build(process.env)),
  chaos: () => vitest("chaos", "tests/chaos/vitest.config.ts"),
  browser: async () => {
    const CHROMIUM_PATH = await ensureChromium();
    const report = fresh("playwright.json");
    const env = { CHROMIUM_PATH, PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    return playwrightCounts(report, await node(TOOLS.playwright, ["test", "--config", at("tests/playwright.config.ts"), "--reporter=list,json"], env));
  },
};

async function vitest(name, config) {
  const report = fresh(`${name}.json`);
  const outside = fresh(`${name}-outside.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`, `--reporter=${at("tests/support/outside-errors.ts")}`];
  const code = await node(TOOLS.vitest, ["run", "--config", at(config), ...reporters], { OUTSIDE_ERRORS: outside });
  return vitestCounts(report, code, outside);
}

function fresh(name) {
  const file = data("reports", name);
  mkdirSync(data("reports"), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
