/** Long arithmetic shares its thread with everybody's requests: after so many milliseconds it lets the others go first. */
const PATIENCE = 4;

/** Answers a function to call between small pieces of work; it waits a turn of the event loop when the time is up. */
export function breather(patience = PATIENCE): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < patience) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        began = performance.now();
        resolve();
      });
    });
  };
}
