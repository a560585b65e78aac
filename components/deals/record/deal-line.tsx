"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTransition } from "react";
import { answered } from "@/components/ui/answered";
import { cn } from "@/components/ui/cn";
import { formatCount } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { useReader } from "@/components/ui/locale";
import type { DealLineRow, DealRecord } from "@/lib/deals/queries/record-shapes";
import { LineMore } from "./line-more";
import { decimalsOf, levels, lineSaver, plainQuantity } from "./line-saver";
import { tell, type RecordActions } from "./record-actions";

const cell = "border-b border-line py-1 align-middle";

/** One line; every part of it is changed where it stands. */
export function DealLine({ deal, line, place, actions, full }: { deal: DealRecord; line: DealLineRow; place: number; actions: RecordActions; full: boolean }) {
  const { locale } = useReader();
  const [working, start] = useTransition();
  const save = lineSaver(deal, line, actions);
  const number = (text: string) => formatCount(text, locale, 2);
  const quantity = (text: string) => formatCount(text, locale, decimalsOf(text));
  const level = levels.find(({ value }) => value === (line.licenseLevel ?? ""))?.label;
  const term = line.termMonths ? `${line.termMonths} months` : "";
  const move = (step: number) => {
    const ids = deal.lines.map(({ id }) => id);
    ids.splice(place, 1);
    ids.splice(place + step, 0, line.id);
    start(async () => void tell(line.name, "stands elsewhere in the list.", await answered(actions.reorderLines({ dealId: deal.id, lineIds: ids })), actions.undoChangeSet));
  };
  const remove = () => start(async () => void tell(line.name, "is off the deal.", await answered(actions.removeLine({ dealId: deal.id, lineId: line.id })), actions.undoChangeSet));
  const isOpen = full && deal.canEdit;
  const below = [full ? null : line.licenseLevel && level, term, line.outcomes.join(", ")].filter(Boolean).join(", ");
  return (
    <tr aria-busy={working}>
      <td className={cn(cell, "min-w-32 pr-2")}>
        {deal.canEdit ? <EditInPlace label={`Name of line ${place + 1}`} value={line.name} onSave={save("name", "has another name.", (text) => text)} /> : line.name}
        {isOpen ? <LineMore deal={deal} line={line} actions={actions} /> : below && <span className="block text-xs text-ink-3">{below}</span>}
      </td>
      {full && <td className={cn(cell, "px-3 max-sm:hidden")}>{deal.canEdit ? <EditInPlace label="Level" value={line.licenseLevel ?? ""} options={levels} placeholder="No level" show={(value) => levels.find((one) => one.value === value)?.label} onSave={save("licenseLevel", "has another level.", (text) => text || null)} /> : level}</td>}
      <td className={cn(cell, "px-2 text-right whitespace-nowrap")}>{deal.canEdit ? <EditInPlace label="Quantity" value={plainQuantity(line.quantity)} inputMode="decimal" className="flex flex-col items-end" show={quantity} onSave={save("quantity", "has another quantity.", (text) => text)} /> : quantity(plainQuantity(line.quantity))}</td>
      <td className={cn(cell, "px-2 text-right whitespace-nowrap")}>{deal.canEdit ? <EditInPlace label="Price" value={line.price} inputMode="decimal" className="flex flex-col items-end" show={number} onSave={save("price", "has another price.", (text) => text)} /> : number(line.price)}</td>
      <td className={cn(cell, "text-right whitespace-nowrap")}>{number(line.total)}</td>
      {isOpen && (
        <td className={cn(cell, "w-px pl-3 whitespace-nowrap")}>
          <IconButton size="sm" label={`Move ${line.name} up`} disabled={place === 0} onClick={() => move(-1)}><ArrowUp /></IconButton>
          <IconButton size="sm" label={`Move ${line.name} down`} disabled={place === deal.lines.length - 1} onClick={() => move(1)}><ArrowDown /></IconButton>
          <IconButton size="sm" label={`Remove ${line.name}`} onClick={remove}><Trash2 /></IconButton>
        </td>
      )}
    </tr>
  );
}
