import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Clock, Dues } from "./clock";
import type { Category, Status } from "./rules";

/** A transaction of either door: each statement names its tenants or its rows itself. */
export type Sql = Pick<Tx, "$queryRaw" | "$executeRaw">;

/** A blocker as it stands while it is locked, and the client whose project it is in. */
export type LockedBlocker = Clock & {
  id: string; tenantId: string; projectId: string; clientOrganizationId: string; taskId: string | null; customerTelemetryAttributeId: string | null; title: string; description: string | null; category: Category; status: Status; ownerId: string | null; acknowledgedAt: Date | null;
  snoozeUntil: Date | null; snoozeReason: string | null; cycle: number; reminderSentAt: Date | null; escalatedToManagerAt: Date | null; escalatedToDirectorAt: Date | null; resolvedAt: Date | null; closedSeconds: number; resolvedByKind: string | null;
  resolvedById: string | null; resolvedByName: string | null; resolutionNotes: string | null; isClientVisible: boolean; version: number; createdAt: Date;
};

const columns = Prisma.sql`
  b.id, b."tenantId", b."projectId", p."clientOrganizationId", b."taskId", b."customerTelemetryAttributeId", b.title, b.description, b.category::text, b.status::text, b."ownerId", b."acknowledgedAt", b."snoozeUntil", b."snoozeReason", b.cycle, b."consumedSeconds", b."runningSince",
  b."reminderSentAt", b."escalatedToManagerAt", b."escalatedToDirectorAt", b."resolvedAt", b."closedSeconds", b."resolvedByKind"::text, b."resolvedById", b."resolvedByName", b."resolutionNotes", b."isClientVisible", b.version, b."createdAt"
  from implementation_blockers b join implementation_projects p on p."tenantId" = b."tenantId" and p.id = b."projectId"`;

/** Whoever writes a blocker, its clock or its steps holds its row; whoever changes more than one takes them by id, after the project. */
export async function lockBlocker(tx: Sql, tenantId: string, { projectId, blockerId }: { projectId: string; blockerId: string }): Promise<LockedBlocker> {
  const [blocker] = await tx.$queryRaw<LockedBlocker[]>`select ${columns} where b."tenantId" = ${tenantId}::uuid and b."projectId" = ${projectId}::uuid and b.id = ${blockerId}::uuid for no key update of b`;
  return blocker ?? notFound();
}

/** Every unresolved blocker of a project. */
export function lockUnresolved(tx: Sql, tenantId: string, projectId: string) {
  return tx.$queryRaw<LockedBlocker[]>`select ${columns} where b."tenantId" = ${tenantId}::uuid and b."projectId" = ${projectId}::uuid and b.status <> 'RESOLVED' order by b.id for no key update of b`;
}

/** Of all tenants: unresolved blockers of projects under way, by category and, where one is named, of one client organization. */
export function lockRunningOn(tx: Sql, categories: readonly Category[], clientOrganizationId: string | null) {
  return tx.$queryRaw<LockedBlocker[]>`
    select ${columns} where b.category::text = any (${[...categories]}::text[]) and (${clientOrganizationId}::uuid is null or p."clientOrganizationId" = ${clientOrganizationId}::uuid)
      and b.status <> 'RESOLVED' and p.status not in ('COMPLETED', 'CANCELLED') order by b.id for no key update of b`;
}

/** Of all tenants: blockers whose snooze is over by the database's clock, those nobody else holds. */
export function lockOverslept(tx: Sql, { most, blockerId = null }: { most: number; blockerId?: string | null | undefined }) {
  return tx.$queryRaw<LockedBlocker[]>`
    select ${columns} where b.status = 'SNOOZED' and b."snoozeUntil" <= now() and (${blockerId}::uuid is null or b.id = ${blockerId}::uuid)
    order by b."snoozeUntil", b.id limit ${most}::int for no key update of b skip locked`;
}

export type Put = Clock & { blocker: Pick<LockedBlocker, "id" | "tenantId" | "cycle">; dues: Dues; isWoken: boolean };

/** Writes clocks, and what their pending steps are due at. A step that is overdue stays due when it was, as long as it is not due later now. */
export async function putClocks(tx: Sql, moved: readonly Put[]) {
  if (moved.length === 0) return;
  const rows = JSON.stringify(moved.map(({ blocker: { id, tenantId, cycle }, consumedSeconds, runningSince, dues, isWoken }) => ({ id, tenantId, cycle, consumedSeconds, runningSince, dues, isWoken })));
  await tx.$executeRaw`
    update implementation_blockers b set "consumedSeconds" = n."consumedSeconds", "runningSince" = n."runningSince", "updatedAt" = now(), status = case when n."isWoken" then 'OPEN' else b.status end,
      "snoozeUntil" = case when n."isWoken" then null else b."snoozeUntil" end, "snoozeReason" = case when n."isWoken" then null else b."snoozeReason" end
    from jsonb_to_recordset(${rows}::jsonb) n (id uuid, "tenantId" uuid, "consumedSeconds" int, "runningSince" timestamptz, "isWoken" boolean) where b."tenantId" = n."tenantId" and b.id = n.id`;
  await tx.$executeRaw`
    update escalation_steps s set "updatedAt" = now(), "dueAt" = case when s."dueAt" <= now() and (n.dues ->> s.level::text)::timestamptz <= now() then s."dueAt" else (n.dues ->> s.level::text)::timestamptz end
    from jsonb_to_recordset(${rows}::jsonb) n (id uuid, "tenantId" uuid, cycle int, dues jsonb) where s."tenantId" = n."tenantId" and s."blockerId" = n.id and s.cycle = n.cycle and s.state = 'PENDING'`;
}

/** For its Inngest function: the clock of these blockers has begun to run. */
export async function ringWatches(tx: Sql, blockers: readonly Pick<LockedBlocker, "id" | "tenantId">[]) {
  const rows = JSON.stringify(blockers.map(({ id, tenantId }) => ({ id, tenantId })));
  await tx.$executeRaw`
    insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload) select "tenantId", 'EVENT', 'inngest', 'watch:' || uuid7(), jsonb_build_object('blockerId', id)
    from jsonb_to_recordset(${rows}::jsonb) n (id uuid, "tenantId" uuid)`;
}
