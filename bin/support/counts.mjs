import { existsSync, readFileSync } from "node:fs";

/** A step that is one check. */
export const oneCheck = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

/** What vitest's JSON report says; a run that failed without a failed test (a file that does not load) is one failure. */
export function vitestCounts(file, code) {
  const report = read(file);
  if (!report) return oneCheck(code || 1);
  const broken = report.testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed")).length;
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests + report.numTodoTests }, code);
}

/** What Playwright's JSON report says. A flaky test passed in the end, and counts as failed all the same: it is a fault of ours. */
export function playwrightCounts(file, code) {
  const report = read(file);
  if (!report) return oneCheck(code || 1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return settle({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

const settle = (counts, code) => ({ ...counts, failed: counts.failed || (code === 0 ? 0 : 1) });

function read(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}
