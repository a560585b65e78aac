import { readFileSync, writeFileSync } from "node:fs";
import { at } from "./places.mjs";

/**
 * Makes package-lock.json good for `npm ci` on every machine: npm leaves out the packages of other platforms when the registry in
 * use does not carry them, and then refuses its own lock. They are put back from each parent's exact optionalDependencies.
 * The addresses that packages came from are removed: they name one machine's registry.
 */
const FILE = at("package-lock.json");
const OS = [["openharmony"], ["android"], ["darwin"], ["freebsd"], ["win32", "windows"], ["aix"], ["sunos"], ["netbsd"], ["openbsd"], ["linux"]];
const CPU = [["arm64"], ["x64"], ["ia32"], ["ppc64"], ["riscv64"], ["s390x"], ["loong64"], ["mips64el"], ["wasm32"], ["arm", "armv7", "eabi", "gnueabihf", "musleabihf"]];

const lock = JSON.parse(readFileSync(FILE, "utf8"));
let added = 0;
for (const [place, parent] of Object.entries(lock.packages)) {
  delete parent.resolved;
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    if (lock.packages[`${place}/node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue;
    lock.packages[`node_modules/${name}`] = { ...entry(name, range), ...(parent.dev && { dev: true }) };
    added++;
  }
}
const byPlace = ([one], [other]) => (one === "" ? -1 : other === "" ? 1 : one.localeCompare(other, "en"));
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPlace));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} platform packages added.`);

function entry(name, range) {
  const words = name.split(/[/-]/);
  const pick = (table) => table.find((names) => names.some((word) => words.includes(word)))?.slice(0, 1);
  const libc = words.some((word) => word.startsWith("musl")) ? ["musl"] : words.some((word) => word.startsWith("gnu")) ? ["glibc"] : undefined;
  const [os, cpu] = [pick(OS), pick(CPU)];
  return { version: range.replace(/^[\^~]/, ""), optional: true, ...(os && { os }), ...(cpu && { cpu }), ...(libc && { libc }) };
}
