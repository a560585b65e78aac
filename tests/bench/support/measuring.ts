/** Times of one thing, in milliseconds. */
export type Times = { p50: number; p95: number; count: number };
type Act = () => Promise<unknown>;

/**
 * Does each act once per round, in turns whose order goes round as well, so that whatever the machine does meanwhile hits all alike.
 * An act may answer a number: the milliseconds it measured itself.
 */
export async function interleave<K extends string>(rounds: number, acts: Record<K, Act>, warmUp = 30): Promise<Record<K, Times>> {
  const entries = Object.entries<Act>(acts);
  const times = new Map<string, number[]>(entries.map(([name]) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    const shift = Math.abs(round) % entries.length;
    for (const [name, act] of [...entries.slice(shift), ...entries.slice(0, shift)]) {
      const took = await timed(act);
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return Object.fromEntries(entries.map(([name]) => [name, timesOf(times.get(name) ?? [])])) as Record<K, Times>;
}

export async function timed(act: Act) {
  const begun = performance.now();
  const answer = await act();
  return typeof answer === "number" ? answer : performance.now() - begun;
}

export function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), count: sorted.length };
}

function quantile(sorted: readonly number[], share: number) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** "3.10 ms (p95 4.72)" */
export function ms({ p50, p95 }: Times) {
  return `${p50.toFixed(2)} ms (p95 ${p95.toFixed(2)})`;
}
