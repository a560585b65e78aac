"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FileDrop } from "@/components/ui/file-drop";
import type { TelemetryAnswer } from "@/lib/telemetry/rules";

/** A workbook on its way in, and what became of its rows. */
export function ImportDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const router = useRouter();
  const [answer, setAnswer] = useState<TelemetryAnswer | null>(null);
  const [error, setError] = useState<string>();
  const [isSending, setSending] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    const response = await fetch(address, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } }).catch(() => null);
    const said = (await response?.json().catch(() => null)) as (TelemetryAnswer & { detail?: string }) | null;
    setSending(false);
    if (!response?.ok || !said) return setError(said?.detail ?? "The upload broke off. Nothing was kept; try again.");
    setError(undefined);
    setAnswer(said);
    router.refresh();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="lg" title="Import values" description="The plan’s workbook, as .xlsx or CSV, with the column Current filled in. A row that is known already changes nothing." footer={<Button variant="primary" onClick={onClose}>Done</Button>}>
      <FileDrop label="Drop the workbook here" accept=".csv,.xlsx" hint="At most 10 MB. Without a date a value is of now." error={error} disabled={isSending} onFiles={([file]) => void send(file)} />
      {answer && (
        <div role="status" className="grid gap-2">
          <p>{answer.accepted} new, {answer.duplicates} known already, {answer.rejected} rejected.</p>
          {answer.rejections.length > 0 && <ul className="grid gap-1 text-xs text-ink-2">{answer.rejections.map(({ row, reason }) => <li key={row}>Line {row}: {reason}</li>)}</ul>}
        </div>
      )}
    </Dialog>
  );
}
