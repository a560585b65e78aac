import "server-only";
import { createHash } from "node:crypto";
import { everything } from "@/lib/db/everything";
import type { JobType } from "@/lib/events/catalog";

/**
 * The system's own work has one row for each kind, used again every time, so that the ledger does not fill with it. While it waits or runs,
 * ringing again changes nothing. Returns its id, or null when it waits or runs already.
 */
export async function ringSystem(type: JobType): Promise<string | null> {
  const [job] = await everything.$queryRaw<{ id: string }[]>`
    with job as (
      insert into jobs as job (id, type, payload, "createdByKind", "createdByName") values (${idOf(type)}::uuid, ${type}, '{}', 'SYSTEM', 'System')
      on conflict (id) do update set status = 'pending', attempts = 0, "runAfter" = now(), cursor = null, error = null, "updatedAt" = now()
        where job.status in ('completed', 'failed', 'cancelled') and (job."lockedUntil" is null or job."lockedUntil" < now())
      returning id),
    bell as (
      insert into outboxes (channel, recipient, "dedupeKey", payload)
      select 'EVENT', 'inngest', 'wake:' || uuid7(), jsonb_build_object('tenantId', null, 'jobIds', jsonb_build_array(id)) from job)
    select id from job`;
  return job?.id ?? null;
}

/** One job for every active organization, unless the last one still waits or runs. Returns how many are new. */
export function ringEach(type: JobType): Promise<number> {
  return everything.$executeRaw`
    with job as (
      insert into jobs ("tenantId", type, payload, "dedupeKey", "createdByKind", "createdByName")
      select id, ${type}, '{}', 'sweep', 'SYSTEM', 'System' from organizations where "isActive" and "deletedAt" is null
      on conflict do nothing returning id, "tenantId")
    insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
    select "tenantId", 'EVENT', 'inngest', 'wake:' || id, jsonb_build_object('tenantId', "tenantId", 'jobIds', jsonb_build_array(id)) from job`;
}

function idOf(type: string) {
  return createHash("md5").update(`throughline ${type}`).digest("hex");
}
