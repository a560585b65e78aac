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

const number = cn(cell, "px-2 text-right whitespace-nowrap");

type Line = { deal: DealRecord; line: DealLineRow; place: number; actions: RecordActions };

/** One line; every part of it is changed where it stands. */
export function DealLine({ full, ...line }: Line & { full: boolean }) {
  const { locale } = useReader();
  const { working, move, remove } = useLine(line);
  const isOpen = full && line.deal.canEdit;
  return (
    <tr aria-busy={working}>
      <NameCell {...line} full={full} />
      {full && <LevelCell {...line} />}
      <QuantityCell {...line} />
      <PriceCell {...line} />
      <td className={cn(cell, "text-right whitespace-nowrap")}>{formatCount(line.line.total, locale, 2)}</td>
      {isOpen && <ActsCell {...line} onMove={move} onRemove={remove} />}
    </tr>
  );
}

/** Its place among the lines, and its end. */
function useLine({ deal, line, place, actions }: Line) {
  const [working, start] = useTransition();
  const said = async (message: string, act: ReturnType<RecordActions["removeLine"]>) => void tell(line.name, message, await answered(act), actions.undoChangeSet);
  const move = (step: number) => {
    const lineIds = deal.lines.map(({ id }) => id);
    lineIds.splice(place, 1);
    lineIds.splice(place + step, 0, line.id);
    start(() => said("stands elsewhere in the list.", actions.reorderLines({ dealId: deal.id, lineIds })));
  };
  const remove = () => start(() => said("is off the deal.", actions.removeLine({ dealId: deal.id, lineId: line.id })));
  return { working, move, remove };
}

function NameCell({ deal, line, place, actions, full }: Line & { full: boolean }) {
  const save = lineSaver(deal, line, actions);
  const term = line.termMonths ? `${line.termMonths} months` : "";
  const below = [full ? null : line.licenseLevel && levelOf(line.licenseLevel), term, line.outcomes.join(", ")].filter(Boolean).join(", ");
  return (
    <td className={cn(cell, "min-w-32 pr-2")}>
      {deal.canEdit ? <EditInPlace label={`Name of line ${place + 1}`} value={line.name} onSave={save("name", "has another name.", (text) => text)} /> : line.name}
      {full && deal.canEdit ? <LineMore deal={deal} line={line} actions={actions} /> : below && <span className="block text-xs text-ink-3">{below}</span>}
    </td>
  );
}

function LevelCell({ deal, line, actions }: Line) {
  const value = line.licenseLevel ?? "";
  const save = lineSaver(deal, line, actions)("licenseLevel", "has another level.", (text) => text || null);
  return (
    <td className={cn(cell, "px-3 max-sm:hidden")}>
      {deal.canEdit ? <EditInPlace label="Level" value={value} options={levels} placeholder="No level" show={levelOf} onSave={save} /> : levelOf(value)}
    </td>
  );
}

function QuantityCell({ deal, line, actions }: Line) {
  const { locale } = useReader();
  const value = plainQuantity(line.quantity);
  const save = lineSaver(deal, line, actions)("quantity", "has another quantity.", (text) => text);
  const show = (text: string) => formatCount(text, locale, decimalsOf(text));
  return <td className={number}>{deal.canEdit ? <EditInPlace label="Quantity" value={value} inputMode="decimal" className="flex flex-col items-end" show={show} onSave={save} /> : show(value)}</td>;
}

function PriceCell({ deal, line, actions }: Line) {
  const { locale } = useReader();
  const save = lineSaver(deal, line, actions)("price", "has another price.", (text) => text);
  const show = (text: string) => formatCount(text, locale, 2);
  return <td className={number}>{deal.canEdit ? <EditInPlace label="Price" value={line.price} inputMode="decimal" className="flex flex-col items-end" show={show} onSave={save} /> : show(line.price)}</td>;
}

function ActsCell({ deal, line, place, onMove, onRemove }: Line & { onMove: (step: number) => void; onRemove: () => void }) {
  return (
    <td className={cn(cell, "w-px pl-3 whitespace-nowrap")}>
      <IconButton size="sm" label={`Move ${line.name} up`} disabled={place === 0} onClick={() => onMove(-1)}><ArrowUp /></IconButton>
      <IconButton size="sm" label={`Move ${line.name} down`} disabled={place === deal.lines.length - 1} onClick={() => onMove(1)}><ArrowDown /></IconButton>
      <IconButton size="sm" label={`Remove ${line.name}`} onClick={onRemove}><Trash2 /></IconButton>
    </td>
  );
}

function levelOf(level: string) {
  return levels.find(({ value }) => value === level)?.label;
}
