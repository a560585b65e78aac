"use client";

import { History as Clock, Undo2 } from "lucide-react";
import { useState, type ComponentProps, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DateTime } from "@/components/ui/date-time";
import { ErrorLine } from "@/components/ui/field";
import type { HistoryEntry } from "@/lib/changes/history";
import { FieldDiff } from "./field-diff";
import { useHistory, type HistoryActions, type HistoryOf } from "./use-history";

export type { HistoryActions };
type Props = HistoryOf & { name: string; trigger?: ReactNode };

/** Everything that was changed on a record, by whom and when, with what it was before and a way back. Asked for when it is opened. */
export function HistoryPanel({ name, trigger = <Opener />, ...record }: Props) {
  const [open, setOpen] = useState(false);
  const { entries, next, fault, loading, working, load, undo } = useHistory(record);
  const show = (shown: boolean) => {
    setOpen(shown);
    if (shown) load();
  };
  return (
    <Dialog size="lg" title={`History of ${name}`} open={open} onOpenChange={show} trigger={trigger}>
      {fault && <ErrorLine>{fault}</ErrorLine>}
      <ol aria-label="Changes" aria-busy={loading} className="divide-y divide-line">
        {entries.map((entry) => <HistoryItem key={entry.id} entry={entry} working={working} onUndo={() => void undo(entry)} />)}
      </ol>
      {entries.length === 0 && !fault && <p className="text-ink-3">{loading ? "Looking…" : "Nothing is recorded."}</p>}
      {next && <Button variant="quiet" working={loading} className="justify-self-start" onClick={() => load(next)}>Show earlier</Button>}
    </Dialog>
  );
}

function Opener(props: ComponentProps<typeof Button>) {
  return <Button variant="quiet" aria-label="History" {...props}><Clock /><span className="max-md:hidden">History</span></Button>;
}

function HistoryItem({ entry, working, onUndo }: { entry: HistoryEntry; working: boolean; onUndo: () => void }) {
  const { byName, label, action, isReverted, at, canUndo, fields } = entry;
  return (
    <li className="grid gap-1.5 py-3 first:pt-0">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1">
          <b className="font-medium">{byName}</b>: {label ?? action.replace(/[._]/g, " ")}{isReverted && <span className="text-ink-3"> (undone)</span>}
        </p>
        <span className="text-xs whitespace-nowrap text-ink-3"><DateTime value={at} /></span>
        {canUndo && <Button size="sm" variant="quiet" working={working} onClick={onUndo}><Undo2 />Undo</Button>}
      </div>
      <FieldDiff fields={fields} />
    </li>
  );
}
