"use client";

import { Trash2 } from "lucide-react";
import { useAct } from "@/components/changes/use-act";
import { Day } from "@/components/ui/date-time";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import { Td, Tr } from "@/components/ui/table";
import type { RateRow } from "@/lib/rates/queries";
import type { RateActions } from "./rate-actions";

/** One rate; whoever may edit rates corrects the number and the day in the row. */
export function RateItem({ of: { id: rateId, from, to, rate, day }, canEdit, onEdit, onDelete, onUndo }: RateActions & { of: RateRow; canEdit: boolean }) {
  const { run, working } = useAct(onUndo);
  const name = `${from} to ${to}`;
  const save = (field: "rate" | "day") => ({ value, read }: Edit) => run(onEdit, { rateId, field, was: read, value }, { object: name, message: field === "rate" ? "has another rate." : "counts from another day.", isInForm: true });
  const shown = <Day value={day} full />;
  return (
    <Tr>
      <Td className="whitespace-nowrap"><span className="mono font-medium">{from}</span><span className="text-ink-2"> to </span><span className="mono">{to}</span></Td>
      <Td numeric>{canEdit ? <EditInPlace label={`Rate of ${name} on ${day}`} value={rate} inputMode="decimal" kind="rate" onSave={save("rate")} /> : rate}</Td>
      <Td className="whitespace-nowrap">{canEdit ? <EditInPlace label={`Day of ${name}`} value={day} type="date" display={shown} onSave={save("day")} /> : shown}</Td>
      <Td>
        {canEdit && (
          <IconButton size="sm" label={`Remove ${name} of ${day}`} disabled={working} onClick={() => void run(onDelete, { rateId }, { object: `The rate of ${day} from ${from} to ${to}`, message: "is removed." })}><Trash2 /></IconButton>
        )}
      </Td>
    </Tr>
  );
}
