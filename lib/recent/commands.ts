import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { KEPT, type RememberView } from "./rules";

/**
 * Remembers what a person looked at, their last fifty. Called after the page was sent: it is nobody's change and leaves no fact. Whoever
 * only looks, acts for somebody else or is no person leaves no trace here.
 */
export async function rememberView(ctx: Ctx, { entity, entityId }: RememberView) {
  const { tenantId, person } = ctx;
  if (!person || ctx.readOnly || ctx.onBehalfOf) return;
  await within(ctx, (tx) => tx.$executeRaw`
    with seen as (
      insert into recent_views ("tenantId", "userId", entity, "entityId", at) values (${tenantId}::uuid, ${person.id}::uuid, ${entity}, ${entityId}::uuid, clock_timestamp())
      on conflict ("tenantId", "userId", entity, "entityId") do update set at = excluded.at returning id)
    delete from recent_views where "tenantId" = ${tenantId}::uuid and "userId" = ${person.id}::uuid and id <> (select id from seen)
      and at < (select min(at) from (select at from recent_views where "tenantId" = ${tenantId}::uuid and "userId" = ${person.id}::uuid order by at desc limit ${KEPT - 1}) kept)`);
}
