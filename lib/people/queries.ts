import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { SystemRole } from "@/lib/generated/prisma/enums";
import { hasArrived, type ListPeople, type Standing } from "./rules";

const PAGE = 50;

export type PersonRow = {
  id: string; name: string; email: string | null; username: string; role: SystemRole; isActive: boolean; timezone: string | null; managerId: string | null; managerName: string | null;
  lastLoginAt: Date | null; hasArrived: boolean; hasTwoStep: boolean; isLocked: boolean;
  /** Where the last invitation went, and until when its link works. */
  invitedTo: string | null; invitedUntil: Date | null;
};

/** People by name, fifty a page; `next` is what to send as `after` for the page below. */
export function listPeople(ctx: Ctx, { q, state, after }: ListPeople) {
  return within(ctx, async (tx) => {
    const rows = await tx.$queryRaw<PersonRow[]>`
      select u.id, u.name, u.email, u.username, u.role::text, u."isActive", u.timezone, u."managerId", m.name as "managerName", u."lastLoginAt",
        num_nonnulls(u.password, u."ssoSubject", u."lastLoginAt") > 0 as "hasArrived", u."totpConfirmedAt" is not null as "hasTwoStep", coalesce(u."lockedUntil" > now(), false) as "isLocked",
        t."newEmail" as "invitedTo", case when t."usedAt" is null then t."expiresAt" end as "invitedUntil"
      from users u
      left join users m on m."tenantId" = u."tenantId" and m.id = u."managerId"
      left join lateral (select "newEmail", "expiresAt", "usedAt" from user_tokens where "tenantId" = u."tenantId" and "userId" = u.id and kind = 'INVITE' order by id desc limit 1) t on true
      where u."tenantId" = ${ctx.tenantId}::uuid and u."isActive" = ${state === "active"}
        and (${q || null}::text is null or u.id in (select search_ids('users', ${q || null}::text, 500)))
        and (${after ?? null}::uuid is null or (u.name, u.id) > (select a.name, a.id from users a where a."tenantId" = ${ctx.tenantId}::uuid and a.id = ${after ?? null}::uuid))
      order by u.name, u.id limit ${PAGE + 1}`;
    return { people: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
  });
}

/** Who may be chosen as an owner or a manager: active people whose name or address holds the text. */
export function listColleagues(ctx: Ctx, { q }: { q: string }) {
  return within(ctx, (tx) => tx.$queryRaw<{ id: string; name: string; email: string | null }[]>`
    select id, name, email from users
    where "tenantId" = ${ctx.tenantId}::uuid and "isActive" and (${q} = '' or id in (select search_ids('users', ${q}, 200)))
    order by name, id limit 20`);
}

/** Whoever changes people's standing in one organization waits for the other; taken before any row. */
export function lockPeople(tx: Tx) {
  return tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('people:' || current_tenant(), 0))`;
}

const columns = {
  id: true, name: true, email: true, username: true, role: true, isAdmin: true, isActive: true, managerId: true, timezone: true, version: true,
  password: true, ssoSubject: true, lastLoginAt: true, totpConfirmedAt: true,
} as const;

/** One person, locked until the transaction ends; of another organization: not there. */
export async function lockPerson(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from users where id = ${id}::uuid for update`;
  return (await tx.user.findUnique({ where: { id }, select: columns })) ?? notFound();
}
export type Person = Awaited<ReturnType<typeof lockPerson>>;

export function standingOf(person: Pick<Person, "id" | "name" | "role" | "isActive" | "password" | "ssoSubject" | "lastLoginAt">): Standing {
  return { id: person.id, name: person.name, role: person.role, isActive: person.isActive, hasArrived: hasArrived(person) };
}

/** The active ADMINs but one. */
export async function listOtherAdmins(tx: Tx, id: string) {
  const admins = await tx.user.findMany({ where: { role: "ADMIN", isActive: true, id: { not: id } }, select: columns, orderBy: { id: "asc" }, take: 20 });
  return admins.map(standingOf);
}

/** Everyone who reports to a person, at any depth. */
export async function listBelow(tx: Tx, id: string) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive team as (
      select id from users where "tenantId" = current_tenant() and "managerId" = ${id}::uuid
      union select u.id from users u join team on u."tenantId" = current_tenant() and u."managerId" = team.id)
    select id from team`;
  return rows.map((row) => row.id);
}

/** Where the last invitation went. */
export async function findInvitation(tx: Tx, userId: string) {
  return tx.userToken.findFirst({ where: { userId, kind: "INVITE" }, select: { newEmail: true }, orderBy: { id: "desc" } });
}
