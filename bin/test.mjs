import { command } from "./support/command.mjs";
import { ensureChromium } from "./support/chromium.mjs";
import { generateClient } from "./support/generate.mjs";
import { installMissing } from "./support/install.mjs";
import { explain, say, Stop, warn } from "./support/say.mjs";
import { STEPS } from "./support/steps.mjs";
import { prepareTestServer, tidyTestServer } from "./support/test-database.mjs";

/** What keeps one processor busy each and shares nothing: these go side by side, before the rest. */
const LIGHT = new Set(["types", "lint"]);

/** `npm test` runs every step; `npm test -- lint vitest` only those. */
await command(async ({ atEnd }) => {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(STEPS);
  const unknown = names.find((name) => !(name in STEPS));
  if (unknown) throw new Stop(`There is no step "${unknown}": ${Object.keys(STEPS).join(", ")}.`);
  await installMissing();
  const [light, heavy] = [names.filter((name) => LIGHT.has(name)), names.filter((name) => !LIGHT.has(name))];
  const [all, browser] = await Promise.all([generateClient().then(() => Promise.all(light.map(step))), names.includes("browser") ? ensureChromium() : undefined]); // a browser to install is mostly waited for
  if (browser) process.env.CHROMIUM_PATH = browser;
  if (names.includes("vitest") || names.includes("browser")) await openServer(atEnd);
  for (const name of heavy) all.push(await step(name));
  for (const { name, failures } of all) for (const failure of failures) warn(`${name} failed: ${failure}`);
  const total = (kind) => all.reduce((sum, counts) => sum + counts[kind], 0);
  if (total("skipped")) warn(`${total("skipped")} skipped`);
  say(`\n${total("passed")} passed, ${total("failed")} failed`);
  return total("failed") ? 1 : 0;
});

/** Opened for the whole run, so that the steps join it; what they are not to see is taken out of their environment. */
async function openServer(atEnd) {
  const server = await prepareTestServer();
  server.supervise();
  atEnd(server.release);
  if (process.env.TEST_DATABASE_URL !== "embedded") atEnd(tidyTestServer);
  for (const name of ["DATABASE_URL", "OPS_DATABASE_URL", "MIGRATION_DATABASE_URL", "NODE_ENV"]) delete process.env[name];
}

async function step(name) {
  const begun = Date.now();
  say(`\n── ${name} ${"─".repeat(60 - name.length)}`);
  const counts = await STEPS[name]().catch((error) => {
    warn(explain(error));
    return { passed: 0, failed: 1, skipped: 0, failures: [] };
  });
  say(`${name}: ${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""} (${Math.round((Date.now() - begun) / 1000)} s)`);
  return { name, ...counts };
}
