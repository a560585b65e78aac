import "server-only";
import type { Tx } from "@/lib/db/within";
import { kinds, type Kind } from "./kinds";
import { quoted } from "./naming";
import type { Sought } from "./resolving";
import type { Fault } from "./rules";

/** How far a place leads: assignments of the product, those that are named so, their plans, and at most so many tasks and attributes of one plan that are named so. */
type Reach = { n: number; assigned: number; named: number; plans: number; tasks: number; attributes: number; active: number };

/** Why places that lead nowhere do: the first name that is nobody's, or that is several's. */
export async function diagnose(tx: Tx, { tenantId, kind, sought: lost }: { tenantId: string; kind: Kind; sought: readonly Sought[] }): Promise<Map<number, Fault>> {
  const { assignments, parentId, isNamed, plans, assignmentId, tasks, planId, taskId } = kinds[kind];
  const reaches = await tx.$queryRaw<Reach[]>`
    with w as materialized (select * from jsonb_to_recordset(${JSON.stringify(lost)}::jsonb)
      as w (n int, "customerId" uuid, "parentId" uuid, "assignmentId" uuid, assignment text, "taskId" uuid, task text, "attributeId" uuid, attribute text)),
    assigned as materialized (
      select w.*, cp.id as "assignedId", ${isNamed} as "isNamed"
      from w join ${assignments} cp on cp."tenantId" = ${tenantId}::uuid and cp."customerId" = w."customerId" and cp.${parentId} = w."parentId" and cp."deletedAt" is null),
    planned as materialized (
      select s.n, p.id, s."taskId", s.task, s."attributeId", s.attribute from assigned s join ${plans} p on p."tenantId" = ${tenantId}::uuid and p.${assignmentId} = s."assignedId" where s."isNamed"),
    counted as (
      select planned.n, count(distinct ct.id) as tasks, count(distinct a.id) as attributes, count(distinct a.id) filter (where a."isActive") as active
      from planned
      left join ${tasks} ct on ct."tenantId" = ${tenantId}::uuid and ct.${planId} = planned.id and (ct.name = planned.task or ct.id = planned."taskId" or ct."originalTaskId" = planned."taskId")
      left join customer_telemetry_attributes a on a."tenantId" = ${tenantId}::uuid and a.${taskId} = ct.id and (a.name = planned.attribute or a.id = planned."attributeId" or a."originalAttributeId" = planned."attributeId")
      group by planned.n, planned.id)
    select w.n, (select count(*) from assigned s where s.n = w.n)::int as assigned, (select count(*) from assigned s where s.n = w.n and s."isNamed")::int as named,
      (select count(*) from planned s where s.n = w.n)::int as plans, coalesce(max(c.tasks), 0)::int as tasks, coalesce(max(c.attributes), 0)::int as attributes, coalesce(max(c.active), 0)::int as active
    from w left join counted c on c.n = w.n group by w.n`;
  const reachOf = new Map(reaches.map((reach) => [reach.n, reach]));
  return new Map(lost.map((place) => [place.n, faultOf(place, kind, reachOf.get(place.n))]));
}

function faultOf({ assignment, task, attribute }: Sought, kind: Kind, reach: Reach = { n: 0, assigned: 0, named: 0, plans: 0, tasks: 0, attributes: 0, active: 0 }): Fault {
  if (reach.assigned === 0) return { code: "no_plan", reason: `This customer does not have this ${kind}.` };
  if (reach.named === 0) return { code: "unknown_assignment", reason: `The customer has this ${kind}, but not as ${quoted(assignment ?? "")}.` };
  if (reach.plans === 0) return { code: "no_plan", reason: `This customer's ${kind} has no adoption plan yet.` };
  if (reach.tasks === 0) return { code: "unknown_task", reason: `The plan has no task ${quoted(task)}.` };
  if (reach.attributes === 0) return { code: "unknown_attribute", reason: `The task ${quoted(task)} has no attribute ${quoted(attribute)}.` };
  if (reach.active === 0) return { code: "inactive_attribute", reason: `The attribute ${quoted(attribute)} is not in use.` };
  if (reach.tasks > 1) return { code: "ambiguous_task", reason: `Several tasks of the plan are called ${quoted(task)}. Name it by its id or external id.` };
  return { code: "ambiguous_attribute", reason: `Several attributes are called ${quoted(attribute)}. Name it by its id.` };
}
