import { writeFileSync } from "node:fs";
import type { Reporter } from "vitest/node";

/** Keeps the errors that no test waited for, so that the end of `npm test` can name them. */
export default class OutsideErrors implements Reporter {
  onTestRunEnd(_modules: unknown, errors: readonly { name?: string; message: string; stacks?: { file: string; line: number }[] }[]) {
    const file = process.env.OUTSIDE_ERRORS;
    if (!file) return;
    const lines = errors.map(({ name, message, stacks }) => `${name ?? "Error"}: ${message} ${stacks?.[0] ? `(${stacks[0].file}:${stacks[0].line})` : ""}`.trim());
    writeFileSync(file, JSON.stringify(lines));
  }
}
