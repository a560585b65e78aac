import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./places.mjs";
import { Stop } from "./say.mjs";

const linux = process.platform === "linux";
const windows = process.platform === "win32";
const groups = new Set();
const forever = new Promise(() => {});
let ending = false;

/** Starts a program at the head of its own process group, so that Ctrl-C reaches it only through us. */
export function start(file, args, { env = process.env, ...options } = {}) {
  const child = spawn(file, args, { cwd: ROOT, stdio: "inherit", detached: !windows, env, ...options });
  groups.add(child);
  child.ended = new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 127, error }));
    child.once("exit", (code, signal) => resolve({ code: code ?? 1, signal }));
  }).finally(() => groups.delete(child));
  return child;
}

/** Runs a program to its end and returns its exit code. While we are ending it never returns, so that nothing follows it. */
export async function run(file, args, options) {
  if (ending) await forever;
  const { code } = await start(file, args, options).ended;
  return ending ? forever : code;
}

/** Runs a program that has to succeed. @param {string} failure the sentence when it does not */
export async function mustRun(failure, file, args, options) {
  const code = await run(file, args, options);
  if (code !== 0) throw new Stop(`${failure} (exit code ${code}).`);
}

/** Runs a program quietly and returns what it printed. */
export async function output(file, args, options) {
  const child = start(file, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part) => (text += part));
  const { code } = await child.ended;
  return { code, text };
}

/** Asks a group to end, and after `patience` ms makes it. */
export async function endGroup(child, patience = 8000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  signalGroup(child, "SIGTERM");
  const ended = await Promise.race([child.ended.then(() => true), sleep(patience, false, { ref: false })]);
  if (!ended) signalGroup(child, "SIGKILL");
  await child.ended;
}

/** Ends all we have started; from then on nothing is started again. */
export function endGroups() {
  ending = true;
  return Promise.all([...groups].map((child) => endGroup(child)));
}

export const isEnding = () => ending;

process.on("exit", () => groups.forEach((child) => signalGroup(child, "SIGKILL")));

function signalGroup(child, signal) {
  try {
    if (windows) child.kill(signal);
    else if (child.pid) process.kill(-child.pid, signal);
  } catch {}
}

/** Tells a process from a later one that got the same number. Empty when it cannot be known. */
export function bornAt(pid) {
  try {
    if (linux) return afterName(readFileSync(`/proc/${pid}/stat`, "utf8"))[19];
    return windows ? "" : execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

/** Is this process still at work? A zombie is not; neither is a later process of the same number when `born` is given. */
export function isAlive(pid, born = "") {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  if (linux && isZombie(pid)) return false;
  return !born || bornAt(pid) === born;
}

function isZombie(pid) {
  try {
    return afterName(readFileSync(`/proc/${pid}/stat`, "utf8"))[0] === "Z";
  } catch {
    return true;
  }
}

/** The fields of /proc/PID/stat behind the program's name, which may itself hold blanks and brackets. */
const afterName = (stat) => stat.slice(stat.lastIndexOf(")") + 2).split(" ");
