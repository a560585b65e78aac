"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { formatMoney } from "@/components/ui/format";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { useReader } from "@/components/ui/locale";
import { Money } from "@/components/ui/money";
import type { DealRecord } from "@/lib/deals/queries/record-shapes";
import type { ProductChoice } from "../filters/choices";
import { DealLine } from "./deal-line";
import { NewLine } from "./new-line";
import { fieldSaver, type RecordActions } from "./record-actions";

type Props = { deal: DealRecord; products: readonly ProductChoice[]; actions: RecordActions; /** With levels, terms, order and removal. */ full?: boolean };

const head = "h-7 border-b border-line text-xs font-medium text-ink-3";
const cell = "border-b border-line py-1 align-middle";

/** What is sold: lines with quantity, price and total, the discount and the tax of the whole deal, and what the customer pays. */
export function DealLines({ deal, products, actions, full = false }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <section aria-label="Lines">
      <div className="mb-1 flex min-h-[26px] items-center justify-between">
        <h2 className="font-semibold">Lines</h2>
        {deal.canEdit && <Button size="sm" variant="quiet" onClick={() => setAdding(true)}><Plus />Add line</Button>}
      </div>
      {deal.lines.length === 0 && !adding && <p className="text-ink-3">No lines. The amount is what was typed.</p>}
      {(deal.lines.length > 0 || full) && (
        <div className="overflow-x-auto" role="region" aria-label="Lines of this deal" tabIndex={0}>
          <table className="w-full border-collapse">
            <LinesHead deal={deal} full={full} />
            <tbody>{deal.lines.map((line, place) => <DealLine key={line.id} deal={deal} line={line} place={place} actions={actions} full={full} />)}</tbody>
            <DealSums deal={deal} actions={actions} full={full} />
          </table>
        </div>
      )}
      {adding && <NewLine deal={deal} products={products} actions={actions} onClose={() => setAdding(false)} />}
    </section>
  );
}

function LinesHead({ deal, full }: { deal: DealRecord; full: boolean }) {
  return (
    <thead className={cn(deal.lines.length === 0 && "sr-only")}>
      <tr>
        <th scope="col" className={cn(head, "text-left")}>Product</th>
        {full && <th scope="col" className={cn(head, "px-3 text-left max-sm:hidden")}>Level</th>}
        <th scope="col" className={cn(head, "px-2 text-right")}>Qty</th>
        <th scope="col" className={cn(head, "px-2 text-right")}>Price</th>
        <th scope="col" className={cn(head, "text-right")}>Total</th>
        {full && deal.canEdit && <th scope="col" className={head}><span className="sr-only">Order and remove</span></th>}
      </tr>
    </thead>
  );
}

/** Discount and tax are the deal's; the total is what the customer pays. */
function DealSums({ deal, actions, full }: { deal: DealRecord; actions: RecordActions; full: boolean }) {
  const { locale } = useReader();
  const save = fieldSaver(deal, actions);
  const money = (text: string) => formatMoney(text || "0", deal.currencyCode, locale);
  const rows = [{ field: "discount" as const, label: "Discount", said: "has another discount.", value: deal.discount, sign: "−" }, { field: "tax" as const, label: "Tax", said: "has another tax.", value: deal.tax, sign: "" }];
  const level = full ? <td className={cn(cell, "max-sm:hidden")} /> : null;
  const tail = full && deal.canEdit ? <td className={cell} /> : null;
  return (
    <tfoot>
      {rows.filter(({ value }) => full || !isZero(value)).map(({ field, label, said, value, sign }) => (
        <tr key={field} className="text-ink-2">
          <td colSpan={3} className={cell}>{label}</td>
          {level}
          <td className={cn(cell, "text-right whitespace-nowrap")}>
            {deal.canEdit ? <EditInPlace label={label} value={isZero(value) ? "0" : value} inputMode="decimal" className="flex flex-col items-end" display={`${isZero(value) ? "" : sign}${money(value)}`} show={money} onSave={save(field, said, (text) => text || "0")} /> : `${isZero(value) ? "" : sign}${money(value)}`}
          </td>
          {tail}
        </tr>
      ))}
      <tr className="font-semibold">
        <td colSpan={3} className="border-t border-line-strong py-1.5">Total</td>
        {level && <td className="border-t border-line-strong max-sm:hidden" />}
        <td className="border-t border-line-strong py-1.5 text-right"><Money value={deal.total} currency={deal.currencyCode} /></td>
        {tail && <td className="border-t border-line-strong" />}
      </tr>
    </tfoot>
  );
}

function isZero(value: string) {
  return /^-?0*(\.0*)?$/.test(value);
}
