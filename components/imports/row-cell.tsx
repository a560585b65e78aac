"use client";

import { cn } from "@/components/ui/cn";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { DateTime, Day } from "@/components/ui/date-time";
import { Count, Money } from "@/components/ui/money";
import type { Kind } from "@/lib/imports/fields";
import type { Cell, PreviewColumn, PreviewRow } from "@/lib/imports/queries/rows";
import type { Outcome } from "@/lib/action";

export const isNumeric = (kind: Kind) => kind === "money" || kind === "number" || kind === "integer" || kind === "percent";

type Fix = (read: string, value: string) => Promise<Outcome<unknown>>;
type Props = { cell: Cell; column: PreviewColumn; row: PreviewRow; currency: string; zone: string; fix?: Fix | undefined };

const faulty = "rounded-xs bg-risk-tint px-1.5 text-risk-text shadow-[inset_0_0_0_1px_var(--risk-line)]";

/** One cell as it is read. A wrong one shows what the file holds; in a row to fix every cell can be typed anew. */
export function RowCell({ cell, column: { label, kind }, row, currency, zone, fix }: Props) {
  const shown = cell.raw || (cell.fault ? "empty" : null);
  if (fix) {
    const edit = { label: `${label}, row ${row.number}`, value: cell.raw, placeholder: "empty", display: shown };
    return <EditInPlace {...edit} className={cn("min-w-28", cell.fault && faulty)} onSave={({ value, read }) => fix(read, value)} />;
  }
  if (cell.fault) return <span className={cn(faulty, "py-0.5")}>{shown}</span>;
  const reading = { kind, currency, zone: cell.raw.includes(":") ? undefined : zone };
  if (!cell.isChanged) return <Value value={cell.value} {...reading} />;
  return (
    <span className="whitespace-nowrap">
      <s className="text-ink-3"><span className="sr-only">before: </span><Value value={cell.was} {...reading} /></s>{" "}
      <b className="font-medium"><span className="sr-only">now: </span><Value value={cell.value} {...reading} /></b>
    </span>
  );
}

/** As a record of ours would show it; an instant of which the file says only the day, as that day in the organization's zone; what cannot be read so stands as the file has it. */
function Value({ value, kind, currency, zone }: { value: string | null; kind: Kind; currency: string; zone: string | undefined }) {
  if (value === null || value === "") return <span className="text-ink-3">none</span>;
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  if (kind === "money" && isNumber) return <Money value={value} currency={currency} />;
  if ((kind === "number" || kind === "integer") && isNumber) return <Count value={value} digits={value.split(".")[1]?.length ?? 0} />;
  if (kind === "date" && /^\d{4}-\d\d-\d\d$/.test(value)) return <span className="whitespace-nowrap"><Day value={value} /></span>;
  if (kind === "instant" && /^\d{4}-\d\d-\d\dT/.test(value)) return <span className="whitespace-nowrap"><DateTime value={value} only={zone ? "day" : undefined} zone={zone} /></span>;
  return <span className="block min-w-24 truncate" title={value.length > 30 ? value : undefined}>{value}</span>;
}
