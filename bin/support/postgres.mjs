import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { settle } from "./account.mjs";
import { findBinaries } from "./binaries.mjs";
import { postmaster, shutDown } from "./cluster.mjs";
import { withClient } from "./database.mjs";
import { keep, readKept, secret } from "./kept.mjs";
import { countLeases, takeLease } from "./leases.mjs";
import { withLock } from "./lock.mjs";
import { createDatabase, createRoles } from "./roles.mjs";
import { ensureRunning, urlOf } from "./running.mjs";
import { say } from "./say.mjs";

/**
 * Starts the embedded PostgreSQL in the folder `home`, or joins it when it runs. Whoever leaves last stops it,
 * also by simply exiting. Its roles: `postgres` (superuser), `owner`, `app`, `ops` (plain logins).
 * @param {{ home: string, database?: string, settings?: Record<string, string | number> }} options
 */
export async function joinPostgres({ home, database = "throughline", settings = {} }) {
  home = path.resolve(home);
  mkdirSync(home, { recursive: true });
  const { bin: found, major } = findBinaries();
  const place = { ...settle(home, found), major, log: path.join(home, "postgres.log") };
  const server = { home, place, settings, lock: path.join(home, "lock"), users: path.join(home, "users"), passwords: passwordsOf(home) };
  const lease = await withLock(server.lock, async () => {
    const mine = takeLease(server.users);
    try {
      await ensureRunning(server);
      await ensureContents(server, database);
      return mine;
    } catch (error) {
      mine.drop();
      if (countLeases(server.users) === 0) await shutDown(place.cluster);
      throw error;
    }
  });
  return handle(server, lease, database);
}

function handle(server, lease, database) {
  const { place, users } = server;
  let left = false;
  const leaveAtOnce = () => {
    if (left) return;
    left = true;
    lease.drop();
    const running = countLeases(users) === 0 && postmaster(place.cluster);
    if (running) process.kill(running.pid, "SIGINT");
  };
  process.once("exit", leaveAtOnce);
  return {
    get port() {
      return server.port;
    },
    get pid() {
      return postmaster(place.cluster)?.pid;
    },
    url: (role = "owner", name = database) => urlOf(server, role, name),
    /** Restarts the server on its port whenever it dies, until we leave. */
    supervise: () => void supervise(server, () => left),
    async leave() {
      if (left) return;
      left = true;
      process.off("exit", leaveAtOnce);
      await withLock(server.lock, async () => {
        lease.drop();
        if (countLeases(users) === 0) await shutDown(place.cluster);
      });
    },
  };
}

async function supervise(server, hasLeft) {
  for (; !hasLeft(); await sleep(250, undefined, { ref: false })) {
    if (postmaster(server.place.cluster)) continue;
    try {
      await withLock(server.lock, async () => {
        if (hasLeft() || postmaster(server.place.cluster)) return;
        say("PostgreSQL has died: starting it again.");
        await ensureRunning(server, true);
        say("PostgreSQL is back.");
      });
    } catch (error) {
      say(error.message);
      await sleep(1000);
    }
  }
}

async function ensureContents(server, database) {
  const { owner, app, ops } = server.passwords;
  await withClient(urlOf(server, "postgres", "postgres"), async (client) => {
    await createRoles(client, { owner, app, ops });
    await createDatabase(client, database, "owner");
  });
}

function passwordsOf(home) {
  const file = path.join(home, "passwords.json");
  const kept = readKept(file);
  return kept.postgres ? kept : keep(file, { postgres: secret(), owner: secret(), app: secret(), ops: secret() });
}
