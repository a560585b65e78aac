import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { notFound } from "next/navigation";
import { csvResponse } from "@/lib/csv";
import { within } from "@/lib/db/within";
import { workbookResponse } from "@/lib/sheets/writing";
import { readRejections } from "./batches";
import { getPlanValues } from "./queries/values";
import type { ExportRejections, ExportValues } from "./rules";
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

const PAGE = 1_000;

/** The rejected rows of one batch as CSV, in the order they were sent, a thousand read at a time. A key gets those of its own batches. */
export async function exportRejections(ctx: Ctx, { batchId }: ExportRejections) {
  const batch = (await within(ctx, (tx) => tx.telemetryBatch.findFirst({ where: { batchId, ...(ctx.scopes && { apiKeyId: ctx.actor.id }) }, select: { id: true } }))) ?? notFound();
  async function* pages() {
    yield [["Row", "Code", "Reason", "Sent", "When"]];
    for (let after: string | undefined; ; ) {
      const rows = await within(ctx, (tx) => readRejections(tx, ctx, { batch: batch.id, after, limit: PAGE }));
      if (rows.length > 0) yield rows.map(({ line, code, reason, sent, at }) => [String(line), code, reason, sent ?? "", at]);
      after = rows.at(-1)?.id;
      if (rows.length < PAGE) return;
    }
  }
  return csvResponse("rejected-rows.csv", pages());
}
