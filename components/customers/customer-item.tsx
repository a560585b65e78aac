"use client";

import Link from "next/link";
import { ChooseInPlace } from "@/components/deals/record/choose-in-place";
import { Avatar } from "@/components/ui/avatar";
import { Checkbox } from "@/components/ui/checkbox";
import { DateTime, Day } from "@/components/ui/date-time";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { Money } from "@/components/ui/money";
import { Td, Tr } from "@/components/ui/table";
import { TagChip } from "@/components/ui/tag-chip";
import type { CustomerChoices } from "@/lib/customers/queries/choices";
import type { CustomerRow } from "@/lib/customers/queries/list";
import { asText, fieldSaver, type CustomerActions } from "./customer-actions";
import { statuses, wordOf } from "./words";

type Props = { row: CustomerRow; choices: CustomerChoices; isSelected: boolean; onToggle: ((row: CustomerRow) => void) | undefined; actions: CustomerActions };

/** A customer in the list; status, owner and industry are changed where they stand. */
export function CustomerItem({ row, choices, isSelected, onToggle, actions }: Props) {
  const color = (tag: string) => choices.tags.find(({ name }) => name === tag)?.color;
  return (
    <Tr selected={isSelected}>
      {onToggle && <Td><Checkbox aria-label={`Select ${row.name}`} checked={isSelected} onChange={() => onToggle(row)} /></Td>}
      <Td className="max-w-72 min-w-44"><Link href={`/customers/${row.id}`} className="block truncate font-medium text-ink">{row.name}</Link></Td>
      <Td className="min-w-24 whitespace-nowrap"><StatusCell row={row} actions={actions} /></Td>
      <Td className="min-w-44"><OwnerCell row={row} choices={choices} actions={actions} /></Td>
      <Td className="min-w-44"><IndustryCell row={row} actions={actions} /></Td>
      <Td numeric><Worths row={row} of="open" />{row.openDeals > 0 && <span className="sr-only"> in {row.openDeals === 1 ? "one open deal" : `${row.openDeals} open deals`}</span>}</Td>
      <Td numeric><Worths row={row} of="won" /></Td>
      <Td className="whitespace-nowrap"><DateTime value={row.lastContactDate} only="day" missing="" /></Td>
      <Td className="whitespace-nowrap"><Day value={row.lastOrderDate} missing="" /></Td>
      <Td><span className="flex max-w-56 gap-1 overflow-hidden">{row.tags.map((tag) => <TagChip key={tag} color={color(tag)}>{tag}</TagChip>)}</span></Td>
    </Tr>
  );
}

type Cell = { row: CustomerRow; actions: CustomerActions };

function StatusCell({ row, actions }: Cell) {
  const save = fieldSaver(row, actions);
  if (!row.canEdit) return <>{wordOf(statuses, row.status)}</>;
  return <EditInPlace label={`Status of ${row.name}`} value={row.status} options={statuses} show={(value) => wordOf(statuses, value)} onSave={save("status", (text) => text as CustomerRow["status"])} />;
}

function OwnerCell({ row, choices, actions }: Cell & { choices: CustomerChoices }) {
  const save = fieldSaver(row, actions);
  const people = choices.people.filter(({ isActive, id }) => isActive || id === row.ownerId).map(({ id, name }) => ({ value: id, label: name }));
  const face = <><Avatar name={row.ownerName} /><span className="truncate">{row.ownerName}</span></>;
  if (!row.canEdit) return row.ownerId ? <span className="flex min-w-0 items-center gap-1.5">{face}</span> : <span className="text-ink-3">Nobody</span>;
  return <ChooseInPlace label={`Owner of ${row.name}`} value={row.ownerId ? { value: row.ownerId, label: row.ownerName ?? "Somebody" } : null} options={people} placeholder="Nobody" clearable face={face} onSave={save("ownerId", asText)} />;
}

function IndustryCell({ row, actions }: Cell) {
  const save = fieldSaver(row, actions);
  if (!row.canEdit) return <>{row.industry}</>;
  return <EditInPlace label={`Industry of ${row.name}`} value={row.industry ?? ""} placeholder="—" onSave={save("industry", asText)} />;
}

/** Sums in their own currencies, never converted silently. */
function Worths({ row, of }: { row: CustomerRow; of: "open" | "won" }) {
  const sums = row.worth.filter((sum) => Number(sum[of]) !== 0);
  return <>{sums.map((sum, place) => <span key={sum.currencyCode} className="whitespace-nowrap">{place > 0 && " + "}<Money value={sum[of]} currency={sum.currencyCode} compact /></span>)}</>;
}
