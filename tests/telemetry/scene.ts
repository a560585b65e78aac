import { everything } from "@/lib/db/everything";
import type { DataType } from "@/lib/generated/prisma/enums";
import { receiveTelemetry } from "@/lib/telemetry/commands/receiving";
import { contextOfKey, type Ctx } from "@/lib/auth/context";
import { keyOf } from "../keys/asking";
import { first, world, type World } from "../support/world";

type Attributes = Record<string, DataType>;
export const REPORTING: Attributes = { active_users: "NUMBER", enabled: "BOOLEAN", plan: "STRING", last_login: "TIMESTAMP", usage: "JSON" };

/** A customer with a product and its plan: one task "Go live with reporting" with an attribute of each type, and "Invite the team" with one. */
export async function telemetryScene() {
  const w = await world();
  const product = await w.db((tx) => tx.product.create({ data: { tenantId: w.tenantId, name: "Lighthouse", externalId: "prod-1" } }));
  const task = await w.db((tx) => tx.task.create({ data: { tenantId: w.tenantId, productId: product.id, name: "Go live with reporting", externalId: "task-1", weight: 40 } }));
  const customer = await w.customer("Acme Rockets", { externalId: "cust-1" });
  const plan = await planOf(w, { customerId: customer.id, productId: product.id, originalTaskId: task.id });
  const { secret } = await keyOf(w, ["telemetry.write"]);
  const ctx = (await contextOfKey(secret)) ?? w.as(w.adam);
  const values = () => w.db((tx) => tx.telemetryValue.findMany({ orderBy: [{ observedAt: "asc" }, { customerTelemetryAttributeId: "asc" }], select: { value: true, observedAt: true, source: true, customerTelemetryAttributeId: true, batchId: true } }));
  return { ...w, product, task, target: customer, plan, key: ctx, values, send: (rows: readonly unknown[], batchId?: string) => sendJson(ctx, rows, batchId) };
}

/** One more assignment of a product with its plan. */
export async function planOf(w: World, { customerId, productId, originalTaskId = null, name = "Production" }: { customerId: string; productId: string; originalTaskId?: string | null; name?: string }) {
  const { tenantId } = w;
  return w.db(async (tx) => {
    const assignment = await tx.customerProduct.create({ data: { tenantId, customerId, productId, name, externalId: `asg-${crypto.randomUUID()}` } });
    const { id: adoptionPlanId } = await tx.adoptionPlan.create({ data: { tenantId, customerProductId: assignment.id, productId, productName: "Lighthouse", definitionVersion: 1 } });
    const reporting = await tx.customerTask.create({ data: { tenantId, adoptionPlanId, originalTaskId, name: "Go live with reporting", weight: 40, sequenceNumber: 1 } });
    const team = await tx.customerTask.create({ data: { tenantId, adoptionPlanId, name: "Invite the team", weight: 10, sequenceNumber: 2 } });
    const attributes = await tx.customerTelemetryAttribute.createManyAndReturn({ data: [
      ...Object.entries(REPORTING).map(([attribute, dataType], order) => ({ tenantId, customerTaskId: reporting.id, name: attribute, dataType, order })),
      { tenantId, customerTaskId: team.id, name: "active_users", dataType: "NUMBER" as const },
    ] });
    const attribute = (wanted: string) => first(attributes.filter((each) => each.name === wanted));
    return { assignment, adoptionPlanId, reporting, team, attributes, attribute };
  });
}

export const at = (day: string) => `2026-06-${day}T12:00:00.000Z`;
/** A row of the scene's plan; what is given wins. */
export const row = (value: unknown, more: object = {}) => ({ customer: "cust-1", product: "prod-1", task: "task-1", attribute: "active_users", value, observedAt: at("01"), ...more });

export function sendJson(ctx: Ctx, values: readonly unknown[], batchId?: string) {
  return receiveTelemetry(ctx, { body: poured(JSON.stringify({ ...(batchId && { batchId }), values })) }, "application/json");
}

export function sendLines(ctx: Ctx, lines: AsyncIterable<Uint8Array>, batchId?: string) {
  return receiveTelemetry(ctx, { ...(batchId && { batchId }), body: lines }, "application/x-ndjson");
}

export async function* poured(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

/** Rows as NDJSON, `most` bytes at a time, so that lines are cut anywhere. */
export function linesOf(rows: readonly unknown[], most = 1000) {
  const text = rows.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join("\n");
  return poured(...Array.from({ length: Math.ceil(text.length / most) }, (_, part) => text.slice(part * most, (part + 1) * most)));
}

export const countJobs = (tenantId: string) => everything.job.count({ where: { tenantId, type: "adoption_evaluate" } });
