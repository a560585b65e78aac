"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { EditInPlace } from "@/components/ui/in-place-edit";
import type { DealLineRow, DealRecord } from "@/lib/deals/queries/record-shapes";
import { lineSaver } from "./line-saver";
import type { RecordActions } from "./record-actions";

const LineOutcomesDialog = dynamic(() => import("./line-outcomes-dialog").then((file) => file.LineOutcomesDialog), { ssr: false });

/** For how long a line is sold and what for, below its name, each changed where it stands. */
export function LineMore({ deal, line, actions }: { deal: DealRecord; line: DealLineRow; actions: RecordActions }) {
  const [isChoosing, setChoosing] = useState(false);
  const save = lineSaver(deal, line, actions);
  return (
    <div className="flex flex-wrap items-start gap-x-3 text-xs text-ink-3">
      <EditInPlace
        label={`Term of ${line.name} in months`} value={line.termMonths ? String(line.termMonths) : ""} inputMode="numeric" placeholder="No term"
        show={(months) => (months ? `${months} months` : "No term")} onSave={save("termMonths", "has another term.", (text) => (text.trim() ? Number(text) : null))}
      />
      {line.productId && (
        <button type="button" className="cursor-pointer py-1 text-left underline-offset-2 hover:underline" aria-haspopup="dialog" aria-label={`Outcomes of ${line.name}`} onClick={() => setChoosing(true)}>
          {line.outcomes.join(", ") || "All outcomes"}
        </button>
      )}
      {isChoosing && line.productId && <LineOutcomesDialog dealId={deal.id} line={line} productId={line.productId} actions={actions} onClose={() => setChoosing(false)} />}
    </div>
  );
}
