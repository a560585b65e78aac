"use client";

import { useRef, useTransition } from "react";
import { toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";

/** The import and the version of its mapping that a change is made to. */
export type Seen = { importId: string; version: number };
/** Runs one change of the mapping; the server answers with the fresh picture, or says why not. `hope` shows meanwhile what was asked for. */
export type Change = (act: (seen: Seen) => Promise<Outcome<{ version: number }>>, hope?: () => void) => void;

/** Changes go one after the other, each on the version the one before it made: quick hands are not somebody else. */
export function useMapping({ importId, version }: Seen): { change: Change; send: (act: Parameters<Change>[0]) => ReturnType<Parameters<Change>[0]>; working: boolean } {
  const [working, start] = useTransition();
  const made = useRef(version);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const send = async (act: Parameters<Change>[0]) => {
    const mine = line.current.then(() => act({ importId, version: Math.max(made.current, version) }));
    line.current = mine.catch(() => null);
    const outcome = await mine;
    if (outcome.ok) made.current = outcome.value.version;
    return outcome;
  };
  const change: Change = (act, hope) =>
    start(async () => {
      hope?.();
      const outcome = await send(act);
      if (!outcome.ok) toastRefusal({ message: outcome.message });
    });
  return { change, send, working };
}
