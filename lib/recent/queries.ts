import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { ListRecent, RecentEntity } from "./rules";

export type RecentRow = { entity: RecentEntity; id: string; name: string; detail: string | null; customerId: string | null };

/** What the person looked at last, newest first; what is gone since is left out. */
export function listRecent(ctx: Ctx, { limit }: ListRecent) {
  const me = ctx.person?.id ?? null;
  return within(ctx, (tx) => tx.$queryRaw<RecentRow[]>`
    select r.entity, r."entityId" as id, coalesce(c.name, nullif(d.name, ''), d."dealNumber", k.name) as name, coalesce(dc.name, kc.name) as detail, k."customerId"
    from recent_views r
    left join customers c on r.entity = 'Customer' and c."tenantId" = r."tenantId" and c.id = r."entityId" and c."deletedAt" is null
    left join deals d on r.entity = 'Deal' and d."tenantId" = r."tenantId" and d.id = r."entityId" and d."deletedAt" is null
    left join customers dc on dc."tenantId" = d."tenantId" and dc.id = d."customerId"
    left join contacts k on r.entity = 'Contact' and k."tenantId" = r."tenantId" and k.id = r."entityId" and k."deletedAt" is null
    left join customers kc on kc."tenantId" = k."tenantId" and kc.id = k."customerId"
    where r."tenantId" = ${ctx.tenantId}::uuid and r."userId" = ${me}::uuid and num_nonnulls(c.id, d.id, k.id) > 0
    order by r.at desc limit ${limit}`);
}
