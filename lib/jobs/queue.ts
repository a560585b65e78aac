import "server-only";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";
import { longTypes, TENANT_LIMIT } from "./slices";

/** claim_job() in the database holds to the same number. */
const MOST_DEATHS = 10;

type Turn = { limit: number; isQuickOnly?: boolean };

/**
 * Who comes next: the tenant with the fewest running jobs, then the job that has waited longest. Tenants that already run as many
 * as they may are left out. Looks at the head of each tenant's lane only, so a hundred thousand jobs of one tenant cost no one time.
 */
export async function listDue(turn: Turn): Promise<string[]> {
  const rows = await everything.$queryRaw<{ id: string }[]>(whoIsDue(turn));
  return rows.map(({ id }) => id);
}

export function whoIsDue({ limit, isQuickOnly = false }: Turn) {
  const heavy = isQuickOnly ? [...longTypes] : [];
  return Prisma.sql`
    with recursive lane (id) as (
      (select lane_of("tenantId") from jobs where status = 'pending' order by 1 limit 1)
      union all
      select (select lane_of("tenantId") from jobs where status = 'pending' and lane_of("tenantId") > lane.id order by 1 limit 1) from lane where lane.id is not null),
    running as (
      select lane_of("tenantId") as id, count(*)::int as jobs from jobs where status = 'processing' and "lockedUntil" > now() group by 1),
    due as (
      select waiting.id, coalesce(running.jobs, 0) + waiting.turn as turn, waiting."runAfter"
      from lane left join running using (id) cross join lateral (
        select j.id, j."runAfter", row_number() over (order by lane_of(j."tenantId"), j."runAfter", j.id) as turn from jobs j
        where j.status = 'pending' and lane_of(j."tenantId") = lane.id and j."runAfter" <= now() and j.type <> all (${heavy}::text[])
        order by lane_of(j."tenantId"), j."runAfter", j.id limit ${TENANT_LIMIT}::int) waiting
      where lane.id = lane_of(null) or coalesce(running.jobs, 0) + waiting.turn <= ${TENANT_LIMIT}::int
      union all
      select id, 0, "runAfter" from jobs where status = 'processing' and "lockedUntil" < now() and deaths < ${MOST_DEATHS}::int and type <> all (${heavy}::text[]))
    select id from due order by turn, "runAfter", id limit ${limit}::int`;
}

/** The end of those whose workers keep dying: nobody takes them an eleventh time. */
export function endAbandoned() {
  return everything.$executeRaw`
    update jobs set status = 'failed', error = 'Its workers died.', "lockedUntil" = null, "updatedAt" = now()
    where status = 'processing' and "lockedUntil" < now() and deaths >= ${MOST_DEATHS}::int`;
}
