import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { at } from "../../bin/support/places.mjs";
import type { Change } from "./list";

const LEFT_OUT = ["node_modules", ".git", ".next", ".data"];
const SETUP = "tests/support/setup.ts";

/** The whole tree as it stands, somewhere else: what is planted there is nowhere here. */
export function copyTree() {
  const folder = mkdtempSync(path.join(tmpdir(), "throughline-faults-"));
  for (const name of readdirSync(at()).filter((each) => !LEFT_OUT.includes(each))) cpSync(at(name), path.join(folder, name), { recursive: true });
  symlinkSync(at("node_modules"), path.join(folder, "node_modules"), "junction");
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Plants a fault in a copy. Returns what takes it out again. */
export function plant(folder: string, change: Change) {
  if ("sql" in change) return write(folder, SETUP, `${read(folder, SETUP)}\n${asSuperuser(change.sql)}`);
  if ("text" in change) return write(folder, change.file, change.text);
  return write(folder, change.file, altered(read(folder, change.file), change));
}

/** The text with the fault in it; a place that is not there exactly once is no place any more. */
export function altered(text: string, { file, from, to }: { file: string; from: string; to: string }) {
  if (text.split(from).length !== 2) throw new Error(`This fault does not fit ${file} any more: ${from}`);
  return text.replace(from, () => to);
}

/** Each test file's database is made by the setup; what is done to it there is done before the first test. */
function asSuperuser(sql: string) {
  return `
const { onDatabase, query } = await import("../../bin/support/database.mjs");
const { prepareTestServer } = await import("../../bin/support/test-database.mjs");
await query(onDatabase((await prepareTestServer()).adminUrl, database.name), ${JSON.stringify(sql)});`;
}

function read(folder: string, file: string) {
  return readFileSync(path.join(folder, file), "utf8");
}

function write(folder: string, file: string, text: string) {
  const place = path.join(folder, file);
  const before = existsSync(place) ? readFileSync(place, "utf8") : null;
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  return () => (before === null ? rmSync(path.dirname(place), { recursive: true }) : writeFileSync(place, before));
}
