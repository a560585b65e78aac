import type { Changed } from "@/lib/changes/queries";

type Answer = { cursor: string; changes: Changed[] };

const EVERY = 1500;
const RAREST = 60_000;

/** Asks `address` what changed every 1.5 s while the page is seen, never twice at once, ever more rarely while it fails. Answers how to stop. */
export function poll(address: string, cursor: string, hear: (changes: Changed[]) => void) {
  const tell = onceEach(hear);
  let [since, failures, isAsking, isOver] = [cursor, 0, false, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    if (isAsking || isOver || document.hidden) return;
    isAsking = true;
    const { status, heard } = await changesAt(`${address}since=${since}`);
    isAsking = false;
    failures = heard ? 0 : failures + 1;
    if (status === 401) stop();
    if (isOver) return;
    if (heard) since = heard.cursor;
    if (heard) tell(heard.changes);
    timer = setTimeout(() => void ask(), Math.min(RAREST, EVERY * 2 ** failures));
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

async function changesAt(address: string) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(15_000), cache: "no-store" }).catch(() => null);
  const heard = answer?.ok ? ((await answer.json().catch(() => null)) as Answer | null) : null;
  return { status: answer?.status, heard };
}

/** A change may be answered more than once; it is told once. */
function onceEach(hear: (changes: Changed[]) => void) {
  const known = new Set<string>();
  return (changes: Changed[]) => {
    const fresh = changes.filter(({ factId }) => !known.has(factId));
    fresh.forEach(({ factId }) => known.add(factId));
    if (fresh.length > 0) hear(fresh);
  };
}
