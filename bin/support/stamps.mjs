import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { at, data } from "./places.mjs";

/** One hash over files and folders of the project (names and contents). @param {string[]} names relative to the root */
export function fingerprint(names, more = "") {
  const hash = createHash("sha256").update(`${process.version} ${more}`);
  for (const file of names.flatMap((name) => filesIn(at(name))).sort()) {
    hash.update(`\0${path.relative(at(), file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Remembers for which fingerprint a step was last completed. @param {string} [file] */
export function stamp(name, file = data("stamps", name)) {
  return {
    fits: (value) => existsSync(file) && readFileSync(file, "utf8") === value,
    set(value) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, value);
    },
    clear: () => rmSync(file, { force: true }),
  };
}

function filesIn(place) {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith(".") && entry.name !== "node_modules")
    .flatMap((entry) => (entry.isDirectory() ? filesIn(path.join(place, entry.name)) : entry.isFile() ? [path.join(place, entry.name)] : []));
}
