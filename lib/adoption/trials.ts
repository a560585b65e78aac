import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Kind } from "./kinds";
import { kinds } from "./kinds";
import type { Seen } from "./rules/meeting";
import type { Watched } from "./rules/standing";

/** An attribute as it would be measured. `id` is the catalogue's, null while it is not there yet; `key` stands for it where a plan has no copy; `tried` is a value as if it came now. */
export type Trial = Omit<Watched, "id"> & { id: string | null; key: string; tried: Seen | null };

/**
 * In the place of a plan's own attributes: these, each on the copy that a sync would give it. That is the copy of the same original or, as copying.ts has it, one of the same
 * name whose original is gone.
 */
export function trialAttributes(kind: Kind, asked: string, trials: readonly Trial[]) {
  const { tasks, taskId } = kinds[kind];
  const rows = JSON.stringify(trials.map(({ criteria, tried: _, ...trial }, order) => ({ ...trial, successCriteria: criteria, order })));
  return Prisma.sql`(
    select t.id as ${taskId}, coalesce(c.id, d.key) as id, d.name, d."dataType", d."isRequired", nullif(d."successCriteria", 'null') as "successCriteria", d."freshDays", d."graceDays", d."order"
    from ${tasks} t cross join jsonb_to_recordset(${rows}::jsonb) d (id uuid, key uuid, name text, "dataType" text, "isRequired" boolean, "successCriteria" jsonb, "freshDays" int, "graceDays" int, "order" int)
    left join lateral (
      select c.id from customer_telemetry_attributes c where c."tenantId" = t."tenantId" and c.${taskId} = t.id and (c."originalAttributeId" = d.id
        or (c.name = d.name and not exists (select from telemetry_attributes g where g."tenantId" = c."tenantId" and g.id = c."originalAttributeId" and g."deletedAt" is null)))
      order by c."originalAttributeId" = d.id desc nulls last limit 1) c on true
    where t."tenantId" = current_tenant() and t.id = any (${asked}::uuid[]))`;
}
