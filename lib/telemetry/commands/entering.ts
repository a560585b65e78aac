import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { refuseField } from "@/lib/refusal";
import { getPlanValues, type AttributeValues, type PlanValues } from "../queries/values";
import type { Sent } from "../reading";
import type { EnterValue, Source, TelemetryRow } from "../rules";
import { valueOf } from "../workbook";
import { ingest } from "./ingesting";

/** A value a person saw, by the way every value comes in; it is evaluated like any other. A later one corrects it: what was observed is not edited. */
export async function enterValue(ctx: Ctx, { planId, attributeId, value, observedAt = new Date().toISOString(), notes }: EnterValue): Promise<{ batchId: string }> {
  const plan = await getPlanValues(ctx, { planId });
  assertMay(ctx, "telemetry.write", { id: plan.customerId, ownerId: null });
  const attribute = plan.attributes.find(({ id }) => id === attributeId) ?? notFound();
  const read = valueOf(attribute.dataType, value);
  if (read === undefined) refuseField("value", "Type the value that was seen.");
  const batchId = crypto.randomUUID();
  const answer = await ingest(ctx, { batchId, source: "manual" }, inOne(rowOf(plan, attribute, { value: read, observedAt, source: "manual", notes: notes || null, line: 1 })));
  const [rejection] = answer.rejections;
  if (rejection) refuseField(rejection.code === "future" || rejection.code === "conflict" ? "observedAt" : "value", rejection.reason);
  return { batchId };
}

type Told = { value: TelemetryRow["value"]; observedAt: string; source: Source; notes: string | null; line: number };

/** A value of a plan's attribute as a row that names everything by its id. */
export function rowOf({ customerId, productId, assignmentId }: PlanValues, { id, taskId }: Pick<AttributeValues, "id" | "taskId">, { line, notes, ...told }: Told): Sent {
  return { line, size: 0, sent: JSON.stringify(told).slice(0, 500), notes, row: { customer: customerId, product: productId, assignment: assignmentId, task: taskId, attribute: id, ...told } };
}

async function* inOne(row: Sent) {
  yield [row];
}
