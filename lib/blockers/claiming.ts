import "server-only";
import type { Sql } from "./places";
import type { Category } from "./rules";
import type { Level } from "./rules/policy";

/** One level that this transaction has claimed. `isFired`: it speaks; else it was skipped because a higher one was due as well. */
export type Claimed = {
  stepId: string; tenantId: string; blockerId: string; projectId: string; level: Level; cycle: number; dueAt: Date; isFired: boolean; lateBySeconds: number; at: Date;
  title: string; category: Category; consumedSeconds: number; runningSince: Date | null; openedAt: Date; closedSeconds: number; acknowledgedAt: Date | null; isClientVisible: boolean; ownerId: string | null; clientOrganizationId: string; clientName: string;
};

type Which = { most: number; blockerId?: string | undefined };

/**
 * Claims every due level of at most `most` blockers nobody else holds. The first statement locks the blockers; every writer of a step holds its blocker, so what the
 * second one reads, after the locks, is the truth: it re-checks each state and writes it at once. Fires the highest due level; lower ones are superseded and keep no stamps.
 */
export async function claimDue(tx: Sql, { most, blockerId }: Which): Promise<{ claimed: Claimed[]; isFull: boolean }> {
  const held = await tx.$queryRaw<{ id: string }[]>`
    select b.id from escalation_steps s join implementation_blockers b on b."tenantId" = s."tenantId" and b.id = s."blockerId" and b.cycle = s.cycle
    where s.state = 'PENDING' and s."dueAt" <= now() and b.status = 'OPEN' and b."runningSince" is not null and (${blockerId ?? null}::uuid is null or b.id = ${blockerId ?? null}::uuid)
    order by s."dueAt", s.id limit ${most}::int for no key update of b skip locked`;
  if (held.length === 0) return { claimed: [], isFull: false };
  const claimed = await tx.$queryRaw<Claimed[]>`
    with due as materialized (
      select s.id, s."dueAt", row_number() over (partition by s."blockerId" order by s.level desc) = 1 and not exists (
          select from escalation_steps f where f."tenantId" = s."tenantId" and f."blockerId" = s."blockerId" and f.cycle = s.cycle and f.level > s.level and f.state = 'FIRED') as "isFired"
      from escalation_steps s join implementation_blockers b on b."tenantId" = s."tenantId" and b.id = s."blockerId" and b.cycle = s.cycle
      where b.id = any (${held.map(({ id }) => id)}::uuid[]) and b.status = 'OPEN' and b."runningSince" is not null and s.state = 'PENDING' and s."dueAt" <= now()),
    claimed as (
      update escalation_steps s set "updatedAt" = now(), state = (case when due."isFired" then 'FIRED' else 'SUPERSEDED' end)::"EscalationState",
        "firedAt" = case when due."isFired" then due."dueAt" end, "lateBySeconds" = case when due."isFired" then floor(extract(epoch from now() - due."dueAt"))::int end
      from due where s.id = due.id and s.state = 'PENDING' and s."dueAt" <= now()
      returning s.id, s."tenantId", s."blockerId", s.level, s.cycle, s."dueAt", due."isFired"),
    stamped as (
      update implementation_blockers b set "updatedAt" = now(), "reminderSentAt" = case c.level when 'REMINDER' then c."dueAt" else b."reminderSentAt" end,
        "escalatedToManagerAt" = case c.level when 'MANAGER' then c."dueAt" else b."escalatedToManagerAt" end, "escalatedToDirectorAt" = case c.level when 'DIRECTOR' then c."dueAt" else b."escalatedToDirectorAt" end
      from claimed c where c."isFired" and b."tenantId" = c."tenantId" and b.id = c."blockerId")
    select c.id as "stepId", c."tenantId", c."blockerId", b."projectId", c.level::text, c.cycle, c."dueAt", c."isFired", floor(extract(epoch from now() - c."dueAt"))::int as "lateBySeconds", now() as at, b.title, b.category::text,
      b."consumedSeconds", b."runningSince", b."createdAt" as "openedAt", b."closedSeconds", b."acknowledgedAt", b."isClientVisible", coalesce(b."ownerId", p."leadImplementerId") as "ownerId", p."clientOrganizationId", o.name as "clientName"
    from claimed c join implementation_blockers b on b."tenantId" = c."tenantId" and b.id = c."blockerId" join implementation_projects p on p."tenantId" = b."tenantId" and p.id = b."projectId"
      join organizations o on o.id = p."clientOrganizationId" order by c."dueAt", c.id`;
  return { claimed, isFull: held.length === most };
}
