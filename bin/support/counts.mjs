import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { ROOT } from "./places.mjs";

/** A step that is one check. */
export const oneCheck = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, failures: [] });

/** What vitest's JSON report says; a file that does not load is one failure, and so is an error that no test waited for (`outside`: a list of them). */
export function vitestCounts(file, code, outside) {
  const report = read(file);
  if (!report) return oneCheck(code || 1);
  const failures = report.testResults.filter(({ status }) => status === "failed").flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed").map((test) => `${relative(ROOT, name)}: ${test.fullName}`);
    return failed.length > 0 ? failed : [`${relative(ROOT, name)}: ${message.split("\n", 1)[0]}`];
  });
  return settle({ passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests }, [...failures, ...(read(outside) ?? [])], code);
}

/** What Playwright's JSON report says. A flaky test passed in the end, and counts as failed all the same: it is a fault of ours. */
export function playwrightCounts(file, code) {
  const report = read(file);
  if (!report) return oneCheck(code || 1);
  const specs = report.suites.flatMap(function inside({ specs: own, suites = [] }) { return [...own, ...suites.flatMap(inside)]; });
  const failures = specs.filter(({ tests }) => tests.some(({ status }) => status === "unexpected" || status === "flaky")).map((spec) => `${spec.file}:${spec.line}: ${spec.title}`);
  return settle({ passed: report.stats.expected, skipped: report.stats.skipped }, failures, code);
}

/** A run that ends badly though every test passed has failed too. */
function settle(counts, found, code) {
  const failures = found.length === 0 && code !== 0 ? [`every test passed, and yet the run ended with ${code}`] : found;
  return { ...counts, failed: failures.length, failures };
}

function read(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}
