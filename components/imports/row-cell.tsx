"use client";

import { EditInPlace } from "@/components/ui/in-place-edit";
import { DateTime, Day } from "@/components/ui/date-time";
import { Count, Money } from "@/components/ui/money";
import type { Kind } from "@/lib/imports/fields";
import type { Cell, PreviewColumn, PreviewRow } from "@/lib/imports/queries/rows";
import type { Outcome } from "@/lib/action";

export const isNumeric = (kind: Kind) => kind === "money" || kind === "number" || kind === "integer" || kind === "percent";

/** One cell as it is read. A wrong one shows what the file holds; in a row to fix every cell can be typed anew. */
export function RowCell({ cell, column, row, currency, fix }: { cell: Cell; column: PreviewColumn; row: PreviewRow; currency: string; fix?: ((read: string, value: string) => Promise<Outcome<unknown>>) | undefined }) {
  const shown = cell.raw || (cell.fault ? "empty" : null);
  if (fix) {
    return <EditInPlace label={`${column.label}, row ${row.number}`} value={cell.raw} placeholder="empty" display={shown} className={cell.fault ? "rounded-xs bg-risk-tint px-1.5 text-risk-text shadow-[inset_0_0_0_1px_var(--risk-line)]" : ""} onSave={({ value, read }) => fix(read, value)} />;
  }
  if (cell.fault) return <span className="rounded-xs bg-risk-tint px-1.5 py-0.5 text-risk-text shadow-[inset_0_0_0_1px_var(--risk-line)]">{shown}</span>;
  if (cell.isChanged) {
    return <span className="whitespace-nowrap"><s className="text-ink-3"><span className="sr-only">before: </span><Value value={cell.was} kind={column.kind} currency={currency} /></s> <b className="font-medium"><span className="sr-only">now: </span><Value value={cell.value} kind={column.kind} currency={currency} /></b></span>;
  }
  return <Value value={cell.value} kind={column.kind} currency={currency} />;
}

/** As a record of ours would show it; what cannot be read so stands as the file has it. */
function Value({ value, kind, currency }: { value: string | null; kind: Kind; currency: string }) {
  if (value === null || value === "") return <span className="text-ink-3">none</span>;
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  if (kind === "money" && isNumber) return <Money value={value} currency={currency} />;
  if ((kind === "number" || kind === "integer") && isNumber) return <Count value={value} digits={value.split(".")[1]?.length ?? 0} />;
  if (kind === "date" && /^\d{4}-\d\d-\d\d$/.test(value)) return <span className="whitespace-nowrap"><Day value={value} /></span>;
  if (kind === "instant" && /^\d{4}-\d\d-\d\dT/.test(value)) return <span className="whitespace-nowrap"><DateTime value={value} /></span>;
  return <span className="block min-w-24 truncate" title={value.length > 30 ? value : undefined}>{value}</span>;
}
