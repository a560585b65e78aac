import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Level, Resource } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import type { SystemRole } from "@/lib/generated/prisma/enums";

type Membership = {
  name: string;
  role: SystemRole;
  isEditingOpen: boolean;
  mustChangePassword: boolean;
  mustEnrol: boolean;
  teamIds: string[];
  grants: { resourceType: Resource; resourceId: string | null; level: Level }[];
  organizationName: string;
  locale: string;
  timezone: string;
  organizationTimezone: string;
  currencyCode: string;
};

/** Who a person is here, in one statement: name, role, grants, and the people below them at any depth. Notes that they were seen, at most once a minute. */
export async function getMembership(ctx: Ctx, { userId, sessionId, isSeen }: { userId: string; sessionId: string; isSeen: boolean }) {
  const [membership] = await within(ctx, (tx) => tx.$queryRaw<Membership[]>`/* kept */
    with recursive team as (
      select id from users where "managerId" = ${userId}::uuid
      union select u.id from users u join team on u."managerId" = team.id),
    seen as (update sessions set "lastSeenAt" = now()
      where ${isSeen} and "tenantId" = ${ctx.tenantId}::uuid and id = ${sessionId}::uuid and ("lastSeenAt" is null or "lastSeenAt" < now() - interval '1 minute'))
    select u.name, u.role::text, u."mustChangePassword", o."isEditingOpen", array(select id from team) as "teamIds",
      u."totpConfirmedAt" is null and (o."mfaPolicy" = 'ALL' or o."mfaPolicy" = 'ADMINS' and u."isAdmin")
        and not exists (select from sessions s where s."tenantId" = u."tenantId" and s.id = ${sessionId}::uuid and s."isSso") as "mustEnrol",
      o.name as "organizationName", o.locale, o.timezone as "organizationTimezone", coalesce(u.timezone, o.timezone) as timezone, o."currencyCode",
      (select coalesce(json_agg(json_build_object('resourceType', p."resourceType", 'resourceId', p."resourceId", 'level', p.level)), '[]') from (
        select "resourceType", "resourceId", level from permissions where "userId" = u.id
        union all
        select rp."resourceType", rp."resourceId", rp.level from role_permissions rp join user_roles ur on ur."roleId" = rp."roleId" where ur."userId" = u.id) p) as grants
    from users u join organizations o on o.id = u."tenantId" where u.id = ${userId}::uuid`);
  if (!membership) return null;
  const { name, organizationName, locale, timezone, organizationTimezone, currencyCode, ...standing } = membership;
  const setting = { organizationName, locale, timezone, organizationTimezone, currencyCode };
  return { actor: { kind: "USER", id: userId, name }, person: { id: userId, name }, setting, ...standing } as const;
}
