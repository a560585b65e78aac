import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { data, ROOT } from "./places.mjs";
import { run } from "./processes.mjs";
import { say, Stop } from "./say.mjs";

const KINDS = ["dependencies", "devDependencies", "optionalDependencies"];
const ALWAYS = ["--include=dev", "--include=optional", "--no-audit", "--no-fund"]; // NODE_ENV=production would leave out what builds the app

/** Installs the packages that are missing; does nothing when all are there. */
export async function installMissing() {
  if (missing() === undefined) return;
  await withLock(data("install.lock"), async () => {
    const reason = missing();
    if (reason === undefined) return;
    const first = existsSync(path.join(ROOT, "node_modules")) ? ["install", "--no-save"] : ["ci"];
    say(`Installing packages with \`npm ${first.join(" ")}\`: ${reason}.`);
    if ((await npm([...first, ...ALWAYS])) === 0) return;
    say(`\`npm ${first.join(" ")}\` failed: trying \`npm install\`.`);
    if ((await npm(["install", ...ALWAYS])) !== 0) throw new Stop("The packages could not be installed: see npm's message above.");
  }, { patience: 900_000 });
}

/**
 * Why an installation is needed, or undefined. Packages of other platforms (optional ones) may be missing.
 * @param {string} [root]
 */
export function missing(root = ROOT) {
  const installed = readJson(path.join(root, "node_modules/.package-lock.json"))?.packages;
  if (!installed) return "nothing is installed yet";
  const wanted = readJson(path.join(root, "package.json"));
  const lock = readJson(path.join(root, "package-lock.json"))?.packages;
  if (!lock) return firstMissing(wanted, installed);
  const changed = KINDS.find((kind) => !same(wanted[kind], lock[""]?.[kind]));
  if (changed) return firstMissing(wanted, installed);
  const name = Object.keys(lock).find((key) => key && !lock[key].optional && !lock[key].peer && installed[key]?.version !== lock[key].version);
  return name && `${name.replace(/^.*node_modules\//, "")} ${lock[name].version} is missing`;
}

/** The lock file lags behind package.json: what counts is package.json, whose versions are exact. */
function firstMissing(wanted, installed) {
  const all = Object.entries({ ...wanted.dependencies, ...wanted.devDependencies });
  const entry = all.find(([name, version]) => installed[`node_modules/${name}`]?.version !== version);
  return entry && `${entry.join(" ")} is missing`;
}

function npm(args) {
  const own = process.env.npm_execpath;
  if (own && /npm-cli\.[cm]?js$/.test(own)) return run(process.execPath, [own, ...args]);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, { shell: process.platform === "win32" });
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

const same = (one = {}, other = {}) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
