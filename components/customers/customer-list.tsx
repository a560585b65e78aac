"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import type { CustomerList as List, CustomerRow } from "@/lib/customers/queries/list";
import type { CustomerChoices } from "@/lib/customers/queries/choices";
import { listingHref, type CustomerSort, type ListCustomers } from "@/lib/customers/rules/filtering";
import { CustomerBulk } from "./customer-bulk";
import type { CustomerActions, CustomerQuestions } from "./customer-actions";
import { CustomerItem } from "./customer-item";

type Props = { list: List; listing: ListCustomers; choices: CustomerChoices; canEdit: boolean; actions: CustomerActions & CustomerQuestions };

/** One page of customers: sorted by the heads, changed where they stand, several at once. */
export function CustomerList({ list, listing, choices, canEdit, actions }: Props) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = list.rows;
  const chosen = rows.filter(({ id }) => selected.has(id));
  const toggle = (row: CustomerRow) => setSelected(new Set(selected.has(row.id) ? chosen.filter(({ id }) => id !== row.id).map(({ id }) => id) : [...chosen.map(({ id }) => id), row.id]));
  const head = (label: string, sort: "name" | "contact" | "order" | "created", numeric = false) => <Th key={sort} numeric={numeric} sort={{ direction: directionOf(listing.sort, sort), href: listingHref(listing, { sort: nextSort(listing.sort, sort) }) }}>{label}</Th>;
  return (
    <>
      <Table label="Customers" framed={false}>
        <THead sticky>
          {canEdit && <Th className="w-8"><Checkbox aria-label="Select all on this page" checked={rows.length > 0 && chosen.length === rows.length} some={chosen.length > 0 && chosen.length < rows.length} onChange={({ target }) => setSelected(new Set(target.checked ? rows.map(({ id }) => id) : []))} /></Th>}
          {head("Name", "name")}
          <Th>Status</Th>
          <Th>Owner</Th>
          <Th>Industry</Th>
          <Th numeric>Open</Th>
          <Th numeric>Won</Th>
          {head("Last contact", "contact")}
          {head("Last order", "order")}
          <Th>Tags</Th>
        </THead>
        <TBody>
          {rows.map((row) => <CustomerItem key={row.id} row={row} choices={choices} isSelected={selected.has(row.id)} onToggle={canEdit ? toggle : undefined} actions={actions} />)}
        </TBody>
      </Table>
      {chosen.length > 0 && <CustomerBulk rows={chosen} people={choices.people} actions={actions} onClear={() => setSelected(new Set())} />}
    </>
  );
}

function directionOf(sort: CustomerSort, column: string) {
  return sort === column ? "ascending" : sort === `-${column}` ? "descending" : "none";
}

/** Names begin at A; days begin with the latest. */
function nextSort(sort: CustomerSort, column: "name" | "contact" | "order" | "created"): CustomerSort {
  if (sort === column) return `-${column}`;
  if (sort === `-${column}`) return column;
  return column === "name" ? "name" : `-${column}`;
}
