"use client";

import { History as Clock, Undo2 } from "lucide-react";
import { useState, useTransition, type ReactNode } from "react";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DateTime } from "@/components/ui/date-time";
import { ErrorLine } from "@/components/ui/field";
import type { Outcome } from "@/lib/action";
import type { History, HistoryEntry } from "@/lib/changes/history";
import type { HistoryEntity, ListHistory } from "@/lib/changes/rules/history";
import { FieldDiff } from "./field-diff";
import type { Undo } from "./tell";
import { useAct } from "./use-act";

export type HistoryActions = { listHistory: (input: z.input<typeof ListHistory>) => Promise<Outcome<History>>; undoChangeSet: Undo };
type Props = { entity: HistoryEntity; entityId: string; name: string; actions: HistoryActions; trigger?: ReactNode };

/** Everything that was changed on a record, by whom and when, with what it was before and a way back. Asked for when it is opened. */
export function HistoryPanel({ entity, entityId, name, actions, trigger }: Props) {
  const [open, setOpen] = useState(false);
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
  const show = (shown: boolean) => {
    setOpen(shown);
    if (shown) load();
  };
  const undo = async ({ changeSetId, label }: HistoryEntry) => {
    if (!changeSetId) return;
    const outcome = await run(actions.undoChangeSet, { changeSetId }, { object: label ?? "The change", message: "is undone.", isInForm: true });
    if (outcome.ok) load();
    else setFault(outcome.message);
  };
  return (
    <Dialog size="lg" title={`History of ${name}`} open={open} onOpenChange={show} trigger={trigger ?? <Button variant="quiet" aria-label="History"><Clock /><span className="max-md:hidden">History</span></Button>}>
      {fault && <ErrorLine>{fault}</ErrorLine>}
      <ol aria-label="Changes" aria-busy={loading} className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.id} className="grid gap-1.5 py-3 first:pt-0">
            <div className="flex items-start gap-2">
              <p className="min-w-0 flex-1"><b className="font-medium">{entry.byName}</b>: {entry.label ?? entry.action.replace(/[._]/g, " ")}{entry.isReverted && <span className="text-ink-3"> (undone)</span>}</p>
              <span className="text-xs whitespace-nowrap text-ink-3"><DateTime value={entry.at} /></span>
              {entry.canUndo && <Button size="sm" variant="quiet" working={working} onClick={() => void undo(entry)}><Undo2 />Undo</Button>}
            </div>
            <FieldDiff fields={entry.fields} />
          </li>
        ))}
      </ol>
      {entries.length === 0 && !fault && <p className="text-ink-3">{loading ? "Looking…" : "Nothing is recorded."}</p>}
      {next && <Button variant="quiet" working={loading} className="justify-self-start" onClick={() => load(next)}>Show earlier</Button>}
    </Dialog>
  );
}
