import "server-only";
import { catalog, type Details } from "@/lib/events/catalog";
import type { Sql } from "./places";

export type Line = { tenantId: string; projectId: string; subject: string; content?: string | null; createdAt: Date };

/** NOTE lines the product writes by itself, many at once, at the instant of what they tell. */
export async function putLines(tx: Sql, lines: readonly Line[]) {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    insert into implementation_activities ("tenantId", "projectId", type, subject, content, "isAutoLogged", "createdByKind", "createdByName", "createdAt", "updatedAt")
    select "tenantId", "projectId", 'NOTE', subject, content, true, 'SYSTEM', 'System', "createdAt", "createdAt"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) n ("tenantId" uuid, "projectId" uuid, subject text, content text, "createdAt" timestamptz)`;
}

type Named = "blocker.reminded" | "blocker.escalated" | "blocker.recipient_missing" | "blocker.woken";
export type Happened = { [N in Named]: { name: N; tenantId: string; blockerId: string; projectId: string; details: Details<N> } }[Named];

/** Facts of many blockers that nobody commanded, with the jobs that hear them and a wake-up for each. */
export async function putFacts(tx: Sql, facts: readonly Happened[]) {
  if (facts.length === 0) return;
  const rows = JSON.stringify(facts.map((fact) => ({ ...fact, jobs: catalog[fact.name].jobs })));
  await tx.$executeRaw`
    with said as materialized (
      select uuid7() as id, n.* from jsonb_to_recordset(${rows}::jsonb) n (name text, "tenantId" uuid, "blockerId" uuid, "projectId" uuid, details jsonb, jobs jsonb)),
    fact as (
      insert into audit_logs (id, "tenantId", "actorKind", "actorName", action, entity, "entityId", "customerId", "dealId", "projectId", details)
      select s.id, s."tenantId", 'SYSTEM', 'System', s.name, 'ImplementationBlocker', s."blockerId", p."customerId", p."dealId", s."projectId", s.details
      from said s join implementation_projects p on p."tenantId" = s."tenantId" and p.id = s."projectId"),
    todo as (
      insert into jobs ("tenantId", type, payload, "createdByKind", "createdByName")
      select s."tenantId", type, jsonb_build_object('id', s.id, 'name', s.name, 'entity', 'ImplementationBlocker', 'entityId', s."blockerId", 'actorId', null, 'actorName', 'System'), 'SYSTEM', 'System'
      from said s, jsonb_array_elements_text(s.jobs) type returning id, "tenantId")
    insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
    select "tenantId", 'EVENT', 'inngest', 'wake:' || id, jsonb_build_object('tenantId', "tenantId", 'jobIds', jsonb_build_array(id)) from todo`;
}
