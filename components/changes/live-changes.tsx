"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState, useTransition } from "react";
import type { Changed } from "@/lib/changes/queries";
import { isOwnChange } from "./live-own";
import { isLivePaused, onLiveResumed } from "./live-pause";
import { poll } from "./live-poll";
import { isInScope } from "./live-scope";

/** `address` is who is asked, up to the cursor; all that such a one answers is on the page. */
export type LiveChangesProps = { cursor: string; personId: string | null; address?: string };

/** Other people's changes, and one's own from other tabs, appear without a reload. `cursor` is where the page's own picture began. */
export function LiveChanges({ cursor, personId, address }: LiveChangesProps) {
  const router = useRouter();
  const [, start] = useTransition();
  const [said, setSaid] = useState("");
  const refresh = useEffectEvent(() => start(() => router.refresh()));
  const hear = useEffectEvent((changes: Changed[]) => {
    const relevant = changes.filter((change) => !isOwnChange(change.changeSetId) && (address !== undefined || isInScope(change)));
    const told = relevant.filter(({ by }) => by !== personId).map(sentence).filter((text) => text !== null);
    if (told.length > 0) setSaid(told.slice(-3).join(" "));
    return relevant.length > 0;
  });
  // The server does not call; the page asks, from the moment it was drawn until it is left.
  useEffect(() => {
    return listen(address ?? "/api/changes?", cursor, (changes) => hear(changes), () => refresh());
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a fresh cursor arrives with every refresh; listening goes on from its own
  }, []);
  return <p role="status" className="sr-only">{said}</p>;
}

/** While something on the page must stay as it is, the refresh waits. Answers how to stop. */
function listen(address: string, cursor: string, hear: (changes: Changed[]) => boolean, refresh: () => void) {
  let isStale = false;
  const stop = poll(address, cursor, (changes) => {
    if (!hear(changes)) return;
    if (isLivePaused()) isStale = true;
    else refresh();
  });
  const deaf = onLiveResumed(() => {
    if (isStale) refresh();
    isStale = false;
  });
  return () => {
    stop();
    deaf();
  };
}

const verbs: Record<string, string> = { "deal.moved": "moved", "deal.won": "won", "deal.lost": "lost", "deal.reopened": "reopened" };

/** Only what moves a card one can see is worth a word. */
function sentence({ action, id, byName }: Changed) {
  const verb = verbs[action];
  const name = verb && document.querySelector(`[data-card="${CSS.escape(id)}"] h3`)?.textContent;
  return name ? `${byName} ${verb} ${name}.` : null;
}
