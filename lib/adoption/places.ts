import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/within";
import type { LicenseLevel } from "@/lib/generated/prisma/enums";
import { kinds, type Kind } from "./kinds";
import type { Selection } from "./rules/eligibility";

/** A plan with the assignment it belongs to. `definitionVersion` is the one it was synced to, `currentVersion` the catalogue's. */
export type LockedPlan = {
  id: string; kind: Kind; parentId: string; parentName: string; definitionVersion: number; currentVersion: number; lastSyncedAt: Date | null; planLicense: LicenseLevel | null;
  assignmentId: string; customerId: string; name: string; licenseLevel: LicenseLevel; outcomes: string[]; releases: string[]; version: number;
};

/** The beginning of every command on a plan: it is there, this person may, and it is locked, before any of its tasks. */
export async function lockPlan(tx: Tx, ctx: Ctx, planId: string): Promise<LockedPlan> {
  const plan = (await readPlan(tx, planId, true)) ?? notFound();
  assertMay(ctx, "adoption.edit", { id: plan.customerId, ownerId: null });
  return plan;
}

/** The same without a lock; null when there is none, or it was removed with its assignment. */
export async function readPlan(tx: Tx, planId: string, isLocked = false): Promise<LockedPlan | null> {
  if (isLocked) await tx.$executeRaw`select from adoption_plans where "tenantId" = current_tenant() and id = ${planId}::uuid for no key update`;
  const [product] = await tx.$queryRaw<Omit<LockedPlan, "kind">[]>`
    select p.id, p."productId" as "parentId", d.name as "parentName", p."definitionVersion", d."definitionVersion" as "currentVersion", p."lastSyncedAt", p."licenseLevel"::text as "planLicense",
      c.id as "assignmentId", c."customerId", c.name, c."licenseLevel"::text, c."selectedOutcomes" as outcomes, c."selectedReleases" as releases, c.version
    from adoption_plans p join customer_products c on c."tenantId" = p."tenantId" and c.id = p."customerProductId" join products d on d."tenantId" = p."tenantId" and d.id = p."productId"
    where p."tenantId" = current_tenant() and p.id = ${planId}::uuid and c."deletedAt" is null`;
  if (product) return { ...product, kind: "product" };
  if (isLocked) await tx.$executeRaw`select from solution_adoption_plans where "tenantId" = current_tenant() and id = ${planId}::uuid for no key update`;
  const [solution] = await tx.$queryRaw<Omit<LockedPlan, "kind">[]>`
    select p.id, p."solutionId" as "parentId", d.name as "parentName", p."definitionVersion", d."definitionVersion" as "currentVersion", p."lastSyncedAt", null as "planLicense",
      c.id as "assignmentId", c."customerId", c.name, c."licenseLevel"::text, c."selectedOutcomes" as outcomes, c."selectedReleases" as releases, c.version
    from solution_adoption_plans p join customer_solutions c on c."tenantId" = p."tenantId" and c.id = p."customerSolutionId" join solutions d on d."tenantId" = p."tenantId" and d.id = p."solutionId"
    where p."tenantId" = current_tenant() and p.id = ${planId}::uuid and c."deletedAt" is null`;
  return solution ? { ...solution, kind: "solution" } : null;
}

/** The plans of a solution's products that are still assigned, in the solution's order. */
export async function readParts(tx: Tx, solutionPlanId: string): Promise<LockedPlan[]> {
  const parts = await tx.$queryRaw<Omit<LockedPlan, "kind">[]>`
    select p.id, p."productId" as "parentId", d.name as "parentName", p."definitionVersion", d."definitionVersion" as "currentVersion", p."lastSyncedAt", p."licenseLevel"::text as "planLicense",
      c.id as "assignmentId", c."customerId", c.name, c."licenseLevel"::text, c."selectedOutcomes" as outcomes, c."selectedReleases" as releases, c.version
    from solution_adoption_products x join adoption_plans p on p."tenantId" = x."tenantId" and p.id = x."adoptionPlanId" join customer_products c on c."tenantId" = p."tenantId" and c.id = p."customerProductId"
      join products d on d."tenantId" = p."tenantId" and d.id = p."productId"
    where x."tenantId" = current_tenant() and x."solutionAdoptionPlanId" = ${solutionPlanId}::uuid and c."deletedAt" is null order by x."order", p.id limit 200`;
  return parts.map((part) => ({ ...part, kind: "product" }));
}

/** Before the solution's own plan and in order of id, as evaluation takes them. Of a product's plan there are none. */
export function lockParts(tx: Tx, solutionPlanId: string) {
  return tx.$executeRaw`
    select from adoption_plans p where p."tenantId" = current_tenant() and p.id in (select x."adoptionPlanId" from solution_adoption_products x where x."tenantId" = current_tenant() and x."solutionAdoptionPlanId" = ${solutionPlanId}::uuid)
    order by p.id for no key update`;
}

export const selectionOf = ({ licenseLevel, outcomes, releases }: Selection): Selection => ({ licenseLevel, outcomes, releases });

type Kept = { entity: string; id: string; row: Record<string, unknown> };

/** Every row of a plan as it stands, its tasks before what hangs on them: read before and after a sync, they are its change set. */
export async function readRows(tx: Tx, { kind, id }: Pick<LockedPlan, "kind" | "id">): Promise<Kept[]> {
  const { tasks, planId, taskId, task } = kinds[kind];
  return tx.$queryRaw<Kept[]>`
    with own as materialized (select t.* from ${tasks} t where t."tenantId" = current_tenant() and t.${planId} = ${id}::uuid)
    select ${task}::text as entity, o.id, to_jsonb(o) as row from own o
    union all select 'CustomerTaskOutcome', c.id, to_jsonb(c) from customer_task_outcomes c where c."tenantId" = current_tenant() and c.${taskId} in (select id from own)
    union all select 'CustomerTaskRelease', c.id, to_jsonb(c) from customer_task_releases c where c."tenantId" = current_tenant() and c.${taskId} in (select id from own)
    union all select 'CustomerTaskTag', c.id, to_jsonb(c) from customer_task_tags c where c."tenantId" = current_tenant() and c.${taskId} in (select id from own)
    union all select 'CustomerTelemetryAttribute', c.id, to_jsonb(c) from customer_telemetry_attributes c where c."tenantId" = current_tenant() and c.${taskId} in (select id from own)`;
}
