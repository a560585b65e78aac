"use client";

import { CircleDashed, Gem, Pencil } from "lucide-react";
import { useState } from "react";
import { activityNames } from "@/components/activities/activity-names";
import { Avatar } from "@/components/ui/avatar";
import { Dot } from "@/components/ui/badge";
import { Day } from "@/components/ui/date-time";
import { formatMoney } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { useReader } from "@/components/ui/locale";
import { Money } from "@/components/ui/money";
import { TagChip } from "@/components/ui/tag-chip";
import type { DealRow } from "@/lib/deals/queries/shapes";
import type { DealChoices } from "../filters/choices";
import { openDeal } from "../panel/open-deal";
import { ChooseInPlace } from "../record/choose-in-place";
import { asText, fieldSaver, type RecordActions } from "../record/record-actions";
import type { ColumnId } from "./columns";

export type CellProps = { row: DealRow; choices: DealChoices; tones: Readonly<Record<string, string>>; actions: RecordActions };

const sources: Record<string, string> = { INBOUND: "Inbound", OUTBOUND: "Outbound", REFERRAL: "Referral", PARTNER: "Partner" };

/** One cell of a deal; name, amount, close date and owner are changed where they stand. */
export function DealCell({ id, ...cell }: CellProps & { id: ColumnId }) {
  const { row } = cell;
  switch (id) {
    case "name": return <NameCell {...cell} />;
    case "customer": return <span className="block truncate">{row.customerName ?? <span className="text-ink-3">No customer</span>}</span>;
    case "stage": return <span className="flex items-center gap-1.5"><Dot color={cell.tones[row.stageId] ?? "var(--line-control)"} /><span className="truncate">{row.stageName}</span></span>;
    case "amount": return <AmountCell {...cell} />;
    case "close": return <CloseCell {...cell} />;
    case "owner": return <OwnerCell {...cell} />;
    case "next": return <NextCell row={row} />;
    case "age": return row.status === "OPEN" && <span className={row.isStale ? "text-watch-text" : "text-ink-2"}>{row.stageAge} d</span>;
    case "number": return <span className="mono text-ink-3">{row.number}</span>;
    case "probability": return <>{Math.round(Number(row.probability))}%</>;
    case "tags": return <span className="flex gap-1 overflow-hidden">{row.tags.map((tag) => <TagChip key={tag} color={cell.choices.tags.find(({ name }) => name === tag)?.color}>{tag}</TagChip>)}</span>;
    case "source": return <>{row.source && sources[row.source]}</>;
    case "created": return <Day value={row.createdDate} />;
    case "last": return <Day value={row.lastActivityDate} missing="" />;
  }
}

function NameCell({ row, actions }: CellProps) {
  const [isEditing, setEditing] = useState(false);
  const save = fieldSaver({ id: row.id, title: row.name }, actions);
  if (isEditing) return <EditInPlace label="Name" value={row.name} startOpen onLeave={() => setEditing(false)} onSave={save("name", "has another name.", asText)} />;
  return (
    <span className="group/name flex items-center gap-1">
      <button type="button" onClick={() => openDeal(row.id)} className="min-h-6 min-w-0 truncate text-left font-medium text-ink hover:underline">{row.name}</button>
      {row.isHighValue && <Gem className="size-3.5 text-ink-3" role="img" aria-label="High value" />}
      {row.canEdit && isNamed(row) && (
        <IconButton size="sm" label={`Change the name of ${row.name}`} className="-my-1 opacity-0 group-hover/name:opacity-100 focus-visible:opacity-100" onClick={() => setEditing(true)}><Pencil /></IconButton>
      )}
    </span>
  );
}

/** A deal without a name is shown as "customer – product": that is not a name one could change here. */
function isNamed({ name, customerName }: DealRow) {
  const called = customerName ?? "No customer";
  return name !== called && !name.startsWith(`${called} – `);
}

function AmountCell({ row, actions }: CellProps) {
  const { locale } = useReader();
  const save = fieldSaver({ id: row.id, title: row.name }, actions);
  if (!row.canEdit) return <Money value={row.amount} currency={row.currencyCode} />;
  return (
    <EditInPlace
      label={`Amount of ${row.name}`} value={row.amount ?? ""} inputMode="decimal" placeholder="—" className="flex flex-col items-end"
      show={(text) => formatMoney(text || null, row.currencyCode, locale)} onSave={save("amount", "has another amount.", asText)}
    />
  );
}

function CloseCell({ row, actions }: CellProps) {
  const save = fieldSaver({ id: row.id, title: row.name }, actions);
  if (row.status !== "OPEN") return <Day value={row.closedDate} />;
  const face = <span className={row.isOverdue ? "font-medium text-risk-text" : undefined}><Day value={row.expectedCloseDate} /></span>;
  if (!row.canEdit) return row.expectedCloseDate ? face : <span className="text-ink-3">No date</span>;
  return (
    <EditInPlace
      label={`Close date of ${row.name}`} type="date" value={row.expectedCloseDate ?? ""} placeholder="No date" display={face} show={(day) => <Day value={day} />}
      onSave={save("expectedCloseDate", "has another close date.", asText)}
    />
  );
}

function OwnerCell({ row, choices, actions }: CellProps) {
  const save = fieldSaver({ id: row.id, title: row.name }, actions);
  const people = choices.people.filter(({ isActive, id }) => isActive || id === row.ownerId).map(({ id, name }) => ({ value: id, label: name }));
  const face = <><Avatar name={row.ownerName} /><span className="truncate">{row.ownerName}</span></>;
  if (!row.canEdit) return row.ownerId ? <span className="flex min-w-0 items-center gap-1.5">{face}</span> : <span className="text-ink-3">Nobody</span>;
  return (
    <ChooseInPlace
      label={`Owner of ${row.name}`} value={row.ownerId ? { value: row.ownerId, label: row.ownerName ?? "Somebody" } : null} options={people} placeholder="Nobody" clearable face={face}
      onSave={save("ownerId", "has another owner.", asText)}
    />
  );
}

function NextCell({ row: { status, nextActivity } }: { row: DealRow }) {
  if (status !== "OPEN") return null;
  if (!nextActivity) return <span className="flex items-center gap-1.5 whitespace-nowrap text-watch-text"><CircleDashed className="size-3.5" aria-hidden="true" />Nothing planned</span>;
  return <span className="block truncate">{activityNames[nextActivity.type]}{nextActivity.dueDate && <>, <Day value={nextActivity.dueDate} /></>}</span>;
}
