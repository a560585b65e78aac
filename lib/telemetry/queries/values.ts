import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { DataType, TelemetrySource } from "@/lib/generated/prisma/enums";
import { kinds, type Kind } from "../kinds";

/** A value as it was seen; `at` ISO text. */
export type SeenValue = { value: unknown; at: string; source: TelemetrySource; notes: string | null };
/** An attribute of a plan with its newest values, newest first: what a sparkline is drawn of. */
export type AttributeValues = { id: string; taskId: string; task: string; name: string; dataType: DataType; isRequired: boolean; successCriteria: unknown; seen: SeenValue[] };
/** Of a solution's own tasks `productId` and `productName` are the solution's. */
export type PlanValues = { id: string; name: string; productName: string; productId: string; assignmentId: string; customerId: string; customerName: string; attributes: AttributeValues[] };

const SHOWN = 30;

/** A plan (a product's, or of a solution's own tasks) with the active attributes of its tasks, in their order, and the thirty newest values of each. Missing, foreign or removed: not found. */
export function getPlanValues(ctx: Ctx, { planId }: { planId: string }): Promise<PlanValues> {
  return within(ctx, async (tx) => (await readValues(tx, ctx, { kind: "product", planId })) ?? (await readValues(tx, ctx, { kind: "solution", planId })) ?? notFound());
}

async function readValues(tx: Tx, { tenantId }: Ctx, { kind, planId }: { kind: Kind; planId: string }): Promise<PlanValues | null> {
  const { assignments, parentId, parentName, plans, assignmentId, tasks, planId: tasksPlanId, taskId } = kinds[kind];
  const [plan] = await tx.$queryRaw<Omit<PlanValues, "attributes">[]>`
    select p.id, cp.name, p.${parentName} as "productName", p.${parentId} as "productId", cp.id as "assignmentId", c.id as "customerId", c.name as "customerName"
    from ${plans} p join ${assignments} cp on cp."tenantId" = p."tenantId" and cp.id = p.${assignmentId} and cp."deletedAt" is null
    join customers c on c."tenantId" = cp."tenantId" and c.id = cp."customerId" and c."deletedAt" is null
    where p."tenantId" = ${tenantId}::uuid and p.id = ${planId}::uuid`;
  if (!plan) return null;
  const attributes = await tx.$queryRaw<AttributeValues[]>`
    select a.id, t.id as "taskId", t.name as task, a.name, a."dataType"::text, a."isRequired", a."successCriteria", (
      select coalesce(json_agg(json_build_object('value', v.value, 'at', to_char(v."observedAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'source', v.source, 'notes', v.notes) order by v."observedAt" desc, v.source), '[]')
      from (select l.value, l."observedAt", l.source, l.notes from telemetry_values l where l."tenantId" = ${tenantId}::uuid and l."customerTelemetryAttributeId" = a.id order by l."observedAt" desc, l.source limit ${SHOWN}::int) v) as seen
    from ${tasks} t join customer_telemetry_attributes a on a."tenantId" = t."tenantId" and a.${taskId} = t.id and a."isActive"
    where t."tenantId" = ${tenantId}::uuid and t.${tasksPlanId} = ${planId}::uuid
    order by t."sequenceNumber", t.id, a."order", a.id limit 1000`;
  return { ...plan, attributes };
}
