"use client";

import { useRef, useState } from "react";
import type { Found } from "@/lib/search/rules";

/** What was found for which text; `found` is null where the server could not be asked. */
export type Answer = { q: string; found: readonly Found[] | null };

/** While somebody types, so long is waited for the next letter. */
const PAUSE = 60;

/** Asks what a text finds. Only the answer to the latest text counts; one that is on its way for an older one is called off. */
export function useSearch(onAnswer: (answer: Answer) => void) {
  const [searching, setSearching] = useState(false);
  const latest = useRef<AbortController | null>(null);
  const ask = async (q: string, pause = PAUSE) => {
    latest.current?.abort();
    const asked = new AbortController();
    latest.current = asked;
    setSearching(true);
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (asked.signal.aborted) return;
    const found = await fetchFound(q, asked.signal);
    if (asked.signal.aborted) return;
    setSearching(false);
    onAnswer({ q, found });
  };
  return { ask, searching };
}

async function fetchFound(q: string, signal: AbortSignal): Promise<readonly Found[] | null> {
  const answer = await fetch(`/api/search?${new URLSearchParams({ q })}`, { signal, cache: "no-store" }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as { found: Found[] }).found : null;
}
