import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./places.mjs";
import { say, Stop } from "./say.mjs";

/**
 * Where the cluster lies and as whom it runs. PostgreSQL refuses to run as root: then it runs as the owner of the
 * cluster or of the project, or as `postgres` or `nobody`, who must be able to enter the folders.
 * @param {string} home the folder of this server
 * @param {string} bin the folder of its programs
 */
export function settle(home, bin) {
  const inside = path.join(home, "data");
  if (process.getuid?.() !== 0) return { who: {}, cluster: inside, bin };
  const far = outside(home);
  const who = accountFor([inside, path.join(far, "data"), ROOT]);
  const isFar = existsSync(path.join(far, "data")) && !existsSync(inside); // it stays where it was begun
  if (!isFar && canEnter(home, who) && canEnter(bin, who)) return { who, cluster: inside, bin };
  if (!existsSync(far)) say(`${ROOT} can be entered by root only, and PostgreSQL does not run as root: its data is kept in ${far}.`);
  mkdirSync(far, { recursive: true, mode: 0o755 });
  return { who, cluster: path.join(far, "data"), bin: copyOf(bin, far) };
}

/** Where root keeps the cluster of a folder that nobody else can enter. */
export const outside = (home) => `/var/lib/throughline-${createHash("sha256").update(path.resolve(home)).digest("hex").slice(0, 12)}`;

/** May this account walk down to the folder? Parts that do not exist yet will be ours to open. */
export function canEnter(folder, { uid, gid }) {
  for (let part = path.resolve(folder); ; part = path.dirname(part)) {
    const stat = existsSync(part) ? statSync(part) : undefined;
    const bit = stat?.uid === uid ? 0o100 : stat?.gid === gid ? 0o010 : 0o001;
    if (stat && !(stat.mode & bit)) return false;
    if (part === path.dirname(part)) return true;
  }
}

function accountFor(folders) {
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  const owners = folders.filter((folder) => existsSync(folder)).map((folder) => String(statSync(folder).uid));
  const wanted = [...owners.filter((uid) => uid !== "0").map((uid) => accounts.find((account) => account[2] === uid)), ...["postgres", "nobody"].map((name) => accounts.find((account) => account[0] === name))];
  const account = wanted.find(Boolean);
  if (!account) throw new Stop("PostgreSQL does not run as root, and there is no other account: run as an ordinary user, or set DATABASE_URL.");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** Programs find their libraries beside them, so the whole tree is copied. */
function copyOf(bin, far) {
  const native = path.dirname(bin);
  const version = createHash("sha256").update(String(statSync(path.join(bin, "postgres")).mtimeMs) + bin).digest("hex").slice(0, 8);
  const copy = path.join(far, `programs-${version}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.draft`, { recursive: true, force: true });
    cpSync(native, `${copy}.draft`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.draft`, copy);
  }
  return path.join(copy, path.basename(bin));
}
