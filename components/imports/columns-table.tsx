"use client";

import { Table, TBody, Th, THead } from "@/components/ui/table";
import { Box } from "@/components/layout/record-layout";
import type { ColumnsPicture } from "@/lib/imports/queries/columns";
import type { Acts } from "./acts";
import { ColumnRow } from "./column-row";
import type { Change } from "./columns-step";

export type Seen = { importId: string; version: number };

/** One line for each column of the file. */
export function ColumnsTable({ seen, picture, acts, change }: { seen: Seen; picture: ColumnsPicture; acts: Acts; change: Change }) {
  const mapped = picture.columns.filter(({ target }) => target.to !== "skip").length;
  return (
    <Box title="Columns" aside={`${mapped} of ${picture.columns.length} are imported`} flush>
      <Table label="Columns" framed={false}>
        <THead><Th>Column of the file</Th><Th>It holds</Th><Th>Goes to</Th><Th>How it is read</Th></THead>
        <TBody>
          {picture.columns.map((column) => <ColumnRow key={column.column} column={column} seen={seen} picture={picture} acts={acts} change={change} />)}
        </TBody>
      </Table>
    </Box>
  );
}
