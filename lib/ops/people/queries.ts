import "server-only";
import { notFound } from "next/navigation";
import { everything } from "@/lib/db/everything";
import type { InternalRole } from "@/lib/generated/prisma/enums";
import type { StaffCtx } from "../context";
import type { OpsTx } from "../facts";
import type { ListStaff } from "./rules";

const PAGE = 50;

export type StaffRow = {
  id: string; name: string; email: string; role: InternalRole; isActive: boolean; managerId: string | null; managerName: string | null; lastLoginAt: Date | null; hasPassword: boolean;
  hasTwoStep: boolean; invitedUntil: Date | null;
};

/** The vendor's people by name, the active first; `next` is what to send as `after` for the page below. */
export async function listStaff(_: StaffCtx, { after }: ListStaff) {
  const rows = await everything.$queryRaw<StaffRow[]>`
    select p.id, p.name, p.email, p.role::text, p."isActive", p."managerId", m.name as "managerName", p."lastLoginAt",
      num_nonnulls(p."passwordHash", p."azureAdId") > 0 as "hasPassword", p."totpConfirmedAt" is not null as "hasTwoStep",
      (select max(t."expiresAt") from user_tokens t where t."tenantId" is null and t."internalUserId" = p.id and t.kind = 'INVITE' and t."usedAt" is null) as "invitedUntil"
    from internal_users p left join internal_users m on m.id = p."managerId"
    where ${after ?? null}::uuid is null or (not p."isActive", p.name, p.id) > (select not a."isActive", a.name, a.id from internal_users a where a.id = ${after ?? null}::uuid)
    order by not p."isActive", p.name, p.id limit ${PAGE + 1}`;
  return { people: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** Whom an organization may get as its success manager, and a person as their manager. */
export function listActiveStaff() {
  return everything.internalUser.findMany({ where: { isActive: true }, select: { id: true, name: true, role: true }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 500 });
}

/** Whoever changes the staff's standing waits for the other; then the person's row is locked. */
export async function lockColleague(tx: OpsTx, id: string) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('staff', 0))`;
  await tx.$queryRaw`select 1 from internal_users where id = ${id}::uuid for update`;
  const select = { id: true, name: true, email: true, role: true, isActive: true, managerId: true, timezone: true, version: true, passwordHash: true, azureAdId: true, totpConfirmedAt: true } as const;
  return (await tx.internalUser.findUnique({ where: { id }, select })) ?? notFound();
}
export type Colleague = Awaited<ReturnType<typeof lockColleague>>;

export function countOtherAdmins(tx: OpsTx, id: string) {
  return tx.internalUser.count({ where: { role: "ADMIN", isActive: true, id: { not: id } } });
}

export async function listStaffBelow(tx: OpsTx, id: string) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive team as (
      select id from internal_users where "managerId" = ${id}::uuid
      union select p.id from internal_users p join team on p."managerId" = team.id)
    select id from team`;
  return rows.map((row) => row.id);
}
