import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { csvResponse } from "@/lib/csv";
import { getPlanValues } from "./queries/values";
import type { ReadValues } from "./rules";
import { COLUMNS, lineOf } from "./workbook";

/** A plan's telemetry workbook as CSV; read in again as it is, it changes nothing. */
export async function exportValues(ctx: Ctx, { planId }: ReadValues) {
  const { attributes } = await getPlanValues(ctx, { planId });
  async function* pages() {
    yield [[...COLUMNS], ...attributes.map(lineOf)];
  }
  return csvResponse("telemetry.csv", pages());
}
