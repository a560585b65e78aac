"use client";

import { LiveScope } from "@/components/changes/live-scope";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { DealSort } from "@/lib/deals/rules/filtering";
import type { BoardColumn, DealGroup, DealList, DealRow } from "@/lib/deals/queries/shapes";
import { dealsHref, type Grouping } from "./address";
import { BulkArea } from "./table/bulk-area";
import { columnOf, type ColumnId } from "./table/columns";
import { DealCell, type CellProps } from "./table/deal-cell";
import { DealCount } from "./table/deal-count";
import { GroupRow, keyOf } from "./table/group-row";
import { PhoneRow } from "./table/phone-row";
import { useDealTable } from "./table/use-deal-table";
import { useOpenId } from "./panel/use-open-id";

type Actions = Parameters<typeof DealCount>[0]["actions"] & Parameters<typeof BulkArea>[0]["actions"] & CellProps["actions"];
type Props = Omit<CellProps, "row"> & {
  list: DealList; groups: readonly DealGroup[]; grouping: Grouping | null; columns: readonly ColumnId[]; stages: BoardColumn[];
  sort: DealSort; address: string; pipelineId: string; actions: Actions;
};
type Rows = ReturnType<typeof useDealTable>["table"];

/** Deals as rows: sorted, filtered and paged by the server, changed in place, several at once. */
export function DealTable({ list, groups, grouping, columns, stages, sort, address, pipelineId, ...cell }: Props) {
  const { table, selected, clear } = useDealTable(list.rows, columns);
  const openId = useOpenId();
  const rows = table.getRowModel().rows;
  const headings = headingsOf(list.rows, groups, grouping);
  return (
    <div data-deals className="min-w-0 flex-1 overflow-y-auto px-6 pb-6 max-lg:px-4">
      <LiveScope entities={["Deal", "DealLine", "Activity", "Customer", "PipelineStage"]} />
      <p className="py-2.5 text-xs text-ink-3" role="status"><DealCount list={list} address={address} pipelineId={pipelineId} actions={cell.actions} />{selected.length > 0 && `, ${selected.length} selected`}</p>
      <Table label="Deals" className="max-md:hidden [&_table]:table-fixed">
        <TableHead table={table} sort={sort} address={address} />
        <TBody>
          {rows.flatMap((row, place) => [
            headings[place] && <GroupRow key={`group ${place}`} group={headings[place]} grouping={grouping} span={columns.length + 1} />,
            <Tr key={row.id} data-card={row.id} tabIndex={-1} selected={row.getIsSelected() || row.id === openId}>
              <Td className="pr-0"><Checkbox aria-label={`Select ${row.original.name}`} checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} /></Td>
              {columns.map((id) => <Td key={id} numeric={columnOf(id).numeric} className="overflow-hidden"><DealCell id={id} row={row.original} {...cell} /></Td>)}
            </Tr>,
          ])}
        </TBody>
      </Table>
      <h2 className="sr-only md:hidden">Deals</h2>
      <ul aria-label="Deals" className="grid gap-2 md:hidden">
        {rows.map((row, place) => <PhoneRow key={row.id} row={row.original} heading={headings[place]} grouping={grouping} isOpen={row.id === openId} />)}
      </ul>
      <Pages list={list} address={address} />
      {selected.length > 0 && <BulkArea selected={selected} stages={stages} people={cell.choices.people} actions={cell.actions} onClear={clear} />}
    </div>
  );
}

function TableHead({ table, sort, address }: { table: Rows; sort: DealSort; address: string }) {
  const headers = table.getHeaderGroups()[0]?.headers;
  const isAll = table.getRowModel().rows.length > 0 && table.getIsAllRowsSelected();
  return (
    <>
      <colgroup><col className="w-11" />{headers?.map((header) => <col key={header.id} style={{ width: header.getSize() }} />)}</colgroup>
      <THead>
        <Th className="pr-0">
          <Checkbox aria-label="Select every deal on this page" checked={isAll} some={table.getIsSomeRowsSelected()} onChange={table.getToggleAllRowsSelectedHandler()} />
        </Th>
        {headers?.map((header) => {
          const { label, numeric, sort: by } = columnOf(header.column.id as ColumnId);
          const edge = <Resizer onGrab={header.getResizeHandler()} isHeld={header.column.getIsResizing()} />;
          return <Th key={header.id} numeric={numeric} className="group/head relative" sort={by && sortOf(by, sort, address)} edge={edge}>{label}</Th>;
        })}
      </THead>
    </>
  );
}

const resizerLook = cn(
  "absolute inset-y-1 -right-3 z-1 w-6 cursor-col-resize touch-none before:absolute before:inset-y-0 before:left-1/2 before:w-px before:bg-line-control",
  "before:opacity-0 group-hover/head:before:opacity-100",
);

function Resizer({ onGrab, isHeld }: { onGrab: (event: unknown) => void; isHeld: boolean }) {
  return <span aria-hidden="true" onMouseDown={onGrab} onTouchStart={onGrab} className={cn(resizerLook, isHeld && "before:bg-accent before:opacity-100")} />;
}

function Pages({ list, address }: { list: DealList; address: string }) {
  const newerHref = address.includes("after=") ? dealsHref(address, {}) : undefined;
  const olderHref = list.nextCursor ? dealsHref(address, { after: list.nextCursor }) : undefined;
  return <PaginationCursor label="Pages of deals" newer="First page" older="Next page" newerHref={newerHref} olderHref={olderHref} />;
}

/** The group whose first row this is, for each row that begins one. */
function headingsOf(rows: readonly DealRow[], groups: readonly DealGroup[], grouping: Grouping | null) {
  if (!grouping) return [];
  const keys = rows.map((row) => keyOf(grouping, row));
  return keys.map((own, place) => (place > 0 && own === keys[place - 1] ? undefined : groups.find(({ key }) => key === own)));
}

/** A click sorts upwards, another one downwards. */
function sortOf(column: DealSort, sort: DealSort, address: string) {
  const direction = sort === column ? "ascending" as const : sort === `-${column}` ? "descending" as const : "none" as const;
  return { direction, href: dealsHref(address, { sort: sort === column ? `-${column}` : column }) };
}
