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
export function CustomerList({ list: { rows }, listing, choices, canEdit, actions }: Props) {
  const { chosen, isSelected, toggle, select } = useSelection(rows);
  const item = { choices, actions, onToggle: canEdit ? toggle : undefined };
  return (
    <>
      <Table label="Customers" framed={false}>
        <THead sticky>
          {canEdit && (
            <Th className="w-8">
              <Checkbox
                aria-label="Select all on this page"
                checked={rows.length > 0 && chosen.length === rows.length}
                some={chosen.length > 0 && chosen.length < rows.length}
                onChange={({ target }) => select(target.checked ? rows : [])}
              />
            </Th>
          )}
          <Heads sort={listing.sort} hrefOf={(sort) => listingHref(listing, { sort })} />
        </THead>
        <TBody>{rows.map((row) => <CustomerItem key={row.id} row={row} isSelected={isSelected(row)} {...item} />)}</TBody>
      </Table>
      {chosen.length > 0 && <CustomerBulk rows={chosen} people={choices.people} actions={actions} onClear={() => select([])} />}
    </>
  );
}

/** What is selected and still on the page. */
function useSelection(rows: readonly CustomerRow[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const isSelected = ({ id }: CustomerRow) => selected.has(id);
  const chosen = rows.filter(isSelected);
  const select = (some: readonly CustomerRow[]) => setSelected(new Set(some.map(({ id }) => id)));
  const toggle = (row: CustomerRow) => select(isSelected(row) ? chosen.filter(({ id }) => id !== row.id) : [...chosen, row]);
  return { chosen, isSelected, toggle, select };
}

type Column = "name" | "contact" | "order" | "created";

function Heads({ sort, hrefOf }: { sort: CustomerSort; hrefOf: (sort: CustomerSort) => string }) {
  const head = (label: string, column: Column) => (
    <Th sort={{ direction: directionOf(sort, column), href: hrefOf(nextSort(sort, column)) }}>{label}</Th>
  );
  return (
    <>
      {head("Name", "name")}
      <Th>Status</Th>
      <Th>Owner</Th>
      <Th>Industry</Th>
      <Th numeric>Open</Th>
      <Th numeric>Won</Th>
      {head("Last contact", "contact")}
      {head("Last order", "order")}
      <Th>Tags</Th>
    </>
  );
}

function directionOf(sort: CustomerSort, column: string) {
  return sort === column ? "ascending" : sort === `-${column}` ? "descending" : "none";
}

/** Names begin at A; days begin with the latest. */
function nextSort(sort: CustomerSort, column: Column): CustomerSort {
  if (sort === column) return `-${column}`;
  if (sort === `-${column}`) return column;
  return column === "name" ? "name" : `-${column}`;
}
