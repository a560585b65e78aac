"use client";

import type { ReactNode } from "react";
import { Button } from "./button";

/** Both values with who and when. Nothing is lost until one is chosen. */
export function ConflictChoice({ yours, theirs, byName, when, working, onKeepMine, onTakeTheirs, onCancel }: {
  yours: ReactNode;
  theirs: ReactNode;
  byName: string;
  when: ReactNode;
  working?: boolean | undefined;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onCancel: () => void;
}) {
  return (
    <div role="alertdialog" aria-label={`${byName} changed this while you typed`} className="box grid content-start gap-2.5 px-4 py-3.5">
      <p className="font-semibold">{byName} changed this while you typed</p>
      <dl className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
        <Side label="Yours">{yours}</Side>
        <Side label={<>{byName}, {when}</>}>{theirs}</Side>
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" working={working} onClick={onKeepMine}>Keep mine</Button>
        <Button size="sm" working={working} onClick={onTakeTheirs}>Take theirs</Button>
        <Button size="sm" variant="quiet" onClick={onCancel}>Cancel</Button>
      </div>
    </div>
  );
}

function Side({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 rounded-md border border-line px-2.5 py-2">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="font-medium [overflow-wrap:anywhere]">{children || "—"}</dd>
    </div>
  );
}
