"use client";

import { useState, useTransition } from "react";
import type { z } from "zod";
import type { Outcome } from "@/lib/action";
import type { History, HistoryEntry } from "@/lib/changes/history";
import type { HistoryEntity, ListHistory } from "@/lib/changes/rules/history";
import type { Undo } from "./tell";
import { useAct } from "./use-act";

export type HistoryActions = { listHistory: (input: z.input<typeof ListHistory>) => Promise<Outcome<History>>; undoChangeSet: Undo };
export type HistoryOf = { entity: HistoryEntity; entityId: string; actions: HistoryActions };

/** What has been asked for of a record's history, newest first; `load` asks anew, or for what came before. */
export function useHistory({ entity, entityId, actions }: HistoryOf) {
  const [entries, setEntries] = useState<readonly HistoryEntry[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [fault, setFault] = useState("");
  const [loading, start] = useTransition();
  const { run, working } = useAct(actions.undoChangeSet);
  const load = (before?: string) =>
    start(async () => {
      const answer = await actions.listHistory({ entity, entityId, ...(before && { before }) });
      start(() => {
        setFault(answer.ok ? "" : answer.message);
        if (!answer.ok) return;
        setEntries((shown) => (before ? [...shown, ...answer.value.entries] : answer.value.entries));
        setNext(answer.value.nextCursor);
      });
    });
  const undo = async ({ changeSetId, label }: HistoryEntry) => {
    if (!changeSetId) return;
    const outcome = await run(actions.undoChangeSet, { changeSetId }, { object: label ?? "The change", message: "is undone.", isInForm: true });
    if (outcome.ok) load();
    else setFault(outcome.message);
  };
  return { entries, next, fault, loading, working, load, undo };
}
