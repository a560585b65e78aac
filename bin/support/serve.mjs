import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { keep, readKept } from "./kept.mjs";
import { data } from "./places.mjs";
import { bornAt, endGroup, isAlive, isEnding, start } from "./processes.mjs";
import { say, Stop } from "./say.mjs";
import { TOOLS } from "./tools.mjs";

const CALM = 10_000; // a server that lived so long was killed, not broken: the next one starts at once

/**
 * Runs the Next server and starts it again, with growing pauses, when it ends. Returns when it answers for the first time;
 * a server that ends before that is a fault of ours or of the configuration, and stops the start.
 * @param {"start" | "dev"} mode
 * @returns what remains to be done at the end
 */
export async function serve(mode, port, env) {
  const file = data("servers", `${port}.json`);
  let child = launch(mode, port, env, file);
  const first = await Promise.race([answers(port), child.ended]);
  if (first !== true) throw new Stop(`The app did not start (${first.signal ?? `exit code ${first.code}`}): see its message above.`);
  void (async () => {
    for (let pause = 250, begun = Date.now(); ; begun = Date.now()) {
      const { code, signal } = await child.ended;
      if (isEnding()) return;
      pause = Date.now() - begun > CALM ? 250 : Math.min(pause * 2, 30_000);
      say(`The app has ended (${signal ?? `exit code ${code}`}): starting it again.`);
      await sleep(pause);
      if (isEnding()) return;
      child = launch(mode, port, env, file);
    }
  })();
  return () => rmSync(file, { force: true });
}

/** Ends servers whose supervisor was killed before it could do so: they would hold the port with a dead database. */
export async function endOrphans() {
  const folder = data("servers");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const { server, supervisor } = readKept(data("servers", name));
    if (!server || isAlive(...supervisor)) continue;
    if (isAlive(...server)) {
      say(`Stopping the app that an earlier start left behind on port ${name.replace(".json", "")}.`);
      const orphan = { pid: server[0], exitCode: null, signalCode: null, ended: gone(server) };
      await endGroup(orphan);
    }
    rmSync(data("servers", name), { force: true });
  }
}

function launch(mode, port, env, file) {
  const child = start(process.execPath, [TOOLS.next, mode, "-p", String(port)], { env: { ...env, NODE_ENV: mode === "dev" ? "development" : "production" }, stdio: ["ignore", "inherit", "inherit"] });
  keep(file, { server: [child.pid, bornAt(child.pid)], supervisor: [process.pid, bornAt(process.pid)] });
  return child;
}

/** Any answer counts: the first page may well be a redirect to the sign-in. */
async function answers(port) {
  for (;;) {
    try {
      await fetch(`http://localhost:${port}/api/health`, { redirect: "manual", signal: AbortSignal.timeout(60_000) });
      return true;
    } catch {
      await sleep(100);
    }
  }
}

async function gone(process) {
  while (isAlive(...process)) await sleep(50);
}
