import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bornAt, isAlive } from "./processes.mjs";

let taken = 0;

/**
 * Who uses the server: one file `PID-N-BORN` per user in `folder`. The server is stopped by whoever leaves last.
 * @returns {{ drop: () => void }} synchronous, so that it also works while the process exits
 */
export function takeLease(folder) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}-${++taken}-${bornAt(process.pid).replace(/\W/g, "_")}`);
  writeFileSync(file, "");
  return { drop: () => rmSync(file, { force: true }) };
}

/** How many users are left; files of processes that are gone are removed. */
export function countLeases(folder) {
  let count = 0;
  for (const name of namesIn(folder)) {
    const [pid, , born = ""] = name.split("-");
    if (isAlive(Number(pid)) && bornAt(Number(pid)).replace(/\W/g, "_") === born) count++;
    else rmSync(path.join(folder, name), { force: true });
  }
  return count;
}

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
