import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { data } from "../../bin/support/places.mjs";
import { TOOLS } from "../../bin/support/tools.mjs";

const Report = z.object({ testResults: z.array(z.object({ name: z.string(), message: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })) });
/** Names of tests; `broken` are files that could not even begin, which proves nothing. */
export type Tried = { passed: string[]; failed: string[]; broken: string[]; seconds: number };

/** Runs some test files of a copy, or only those of their tests whose names fit the pattern. */
export async function tryTests(folder: string, files: readonly string[], only: string): Promise<Tried> {
  const report = path.join(folder, "report.json");
  rmSync(report, { force: true });
  const begun = performance.now();
  const args = [TOOLS.vitest, "run", "--config", path.join(folder, "tests/vitest.config.ts"), "--reporter=json", `--outputFile=${report}`, "-t", only, ...files];
  const env = { ...process.env, THROUGHLINE_DATA: data(), TEST_DATABASE_NAME: `faults_${process.pid}`, DATABASE_URL: "", NO_COLOR: "1" };
  await new Promise((resolve) => spawn(process.execPath, args, { cwd: folder, env, stdio: "ignore" }).once("exit", resolve));
  if (!existsSync(report)) throw new Error(`The tests of ${files.join(", ")} did not end with a report.`);
  const { testResults } = Report.parse(JSON.parse(readFileSync(report, "utf8")));
  const named = (status: string) => testResults.flatMap(({ assertionResults }) => assertionResults.filter((each) => each.status === status).map(({ fullName }) => fullName));
  const broken = testResults.filter(({ message, assertionResults }) => message && !assertionResults.some(({ status }) => status === "failed")).map(({ message }) => message);
  return { passed: named("passed"), failed: named("failed"), broken, seconds: (performance.now() - begun) / 1000 };
}
