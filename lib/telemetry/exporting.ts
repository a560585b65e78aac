import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { csvResponse } from "@/lib/csv";
import { workbookResponse } from "@/lib/sheets/writing";
import { getPlanValues } from "./queries/values";
import type { ExportValues } from "./rules";
import { cellsOf, COLUMNS, lineOf, WIDTHS } from "./workbook";

/** A plan's telemetry workbook as CSV or .xlsx; read in again as it is, it changes nothing. */
export async function exportValues(ctx: Ctx, { planId, format }: ExportValues) {
  const { name, attributes } = await getPlanValues(ctx, { planId });
  if (format === "xlsx") return workbookResponse(`${name}-telemetry`, [{ name: "Telemetry", columns: COLUMNS.map((header) => ({ header, width: WIDTHS[header] })), rows: attributes.map(cellsOf) }]);
  async function* pages() {
    yield [[...COLUMNS], ...attributes.map(lineOf)];
  }
  return csvResponse("telemetry.csv", pages());
}
