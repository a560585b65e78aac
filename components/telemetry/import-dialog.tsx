"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import type { TelemetryAnswer } from "@/lib/telemetry/rules";

type Shown = { file: File; answer: TelemetryAnswer; isDone: boolean };
const SHOWN = 100;

/** A workbook on its way in: first what would become of its rows, then the values. */
export function ImportDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const router = useRouter();
  const [shown, setShown] = useState<Shown | null>(null);
  const [error, setError] = useState<string>();
  const [isSending, setSending] = useState(false);
  const send = async (file: File | undefined, isDone: boolean) => {
    if (!file) return;
    setSending(true);
    const response = await fetch(`${address}?dryRun=${!isDone}`, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } }).catch(() => null);
    const said = (await response?.json().catch(() => null)) as (TelemetryAnswer & { detail?: string }) | null;
    setSending(false);
    if (!response?.ok || !said) return setError(said?.detail ?? "The upload broke off. Nothing was kept; try again.");
    setError(undefined);
    setShown({ file, answer: said, isDone });
    if (isDone) router.refresh();
  };
  const isReady = shown !== null && !shown.isDone && shown.answer.accepted > 0;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="lg" title="Import values" description="The plan’s workbook, as .xlsx or CSV, with the column Current filled in. A row that is known already changes nothing.">
      {!shown?.isDone && <FileDrop label="Drop the workbook here" accept=".csv,.xlsx" hint="At most 10 MB. Without a date a value is of now. Nothing is written until you have seen what it does." error={error} disabled={isSending} onFiles={([file]) => void send(file, false)} />}
      {shown && <Fate answer={shown.answer} isDone={shown.isDone} />}
      <DialogFormFooter>
        <Button variant={isReady ? "quiet" : "primary"} onClick={onClose}>{isReady ? "Cancel" : "Done"}</Button>
        {isReady && <Button variant="primary" working={isSending} onClick={() => void send(shown.file, true)}>{shown.answer.accepted === 1 ? "Import 1 value" : `Import ${shown.answer.accepted} values`}</Button>}
      </DialogFormFooter>
    </Dialog>
  );
}

/** What becomes of the rows, and why of those that are not taken. */
function Fate({ answer: { accepted, duplicates, rejected, rejections }, isDone }: { answer: TelemetryAnswer; isDone: boolean }) {
  return (
    <div role="status" className="grid gap-2">
      <p>{isDone ? "" : "Nothing is written yet: "}{accepted} new, {duplicates} known already, {rejected} rejected.</p>
      {rejections.length > 0 && <ul className="grid max-h-60 gap-1 overflow-y-auto text-xs text-ink-2">{rejections.slice(0, SHOWN).map(({ row, reason }) => <li key={row}>Line {row}: {reason}</li>)}</ul>}
      {rejected > SHOWN && <p className="text-xs text-ink-3">And {rejected - SHOWN} more.{isDone && " All of them stand under Settings, Telemetry."}</p>}
    </div>
  );
}
