"use client";

import { columnResizingFeature, columnSizingFeature, createColumnHelper, rowSelectionFeature, tableFeatures, useTable, type ColumnSizingState, type RowSelectionState } from "@tanstack/react-table";
import { useState } from "react";
import type { DealRow } from "@/lib/deals/queries/shapes";
import { columnOf, type ColumnId } from "./columns";
import { setWidths, useWidths } from "./widths";

const features = tableFeatures({ rowSelectionFeature, columnSizingFeature, columnResizingFeature });
const helper = createColumnHelper<typeof features, DealRow>();

/** The server sorts, filters and pages; the table knows which rows are selected and how wide its columns are. */
export function useDealTable(rows: DealRow[], ids: readonly ColumnId[]) {
  const [rowSelection, setSelection] = useState<RowSelectionState>({});
  const widths = useWidths();
  const columns = helper.columns(ids.map((id) => helper.display({ id, size: columnOf(id).width, minSize: 72, maxSize: 560 })));
  const table = useTable({
    features, columns, data: rows, getRowId: ({ id }) => id, columnResizeMode: "onEnd",
    state: { rowSelection, columnSizing: widths },
    onRowSelectionChange: setSelection,
    onColumnSizingChange: (next) => setWidths(typeof next === "function" ? next(widths as ColumnSizingState) : next),
  });
  const selected = rows.filter(({ id }) => rowSelection[id]);
  return { table, selected, clear: () => setSelection({}) };
}
