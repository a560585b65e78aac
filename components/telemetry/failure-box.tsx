"use client";

import { RotateCw } from "lucide-react";
import { useAct, type Act, type Undo } from "@/components/changes/use-act";
import { Box } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import type { FailureRow } from "@/lib/telemetry/queries/health";

type Props = { failures: readonly FailureRow[]; /** Absent: this person may not try again. */ onRetry?: Act<{ jobId: string }> | undefined; onUndo: Undo };

/** Values that came but could not be evaluated; nothing to show while all is well. */
export function FailureBox({ failures, onRetry, onUndo }: Props) {
  if (failures.length === 0) return null;
  return (
    <Box flush title="Evaluations that failed" aside="The values are kept. What they say of the plans is missing until it is tried again.">
      <ul className="divide-y divide-line border-t border-line">
        {failures.map((failure) => <Failure key={failure.id} failure={failure} onRetry={onRetry} onUndo={onUndo} />)}
      </ul>
    </Box>
  );
}

function Failure({ failure: { id: jobId, error, attempts, at }, onRetry, onUndo }: Omit<Props, "failures"> & { failure: FailureRow }) {
  const { run, working } = useAct(onUndo);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p className="[overflow-wrap:anywhere]">{error ?? "It ended without saying why."}</p>
        <p className="text-xs text-ink-3"><DateTime value={at} />, tried {attempts === 1 ? "once" : `${attempts} times`}</p>
      </div>
      {onRetry && <Button size="sm" working={working} onClick={() => void run(onRetry, { jobId }, { object: "The evaluation", message: "is tried again." })}><RotateCw />Try again</Button>}
    </li>
  );
}
