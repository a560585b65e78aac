import { existsSync, readdirSync, readFileSync } from "node:fs";
import { withLock } from "./lock.mjs";
import { at, data } from "./places.mjs";
import { run } from "./processes.mjs";
import { say, saying } from "./say.mjs";
import { fingerprint, stamp } from "./stamps.mjs";
import { QUIET, TOOLS } from "./tools.mjs";

const APART = new Set(["tests", "docs", "bin", "bench", "README.md", "test-results", "next-env.d.ts"]);
const done = stamp("build");

/** `next build` (types have a step of their own), unless the sources are those of the last successful one. @returns {Promise<number>} its exit code */
export function build(env = process.env) {
  return withLock(data("build.lock"), async () => {
    const current = sources(env);
    if (isBuilt(current)) {
      say("The app is built already from these sources.");
      return 0;
    }
    done.clear();
    const ours = { ...env, ...QUIET, NODE_ENV: "production", TYPES_CHECKED: "1" };
    const code = await saying("Building the app", () => run(process.execPath, [TOOLS.next, "build"], { env: ours }));
    if (code === 0) done.set(`${current} ${buildId()}`);
    return code;
  }, { patience: 900_000 });
}

const isBuilt = (current) => buildId() !== "" && done.fits(`${current} ${buildId()}`);

function buildId() {
  return existsSync(at(".next/BUILD_ID")) ? readFileSync(at(".next/BUILD_ID"), "utf8").trim() : "";
}

function sources(env) {
  const names = readdirSync(at()).filter((name) => !name.startsWith(".") && name !== "node_modules" && !APART.has(name));
  const inlined = Object.entries(env).filter(([name]) => name.startsWith("NEXT_PUBLIC_")).sort();
  return fingerprint([...names, ".env", ".env.local", ".env.production"], JSON.stringify(inlined));
}
