import { spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { program } from "./binaries.mjs";
import { isAlive } from "./processes.mjs";
import { say, Stop } from "./say.mjs";

const ENVIRONMENT = { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC", ...(process.env.SYSTEMROOT && { SYSTEMROOT: process.env.SYSTEMROOT }) };

/** Makes the cluster if there is none; the superuser `postgres` gets the password. Half-made ones never get the name. */
export function makeCluster({ cluster, bin, major, who }, password) {
  const made = path.join(cluster, "PG_VERSION");
  if (existsSync(made)) return assertVersion(readFileSync(made, "utf8").trim(), major);
  const draft = `${cluster}.draft`;
  const passwordFile = `${cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (who.uid !== undefined) [draft, passwordFile].forEach((file) => chownSync(file, who.uid, who.gid));
  const locale = major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] : ["--locale=C"];
  const args = ["-D", draft, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8", ...locale];
  const { status, stderr, error } = spawnSync(program(bin, "initdb"), args, { ...who, cwd: draft, encoding: "utf8", env: ENVIRONMENT });
  rmSync(passwordFile, { force: true });
  if (status !== 0) throw new Stop(`The embedded PostgreSQL could not be set up: ${error?.message ?? stderr}`);
  renameSync(draft, cluster);
}

/** Starts the postmaster apart from our process group. @returns the child process */
export function launch({ cluster, bin, who, log }, port, settings) {
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.old`);
  const out = openSync(log, "a", 0o600);
  const options = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings };
  const args = ["-D", cluster, "-p", String(port), ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const child = spawn(program(bin, "postgres"), args, { ...who, cwd: cluster, stdio: ["ignore", out, out], detached: true, env: ENVIRONMENT });
  closeSync(out);
  child.on("error", () => {});
  child.unref();
  return child;
}

/** The postmaster that postmaster.pid names, if it is alive and is one. */
export function postmaster(cluster) {
  try {
    const [pid, , , port] = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    return isAlive(Number(pid)) && isPostgres(Number(pid)) ? { pid: Number(pid), port: Number(port) } : undefined;
  } catch {
    return undefined;
  }
}

/** After kill -9 the backends linger and hold the shared memory: they get what the postmaster would have sent them. */
export function endLeftovers(cluster) {
  if (process.platform !== "linux" || postmaster(cluster)) return;
  const real = path.resolve(cluster);
  for (const pid of readdirSync("/proc").map(Number).filter(Boolean)) {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) === real && isPostgres(pid)) process.kill(pid, "SIGQUIT");
    } catch {}
  }
}

/** A pid file left by a machine that went down may name a process that is none of ours: PostgreSQL would refuse to start. */
export function removeStalePidFile(cluster) {
  if (!postmaster(cluster)) rmSync(path.join(cluster, "postmaster.pid"), { force: true });
}

/** Fast shutdown: open transactions are rolled back, everything is written. */
export async function shutDown(cluster) {
  const running = postmaster(cluster);
  if (!running) return;
  for (const [signal, patience] of [["SIGINT", 20_000], ["SIGQUIT", 5000]]) {
    try {
      process.kill(running.pid, signal);
    } catch {}
    for (const end = Date.now() + patience; Date.now() < end; await sleep(20)) if (!isAlive(running.pid)) return;
  }
  say("The embedded PostgreSQL did not stop in 25 s.");
}

function isPostgres(pid) {
  if (process.platform !== "linux") return true;
  try {
    return /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return false;
  }
}

function assertVersion(made, major) {
  if (Number(made) !== major) throw new Stop(`The embedded database was made by PostgreSQL ${made}, but ${major} is installed. \`npm run reset\` starts over (wipes it).`);
}
