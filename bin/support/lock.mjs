import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bornAt, isAlive } from "./processes.mjs";
import { Stop } from "./say.mjs";

/** Runs `work` while no other process of this machine holds the same lock file. A lock whose holder is gone is taken over. */
export async function withLock(file, work, { patience = 180_000 } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (const end = Date.now() + patience; !take(file); await sleep(50)) {
    breakIfStale(file);
    if (Date.now() > end) throw new Stop(`Waited too long for ${file}, held by process ${read(file)}.`);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, `${process.pid} ${bornAt(process.pid)}`, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Two waiting processes must not both remove it, or the second would remove the lock that the first just took. */
function breakIfStale(file) {
  if (!isStale(file)) return;
  const breaking = `${file}.breaking`;
  if (olderThan(breaking, 10_000)) rmSync(breaking, { force: true });
  if (!take(breaking)) return;
  if (isStale(file)) rmSync(file, { force: true });
  rmSync(breaking, { force: true });
}

function isStale(file) {
  const [pid, ...born] = read(file).split(" ");
  if (!pid) return olderThan(file, 5000); // created, but its writer has not come to fill it
  return !isAlive(Number(pid), born.join(" "));
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function olderThan(file, age) {
  try {
    return Date.now() - statSync(file).mtimeMs > age;
  } catch {
    return false;
  }
}
