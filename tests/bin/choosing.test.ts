import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { playwrightCounts, vitestCounts } from "../../bin/support/counts.mjs";
import { missing } from "../../bin/support/install.mjs";
import { ROOT } from "../../bin/support/places.mjs";
import { choosePort, isFree } from "../../bin/support/ports.mjs";

const root = mkdtempSync(path.join(tmpdir(), "throughline-choosing-"));
beforeEach(() => rmSync(root, { recursive: true, force: true }));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(["127.0.0.1", "0.0.0.0", "::"])("a port taken on %s is told and the next free one is used", async (host) => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  expect(await isFree(port)).toBe(false);
  const chosen = await choosePort(String(port));
  expect(chosen).toBeGreaterThan(port);
  expect(log.mock.calls.flat().join()).toBe(`Port ${port} is taken, using ${chosen} instead.`);
  await new Promise((resolve) => server.close(resolve));
  expect(await choosePort(String(port))).toBe(port);
  log.mockRestore();
});

test.each(["http", "-1", "65536", "30.5"])("PORT=%s is refused with a sentence", async (asked) => {
  await expect(choosePort(asked)).rejects.toThrow(/PORT must be a number/);
});

const packages = (versions: Record<string, object>) => ({ packages: Object.fromEntries(Object.entries(versions).map(([name, entry]) => [`node_modules/${name}`, entry])) });
const project = (installed?: Record<string, object>) => {
  const lock = packages({ pg: { version: "1.0.0" }, deep: { version: "3.0.0" }, elsewhere: { version: "2.0.0", optional: true } });
  write("package.json", { dependencies: { pg: "1.0.0" } });
  write("package-lock.json", { packages: { "": { dependencies: { pg: "1.0.0" } }, ...lock.packages } });
  if (installed) write("node_modules/.package-lock.json", packages(installed));
};

test("nothing is installed when all is there; packages of other platforms may be missing", () => {
  project({ pg: { version: "1.0.0" }, deep: { version: "3.0.0" } });
  expect(missing(root)).toBeUndefined();
});

test("a clean clone, a missing package and another version are each a reason to install", () => {
  project();
  expect(missing(root)).toBe("nothing is installed yet");
  project({ pg: { version: "1.0.0" } });
  expect(missing(root)).toBe("deep 3.0.0 is missing");
  project({ pg: { version: "0.9.0" }, deep: { version: "3.0.0" } });
  expect(missing(root)).toBe("pg 1.0.0 is missing");
});

test("a test run that failed without a failed test counts as a failure, and each failure is named", () => {
  const [report, outside] = [path.join(root, "report.json"), path.join(root, "outside.json")];
  const [broken, failing] = [path.join(ROOT, "tests/broken.test.ts"), path.join(ROOT, "tests/failing.test.ts")];
  expect(vitestCounts(report, 0, outside)).toMatchObject({ passed: 0, failed: 1 });
  const counts = { numPassedTests: 3, numPendingTests: 1, numTodoTests: 0 };
  write("report.json", { ...counts, testResults: [] });
  expect(vitestCounts(report, 0, outside)).toEqual({ passed: 3, failed: 0, skipped: 1, failures: [] });
  expect(vitestCounts(report, 1, outside)).toEqual({ passed: 3, failed: 1, skipped: 1, failures: ["every test passed, and yet the run ended with 1"] });
  write("outside.json", ["Error: nobody waited"]);
  write("report.json", { ...counts, testResults: [{ name: broken, status: "failed", message: "No such module\nat…", assertionResults: [] }, { name: failing, status: "failed", message: "", assertionResults: [{ status: "failed", fullName: "two are three" }, { status: "passed", fullName: "two are two" }] }] });
  expect(vitestCounts(report, 1, outside)).toEqual({ passed: 3, failed: 3, skipped: 1, failures: ["tests/broken.test.ts: No such module", "tests/failing.test.ts: two are three", "Error: nobody waited"] });
  write("report.json", { stats: { expected: 2, skipped: 0 }, suites: [{ specs: [{ file: "a.spec.ts", line: 3, title: "it goes", tests: [{ status: "expected" }] }], suites: [{ specs: [{ file: "a.spec.ts", line: 9, title: "it goes now and then", tests: [{ status: "flaky" }] }] }] }] });
  expect(playwrightCounts(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 0, failures: ["a.spec.ts:9: it goes now and then"] });
});

function write(name: string, value: object) {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), JSON.stringify(value));
}
