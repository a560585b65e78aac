import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Stop } from "./say.mjs";

/** A small JSON file that only we may read; `{}` while it does not exist. */
export function readKept(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    if (error.code === "EACCES") throw new Stop(`${file} belongs to another user. Run as that user, or give the data folder to this one.`);
    throw new Stop(`${file} cannot be read: ${error.message}`);
  }
}

/** Replaces the file in one step, so that nobody ever reads half of it. */
export function keep(file, value) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  } catch (error) {
    if (error.code !== "EACCES" && error.code !== "EPERM") throw error;
    throw new Stop(`${path.dirname(file)} belongs to another user. Run as that user, or give the data folder to this one.`);
  }
  return value;
}

/** Letters and digits only, so that it needs no escaping in URLs or SQL. */
export const secret = () => randomBytes(24).toString("hex");
