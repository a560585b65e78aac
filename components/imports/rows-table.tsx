"use client";

import { Box } from "@/components/layout/record-layout";
import { Count } from "@/components/ui/money";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { ImportHead } from "@/lib/imports/queries";
import type { PreviewColumn, PreviewPage, PreviewRow } from "@/lib/imports/queries/rows";
import type { Tab } from "@/lib/imports/rules/steps";
import { ActButton } from "./act-button";
import type { Acts } from "./acts";
import { useImportPlace } from "./import-place";
import { isNumeric, RowCell } from "./row-cell";
import { RowFate } from "./row-fate";

type Props = { head: ImportHead; page: PreviewPage; tab: Tab; acts: Pick<Acts, "fixCell" | "decideName" | "previewImport"> };

/** Fifty rows: what happens to each, beside its number so that no width hides it, and what the file says, as it is read. A row that needs fixing is edited in place. */
export function RowsTable({ head, page, tab, acts }: Props) {
  const { home } = useImportPlace();
  const { columns, rows, newer, older } = page;
  const href = (side: string) => `${home}/${head.id}/preview?tab=${tab}&${side}`;
  if (rows.length === 0) return <Box><p className="text-ink-2">{tab === "fix" ? "No row needs fixing." : "No row is here."}</p></Box>;
  return (
    <>
      <Table label="Rows">
        <THead>
          <Th numeric>Row</Th>
          <Th>What happens</Th>
          {columns.map((column) => <Th key={column.column} numeric={isNumeric(column.kind)} className="py-1.5"><span className="block">{column.label}</span><span className="mono block text-2xs font-normal">{column.name}</span></Th>)}
        </THead>
        <TBody>
          {rows.map((row) => (
            <Tr key={row.number}>
              <Td numeric className="text-ink-3"><Count value={row.number} /></Td>
              <Td className="min-w-60 text-ink-2"><RowFate fate={row.action} /><WhatHappens row={row} head={head} acts={acts} /></Td>
              {columns.map((column, place) => <PlacedCell key={column.column} place={place} {...{ column, row, page, head, acts }} />)}
            </Tr>
          ))}
        </TBody>
      </Table>
      <PaginationCursor label="Pages of rows" newer="Rows before" older="Rows after" newerHref={newer === null ? undefined : href(`before=${newer}`)} olderHref={older === null ? undefined : href(`after=${older}`)} />
    </>
  );
}

function PlacedCell({ place, column, row, page, head, acts }: Omit<Props, "tab"> & { place: number; column: PreviewColumn; row: PreviewRow }) {
  const cell = row.cells[place];
  if (!cell) return <Td />;
  const fix = head.canSteer && row.action === "ERROR" ? (read: string, value: string) => acts.fixCell({ importId: head.id, number: row.number, column: column.column, was: read, value }) : undefined;
  return <Td numeric={isNumeric(column.kind)} className="max-w-72"><RowCell cell={cell} column={column} row={row} currency={currencyOf(row, page)} zone={page.timeZone} fix={fix} /></Td>;
}

/** The amounts of a row are in the currency that its own column names. */
function currencyOf(row: PreviewRow, { columns, currencyCode }: PreviewPage) {
  const own = row.cells[columns.findIndex(({ kind }) => kind === "currency")]?.value;
  return own && /^[A-Z]{3}$/.test(own) ? own : currencyCode;
}

function WhatHappens({ row, head, acts }: Pick<Props, "head" | "acts"> & { row: PreviewRow }) {
  const { home } = useImportPlace();
  const seen = { importId: head.id, version: head.version };
  const decide = async (field: string, name: string, id: string) => {
    const outcome = await acts.decideName({ ...seen, field, name, choice: { choose: "existing", id } });
    return outcome.ok ? acts.previewImport({ importId: head.id }) : outcome;
  };
  return (
    <>
      {row.says.length > 0 && <span className="block">{row.says.join(" ")}</span>}
      {head.canSteer && row.offers.map(({ field, name, id, label }) => (
        <ActButton key={`${field} ${id}`} variant="link" size="sm" className="mr-3 block" act={() => decide(field, name, id)} to={`${home}/${head.id}/preview`}>“{name}” means {label}, in every row</ActButton>
      ))}
    </>
  );
}
