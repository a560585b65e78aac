import type { Changed } from "@/lib/changes/queries";

type Answer = { cursor: string; changes: Changed[] };

const EVERY = 1500;
const RAREST = 60_000;

/** Asks `address` what changed every 1.5 s while the page is seen, never twice at once, ever more rarely while it fails. Answers how to stop. */
export function poll(address: string, cursor: string, hear: (changes: Changed[]) => void) {
  const known = new Set<string>();
  let since = cursor;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let isOver = false;

  const ask = async () => {
    if (asking || isOver || document.hidden) return;
    asking = true;
    const answer = await fetch(`${address}since=${since}`, { signal: AbortSignal.timeout(15_000), cache: "no-store" }).catch(() => null);
    const heard = answer?.ok ? ((await answer.json().catch(() => null)) as Answer | null) : null;
    asking = false;
    failures = heard ? 0 : failures + 1;
    if (answer?.status === 401) stop();
    if (isOver) return;
    if (heard) take(heard);
    timer = setTimeout(() => void ask(), Math.min(RAREST, EVERY * 2 ** failures));
  };
  const take = (answer: Answer) => {
    since = answer.cursor;
    const fresh = answer.changes.filter(({ factId }) => !known.has(factId));
    fresh.forEach(({ factId }) => known.add(factId));
    if (fresh.length > 0) hear(fresh);
  };
  const seen = () => {
    clearTimeout(timer);
    if (!document.hidden) void ask();
  };
  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
  };
  document.addEventListener("visibilitychange", seen);
  timer = setTimeout(() => void ask(), EVERY);
  return stop;
}
