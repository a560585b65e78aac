"use client";

import { cn } from "@/components/ui/cn";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import { Box } from "@/components/layout/record-layout";
import type { ColumnsPicture } from "@/lib/imports/queries/columns";
import type { Acts } from "./acts";
import { ColumnRow } from "./column-row";
import type { Change, useMapping } from "./use-mapping";

export type Mapping = { picture: ColumnsPicture; acts: Acts; change: Change; send: ReturnType<typeof useMapping>["send"] };

/** On a phone the cells of a column stand one under the other: the choice must not lie beyond the edge. */
const stacked = cn(
  "max-md:[&_:is(table,tbody)]:block max-md:[&_thead]:hidden",
  "max-md:[&_td]:h-auto max-md:[&_td]:max-w-none max-md:[&_td]:border-0 max-md:[&_td]:px-4 max-md:[&_td]:py-0 max-md:[&_td:empty]:hidden",
  "max-md:[&_tr]:grid max-md:[&_tr]:gap-2 max-md:[&_tr]:border-b max-md:[&_tr]:border-line max-md:[&_tr]:py-3",
);

/** One line for each column of the file. */
export function ColumnsTable(mapping: Mapping) {
  const { picture } = mapping;
  const mapped = picture.columns.filter(({ target }) => target.to !== "skip").length;
  return (
    <Box title="Columns" aside={`${mapped} of ${picture.columns.length} are imported`} flush>
      <Table label="Columns" framed={false} className={stacked}>
        <THead><Th>Column of the file</Th><Th>It holds</Th><Th>Goes to</Th><Th>How it is read</Th></THead>
        <TBody>
          {picture.columns.map((column) => <ColumnRow key={column.column} column={column} {...mapping} />)}
        </TBody>
      </Table>
    </Box>
  );
}
