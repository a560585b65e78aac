import "server-only";
import { kinds } from "@/lib/adoption/kinds";
import { readCriteria } from "@/lib/adoption/rules/criteria";
import { describe } from "@/lib/adoption/rules/describing";
import { readStandings } from "@/lib/adoption/watching";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DataType } from "@/lib/generated/prisma/enums";
import { refuseField } from "@/lib/refusal";
import { nowOf } from "@/lib/projects/places";
import type { WatchedAttribute } from "./shapes";

type Raw = { id: string; kind: "product" | "solution"; taskId: string; name: string; task: string; plan: string; dataType: DataType; criteria: unknown };

/** What telemetry may show of the project's customer: the attributes in use of its plans that ask something, plan by plan. */
export async function listWatchable(tx: Tx, projectId: string): Promise<WatchedAttribute[]> {
  const rows = await tx.$queryRaw<Raw[]>`select * from (${watchable(projectId)}) x order by plan, task, name, id limit 300`;
  return rows.map(({ id, name, task, plan, dataType, criteria }) => ({ id, name, task, plan, asked: askedOf(dataType, criteria) }));
}

/** The same of these attributes, whatever became of their plans since. */
export async function listLinked(tx: Tx, ids: readonly string[]): Promise<WatchedAttribute[]> {
  const rows = await tx.customerTelemetryAttribute.findMany({
    where: { id: { in: [...ids] } }, orderBy: { id: "asc" }, take: 200,
    select: {
      id: true, name: true, dataType: true, successCriteria: true, customerTask: { select: { name: true, adoptionPlan: { select: { productName: true } } } },
      customerSolutionTask: { select: { name: true, solutionAdoptionPlan: { select: { solutionName: true } } } },
    },
  });
  return rows.map(({ id, name, dataType, successCriteria, customerTask: own, customerSolutionTask: shared }) => ({ id, name, asked: askedOf(dataType, successCriteria), task: own?.name ?? shared?.name ?? "", plan: own?.adoptionPlan.productName ?? shared?.solutionAdoptionPlan.solutionName ?? "" }));
}

/** It is the customer's, in use, and asks something that is not so yet: what is met already resolves nothing. */
export async function assertWatchable(tx: Tx, projectId: string, attributeId: string) {
  const [found] = await tx.$queryRaw<Raw[]>`select * from (${watchable(projectId)}) x where id = ${attributeId}::uuid`;
  if (!found) refuseField("attributeId", "Choose something that this customer’s plans ask of telemetry.");
  const [task] = await readStandings(tx, found.kind, [found.taskId], await nowOf(tx));
  if (task?.standings.some(({ id, state }) => id === attributeId && state === "met")) refuseField("attributeId", `${found.name} is met already, so it would show nothing new.`);
}

const askedOf = (dataType: DataType, stored: unknown) => {
  const criteria = readCriteria(dataType, stored);
  return criteria ? describe(criteria) : "";
};

function watchable(projectId: string) {
  const { product, solution } = kinds;
  const of = (kind: "product" | "solution", { plans, tasks, planId, taskId }: typeof product | typeof solution, assigned: Prisma.Sql) => Prisma.sql`
    select a.id, ${kind}::text as kind, t.id as "taskId", a.name, t.name as task, n.name as plan, a."dataType", a."successCriteria" as criteria
    from implementation_projects i join ${assigned} c on c."tenantId" = i."tenantId" and c."customerId" = i."customerId" and c."deletedAt" is null
      join ${plans} p on p."tenantId" = c."tenantId" and p.${kind === "product" ? Prisma.sql`"customerProductId"` : Prisma.sql`"customerSolutionId"`} = c.id
      join ${tasks} t on t."tenantId" = p."tenantId" and t.${planId} = p.id and t.status <> 'NOT_APPLICABLE'
      join customer_telemetry_attributes a on a."tenantId" = t."tenantId" and a.${taskId} = t.id and a."isActive" and a."successCriteria" is not null
      cross join lateral (select ${kind === "product" ? Prisma.sql`p."productName"` : Prisma.sql`p."solutionName"`} as name offset 0) n
    where i."tenantId" = current_tenant() and i.id = ${projectId}::uuid`;
  return Prisma.sql`${of("product", product, Prisma.sql`customer_products`)} union all ${of("solution", solution, Prisma.sql`customer_solutions`)}`;
}
