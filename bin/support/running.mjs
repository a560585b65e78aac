import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endLeftovers, launch, makeCluster, postmaster, removeStalePidFile } from "./cluster.mjs";
import { query } from "./database.mjs";
import { anyPort, isFree } from "./ports.mjs";
import { Stop } from "./say.mjs";

/**
 * Makes the cluster if need be, and starts its postmaster unless it runs; call it under the server's lock. Sets `server.port`.
 * @param {boolean} [samePort] clients are connected to the port: it may not change
 */
export async function ensureRunning(server, samePort = false) {
  const { place, settings, passwords } = server;
  makeCluster(place, passwords.postgres);
  const running = postmaster(place.cluster);
  server.port = running?.port || (await portFor(server, samePort));
  if (running && (await answers(server, () => Boolean(postmaster(place.cluster))))) return;
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(200)) {
    removeStalePidFile(place.cluster);
    const child = launch(place, server.port, settings);
    if (await answers(server, () => child.pid !== undefined && child.exitCode === null && child.signalCode === null)) {
      writeFileSync(path.join(server.home, "port"), String(server.port));
      return;
    }
    endLeftovers(place.cluster);
    server.port = await portFor(server, samePort);
  }
  throw new Stop(`The embedded PostgreSQL does not start; its last words:\n${lastWords(place.log)}`);
}

/** The port of the last time as long as nobody else took it. */
async function portFor({ home, port }, samePort) {
  if (samePort && port) return port;
  const file = path.join(home, "port");
  const last = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  return last && (await isFree(last, ["127.0.0.1"])) ? last : anyPort();
}

/** Waits until it accepts connections (recovery after a crash may take a while); false when it ended instead. */
async function answers(server, isRunning) {
  for (const end = Date.now() + 300_000; Date.now() < end; await sleep(30)) {
    if (!isRunning()) return false;
    try {
      await query(urlOf(server, "postgres", "postgres"), "SELECT 1");
      return isRunning();
    } catch (error) {
      if (error.code === "28P01") throw new Stop(`The passwords in ${server.home} do not fit its database. \`npm run reset\` starts over (wipes it).`);
    }
  }
  return false;
}

export const urlOf = ({ port, passwords }, role, name) => `postgresql://${role}:${passwords[role]}@127.0.0.1:${port}/${name}`;
const lastWords = (log) => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").slice(-8).join("\n") : "(none)");
