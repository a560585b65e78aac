import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { altered } from "./copy";
import { faults } from "./list";

const read = (file: string) => readFileSync(file, "utf8");

test("docs/faults.md lists every fault, and no other", () => {
  const [table = ""] = read("docs/faults.md").split("## ");
  const rows = [...table.matchAll(/^\| ([^|]+?) \|/gm)].map(([, name]) => name).slice(1);
  expect(rows).toEqual(faults.map(({ name }) => name));
});

test.each(faults.map((fault) => [fault.name, fault] as const))("%s still fits the code, and its tests are there", (_, { change, tests }) => {
  if ("from" in change) expect(altered(read(change.file), change)).not.toBe(read(change.file));
  if ("text" in change) expect(existsSync(change.file)).toBe(false);
  expect(tests.filter((file) => !existsSync(file))).toEqual([]);
});
