import "server-only";
import type { Tx } from "@/lib/db/within";
import type { DataType } from "@/lib/generated/prisma/enums";
import { diagnose } from "./diagnosing";
import { kinds, type Kind } from "./kinds";
import { findNames, idOf } from "./naming";
import type { Fault, TelemetryRow } from "./rules";

/** An attribute of a customer's plan with its task, and the catalogue's from which it was copied. */
export type Target = { kind: Kind; taskId: string; attributeId: string; originalAttributeId: string | null; dataType: DataType };
export type Resolution = { customerId: string; targets: readonly Target[] } | { fault: Fault };
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
    else sought[kind].push({
      n, customerId: whose.id, parentId: parent.id, assignmentId: assignment && idOf(assignment), assignment, taskId: idOf(task) ?? ("id" in external ? external.id : null), task, attributeId: idOf(attribute), attribute,
    });
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
  for (const { n, customerId } of sought) {
    const fault = faults.get(n);
    resolved[n] = fault ? { fault } : { customerId, targets: bestOf(found.get(n) ?? []).map(({ taskId, attributeId, originalAttributeId, dataType }) => ({ kind: seeking.kind, taskId, attributeId, originalAttributeId, dataType })) };
  }
}

/**
 * `way`: 0 when task and attribute were named by their ids; a name counts less than an id or an external id. From the customer's product to its plans, their tasks and
 * those tasks' attributes in this very order, each looked for once for all places that share it: every step is a look into an index, whatever the planner knows of tables that have just been filled.
 */
function findTargets(tx: Tx, { tenantId, kind, sought }: Seeking) {
  const { assignments, parentId, isNamed, plans, assignmentId, tasks, planId, taskId } = kinds[kind];
  return tx.$queryRaw<Found[]>`
    with named as materialized (
      select s."customerId", s."parentId", s."assignmentId", s.assignment, s."taskId", s.task, array_agg(s.n) as ns, array_agg(s."attributeId") as ids, array_agg(s.attribute) as names
      from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) s (n int, "customerId" uuid, "parentId" uuid, "assignmentId" uuid, assignment text, "taskId" uuid, task text, "attributeId" uuid, attribute text)
      group by 1, 2, 3, 4, 5, 6),
    assigned as materialized (
      select w.*, p.id as "planId"
      from (select distinct "customerId", "parentId", "assignmentId", assignment from named) w
      cross join lateral (
        select p.id from ${assignments} cp join ${plans} p on p."tenantId" = ${tenantId}::uuid and p.${assignmentId} = cp.id
        where cp."tenantId" = ${tenantId}::uuid and cp."customerId" = w."customerId" and cp.${parentId} = w."parentId" and cp."deletedAt" is null and ${isNamed} offset 0) p)
    select w.n, s."planId", t.id as "taskId", a.id as "attributeId", a."originalAttributeId", a."dataType"::text, a."isActive",
      (case when t.id = named."taskId" or t."originalTaskId" = named."taskId" then 0 else 2 end) + (case when a.id = w."attributeId" or a."originalAttributeId" = w."attributeId" then 0 else 1 end) as way
    from assigned s join named on named."customerId" = s."customerId" and named."parentId" = s."parentId" and named.assignment is not distinct from s.assignment
    cross join lateral (
      select ct.id, ct."originalTaskId" from ${tasks} ct where ct."tenantId" = ${tenantId}::uuid and ct.${planId} = s."planId" and ct.name = named.task
      union
      select ct.id, ct."originalTaskId" from ${tasks} ct where named."taskId" is not null and ct."tenantId" = ${tenantId}::uuid and ct.${planId} = s."planId" and (ct.id = named."taskId" or ct."originalTaskId" = named."taskId")) t
    cross join lateral (
      select a.id, a.name, a."originalAttributeId", a."dataType", a."isActive" from customer_telemetry_attributes a where a."tenantId" = ${tenantId}::uuid and a.${taskId} = t.id offset 0) a
    join unnest(named.ns, named.ids, named.names) w (n, "attributeId", attribute) on a.name = w.attribute or a.id = w."attributeId" or a."originalAttributeId" = w."attributeId"`;
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
