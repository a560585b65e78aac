import { endGroups } from "./processes.mjs";
import { explain, say, Stop, warn } from "./say.mjs";

/**
 * Runs a command of `bin/`: ends it cleanly on Ctrl-C, SIGTERM and SIGHUP, prints a Stop as one sentence, and sets the exit code.
 * `work` gets `atEnd(fn)` (run in reverse order, whatever the ending) and returns the exit code (nothing means 0).
 * @param {(tools: { atEnd: (ending: () => unknown) => void }) => Promise<number | void>} work
 * @param {{ interrupted?: number }} [options] exit code after Ctrl-C: 0 for what runs until stopped, 130 for what has an end
 */
export async function command(work, { interrupted = 130 } = {}) {
  const endings = [];
  let ending;
  const end = (code) => (ending ??= finish(endings, code));
  let signals = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (++signals > 2) process.exit(130);
      if (signals === 1) say("\nStopping …");
      void end(interrupted);
    });
  }
  try {
    assertNode();
    await end((await work({ atEnd: (fn) => endings.push(fn) })) ?? 0);
  } catch (error) {
    if (!ending) warn(explain(error));
    await end(1);
  }
}

async function finish(endings, code) {
  await endGroups();
  for (const ending of endings.reverse()) {
    try {
      await ending();
    } catch (error) {
      warn(explain(error));
    }
  }
  process.exit(code);
}

function assertNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Stop(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
}
