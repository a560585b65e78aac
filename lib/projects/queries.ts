import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { countedDays, openDays } from "@/lib/blockers/clock";
import { getCalendarOf, getOurCalendar } from "@/lib/calendars/reading";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Category } from "@/lib/blockers/rules";
import type { Level } from "@/lib/blockers/rules/policy";
import type { Explained } from "./rules/health";
import type { ProjectStatus } from "./rules/standing";
import type { Phase, ProjectType } from "./rules/kinds";

/** A project as the seller's people see it on its customer and its deal. Days are "2026-06-30". */
export type Implementation = {
  id: string; type: ProjectType; status: ProjectStatus; phase: Phase; health: number; breakdown: Explained | null; target: string | null; forecast: string | null; live: string | null; handoff: Explained | null; phases: { phase: Phase; done: number; tasks: number }[]; blockers: number; waitingOnClient: number;
  /** What stands in the way, the furthest up first, five at most: whom it waits for, since when ("2026-06-30T09:00:00Z"), the highest level that was told, the business days its clock has counted (null: it has no calendar) and the days it has been open. */
  stuck: { id: string; title: string; category: Category; since: string; level: Level | null; countedDays: number | null; openDays: number }[];
};
/** `canStart`: this person may hand the won deal over now. `isWaiting`: somebody else has to. `isOpening`: it was handed over and the project is being opened. */
export type Implementations = { projects: Implementation[]; canStart: boolean; isWaiting: boolean; isOpening: boolean };

type Asked = { dealId: string } | { customerId: string };

/** The implementations of a deal or a customer, the newest first, ten at most; and whether one can be started from the deal. One statement. */
export function listImplementations(ctx: Ctx, asked: Asked): Promise<Implementations> {
  const dealId = "dealId" in asked ? asked.dealId : null;
  const where = "dealId" in asked ? Prisma.sql`p."dealId" = ${asked.dealId}::uuid` : Prisma.sql`p."customerId" = ${asked.customerId}::uuid`;
  return within(ctx, async (tx) => {
    const [found] = await tx.$queryRaw<{ projects: Raw[]; isReady: boolean; isOpening: boolean }[]>`
      select coalesce((select json_agg(project) from (select ${columns} from implementation_projects p where p."tenantId" = ${ctx.tenantId}::uuid and ${where} order by p."createdAt" desc, p.id limit 10) project), '[]') as projects,
        exists (select from deals d join organizations o on o.id = d."tenantId" and o."canOnboardClients" join customers c on c."tenantId" = d."tenantId" and c.id = d."customerId"
          where d."tenantId" = ${ctx.tenantId}::uuid and d.id = ${dealId}::uuid and d.status = 'WON' and d."deletedAt" is null
            and not exists (select from implementation_projects p where p."tenantId" = d."tenantId" and (p."dealId" = d.id or (p."clientOrganizationId" = c."clientOrganizationId" and p.status not in ('COMPLETED', 'CANCELLED'))))) as "isReady",
        exists (select from audit_logs a where a."tenantId" = ${ctx.tenantId}::uuid and a."dealId" = ${dealId}::uuid and a.action = 'deal.handed_over' and a."createdAt" > now() - interval '5 minutes') as "isOpening"`;
    const { isReady = false, isOpening = false } = found ?? {};
    const mayStart = may(ctx, "projects.start");
    return { projects: await withAges(found?.projects ?? []), canStart: isReady && !isOpening && mayStart, isWaiting: isReady && !isOpening && !mayStart, isOpening: isReady && isOpening };
  });
}

type Stuck = Implementation["stuck"][number];
type Raw = Omit<Implementation, "stuck"> & { clientOrganizationId: string; stuck: (Omit<Stuck, "countedDays" | "openDays"> & { consumedSeconds: number; runningSince: string | null; closedSeconds: number })[] };

/** Both ages of what stands in the way; calendars are read only where something does. */
async function withAges(projects: readonly Raw[]): Promise<Implementation[]> {
  const held = projects.filter(({ stuck }) => stuck.length > 0);
  const ours = held.length > 0 ? await getOurCalendar() : null;
  const theirs = new Map(await Promise.all([...new Set(held.map(({ clientOrganizationId }) => clientOrganizationId))].map(async (id) => [id, await getCalendarOf(everything, id)] as const)));
  const now = new Date();
  return projects.map(({ clientOrganizationId, stuck, ...project }) => ({
    ...project,
    stuck: stuck.map(({ consumedSeconds, runningSince, closedSeconds, ...line }) => ({
      ...line, openDays: openDays({ openedAt: new Date(line.since), closedSeconds }, now),
      countedDays: countedDays({ calendar: line.category === "INTERNAL" ? ours : (theirs.get(clientOrganizationId) ?? null) }, { consumedSeconds, runningSince: runningSince ? new Date(runningSince) : null }, now),
    })),
  }));
}

const reached = Prisma.sql`case when b."escalatedToDirectorAt" is not null then 'DIRECTOR' when b."escalatedToManagerAt" is not null then 'MANAGER' when b."reminderSentAt" is not null then 'REMINDER' end`;

const columns = Prisma.sql`
  p.id, p."clientOrganizationId", p.type, p.status, p."currentPhase" as phase, p."healthScore" as health, p."healthBreakdown" as breakdown, p."targetGoLiveDate" as target, p."forecastGoLiveDate" as forecast, p."actualGoLiveDate" as live, p."handoffScore" as handoff,
  (select coalesce(json_agg(line), '[]') from (select t.phase, count(*) filter (where t.status in ('COMPLETED', 'SKIPPED'))::int as done, count(*)::int as tasks from implementation_tasks t
    where t."tenantId" = p."tenantId" and t."projectId" = p.id and t."deletedAt" is null group by t.phase order by t.phase) line) as phases,
  (select count(*)::int from implementation_blockers b where b."tenantId" = p."tenantId" and b."projectId" = p.id and b.status <> 'RESOLVED') as blockers,
  (select coalesce(json_agg(line), '[]') from (select b.id, b.title, b.category, b."createdAt" as since, b."consumedSeconds", b."runningSince", b."closedSeconds", ${reached} as level from implementation_blockers b
    where b."tenantId" = p."tenantId" and b."projectId" = p.id and b.status <> 'RESOLVED' order by b."escalatedToDirectorAt", b."escalatedToManagerAt", b."reminderSentAt", b.id limit 5) line) as stuck,
  (select count(*)::int from implementation_tasks t where t."tenantId" = p."tenantId" and t."projectId" = p.id and t."deletedAt" is null and t."ownerSide" = 'CLIENT' and t.status in ('PENDING', 'IN_PROGRESS', 'BLOCKED') and t."plannedStartDate" <= current_date) as "waitingOnClient"`;
