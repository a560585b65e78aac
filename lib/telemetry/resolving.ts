import "server-only";
import type { Tx } from "@/lib/db/within";
import type { DataType } from "@/lib/generated/prisma/enums";
import { diagnose } from "./diagnosing";
import { kinds, type Kind } from "./kinds";
import { findNames, idOf } from "./naming";
import type { Fault, TelemetryRow } from "./rules";

/** An attribute of a customer's plan with its task, and the catalogue's from which it was copied. */
export type Target = { kind: Kind; taskId: string; attributeId: string; originalAttributeId: string | null; dataType: DataType };
export type Resolution = { targets: readonly Target[] } | { fault: Fault };
/** What a row names, once for all rows that name the same. */
export type Place = Pick<TelemetryRow, "customer" | "product" | "assignment" | "task" | "attribute">;
/** A place whose customer and product (or solution) are known: `parentId`. `taskId`: a task the reference may be the id of, of the plan's or of the catalogue's. */
export type Sought = { n: number; customerId: string; parentId: string; assignmentId: string | null; assignment: string | null; taskId: string | null; task: string; attributeId: string | null; attribute: string };
type Found = Omit<Target, "kind"> & { n: number; planId: string; way: number; isActive: boolean };

/** Where each place's values go: one attribute in each plan of the customer for the product, or of the one assignment that is named. What is no product may be a solution: its own tasks are watched too. */
export async function resolve(tx: Tx, tenantId: string, places: readonly Place[]): Promise<Resolution[]> {
  const names = await findNames(tx, tenantId, { customer: distinct(places, "customer"), product: distinct(places, "product"), task: distinct(places, "task") });
  const resolved: Resolution[] = [];
  const sought: Record<Kind, Sought[]> = { product: [], solution: [] };
  places.forEach(({ customer, product, assignment = null, task, attribute }, n) => {
    const [whose, what, external] = [names.customer(customer), names.product(product), names.task(task)];
    const solution = "fault" in what && what.fault.code === "unknown_product" ? names.solution(product) : what;
    const [kind, parent] = "fault" in what && "id" in solution ? (["solution", solution] as const) : (["product", what] as const);
    if ("fault" in whose) resolved[n] = whose;
    else if ("fault" in parent) resolved[n] = parent;
    else sought[kind].push({ n, customerId: whose.id, parentId: parent.id, assignmentId: assignment && idOf(assignment), assignment, taskId: idOf(task) ?? ("id" in external ? external.id : null), task, attributeId: idOf(attribute), attribute });
  });
  for (const kind of ["product", "solution"] as const) if (sought[kind].length > 0) await seek(tx, { tenantId, kind, sought: sought[kind] }, resolved);
  return resolved;
}

type Seeking = { tenantId: string; kind: Kind; sought: readonly Sought[] };

async function seek(tx: Tx, seeking: Seeking, resolved: Resolution[]) {
  const { sought } = seeking;
  const found = new Map<number, Found[]>(sought.map(({ n }) => [n, []]));
  for (const target of await findTargets(tx, seeking)) found.get(target.n)?.push(target);
  const lost = sought.filter(({ n }) => !isClear(found.get(n) ?? []));
  const faults = lost.length > 0 ? await diagnose(tx, { ...seeking, sought: lost }) : new Map<number, Fault>();
  for (const { n } of sought) {
    const fault = faults.get(n);
    resolved[n] = fault ? { fault } : { targets: bestOf(found.get(n) ?? []).map(({ taskId, attributeId, originalAttributeId, dataType }) => ({ kind: seeking.kind, taskId, attributeId, originalAttributeId, dataType })) };
  }
}

/**
 * `way`: 0 when task and attribute were named by their ids; a name counts less than an id or an external id. From the place to its plan, task and attribute in this very
 * order: every step is one look into an index, whatever the planner knows of tables that have just been filled.
 */
function findTargets(tx: Tx, { tenantId, kind, sought }: Seeking) {
  const { assignments, parentId, isNamed, plans, assignmentId, tasks, planId, taskId } = kinds[kind];
  return tx.$queryRaw<Found[]>`
    with w as materialized (select * from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb)
      as w (n int, "customerId" uuid, "parentId" uuid, "assignmentId" uuid, assignment text, "taskId" uuid, task text, "attributeId" uuid, attribute text))
    select w.n, p.id as "planId", t.id as "taskId", a.id as "attributeId", a."originalAttributeId", a."dataType"::text, a."isActive",
      (case when t.id = w."taskId" or t."originalTaskId" = w."taskId" then 0 else 2 end) + (case when a.id = w."attributeId" or a."originalAttributeId" = w."attributeId" then 0 else 1 end) as way
    from w
    cross join lateral (
      select p.id from ${assignments} cp join ${plans} p on p."tenantId" = ${tenantId}::uuid and p.${assignmentId} = cp.id
      where cp."tenantId" = ${tenantId}::uuid and cp."customerId" = w."customerId" and cp.${parentId} = w."parentId" and cp."deletedAt" is null and ${isNamed} offset 0) p
    cross join lateral (
      select ct.id, ct."originalTaskId" from ${tasks} ct where ct."tenantId" = ${tenantId}::uuid and ct.${planId} = p.id and ct.name = w.task
      union
      select ct.id, ct."originalTaskId" from ${tasks} ct where w."taskId" is not null and ct."tenantId" = ${tenantId}::uuid and ct.${planId} = p.id and (ct.id = w."taskId" or ct."originalTaskId" = w."taskId")) t
    cross join lateral (
      select a.* from customer_telemetry_attributes a where a."tenantId" = ${tenantId}::uuid and a.${taskId} = t.id and (a.name = w.attribute or a.id = w."attributeId" or a."originalAttributeId" = w."attributeId") offset 0) a`;
}

/** In each plan one attribute at most. */
function isClear(found: readonly Found[]) {
  const best = bestOf(found);
  return best.length > 0 && new Set(best.map(({ planId }) => planId)).size === best.length;
}

/** The active ones, best named in their plan. */
function bestOf(found: readonly Found[]) {
  const best = new Map<string, number>();
  for (const { planId, way } of found) best.set(planId, Math.min(way, best.get(planId) ?? way));
  return found.filter(({ planId, way, isActive }) => isActive && way === best.get(planId));
}

function distinct<K extends "customer" | "product" | "task">(places: readonly Place[], key: K) {
  return [...new Set(places.map((place) => place[key]))];
}
