import "server-only";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";
import { PHASES } from "@/lib/projects/rules/kinds";
import type { StaffCtx } from "../../context";
import type { AskBoard, ListProjects } from "../rules";
import type { PhaseColumn, ProjectRow } from "./shapes";

const COLUMN = 30;
const PAGE = 50;

/** What is under way, by phase, those whose target is nearest first; thirty of each phase beside the count of all. Over all sellers. */
export async function getProjectBoard(_: StaffCtx, { q, lead }: AskBoard): Promise<PhaseColumn[]> {
  const match = Prisma.sql`p.status not in ('COMPLETED', 'CANCELLED') ${named(q)} ${lead ? Prisma.sql`and p."leadImplementerId" = ${lead}::uuid` : Prisma.empty}`;
  return everything.$queryRaw<PhaseColumn[]>`
    select phase, (select count(*)::int from implementation_projects p where p."currentPhase" = phase::"ProjectPhase" and ${match}) as count,
      coalesce((select json_agg(card order by card.target, card.id) from (
        select ${row} from (select * from implementation_projects p where p."currentPhase" = phase::"ProjectPhase" and ${match} order by p."targetGoLiveDate", p.id limit ${COLUMN}) p ${joins}) card), '[]') as projects
    from unnest(${[...PHASES]}::text[]) with ordinality phases(phase, place) order by place`;
}

/** Projects by target date, fifty a page. */
export async function listProjects(_: StaffCtx, { q, lead, state, type, phase, after }: ListProjects) {
  const standing = { open: Prisma.sql`p.status not in ('COMPLETED', 'CANCELLED')`, risk: Prisma.sql`p.status = 'AT_RISK'`, hold: Prisma.sql`p.status = 'ON_HOLD'`, live: Prisma.sql`p."actualGoLiveDate" is not null and p.status <> 'CANCELLED'`, ended: Prisma.sql`p.status in ('COMPLETED', 'CANCELLED')` }[state];
  const rows = await everything.$queryRaw<ProjectRow[]>`
    select ${row} from (select * from implementation_projects p where ${standing} ${named(q)}
      ${lead ? Prisma.sql`and p."leadImplementerId" = ${lead}::uuid` : Prisma.empty} ${type ? Prisma.sql`and p.type = ${type}::"ProjectType"` : Prisma.empty} ${phase ? Prisma.sql`and p."currentPhase" = ${phase}::"ProjectPhase"` : Prisma.empty}
      ${after ? Prisma.sql`and (p."targetGoLiveDate", p.id) > (select a."targetGoLiveDate", a.id from implementation_projects a where a.id = ${after}::uuid)` : Prisma.empty}
      order by p."targetGoLiveDate", p.id limit ${PAGE + 1}) p ${joins} order by p."targetGoLiveDate", p.id`;
  return { projects: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

function named(q: string | undefined) {
  const term = `%${q?.replace(/[\\%_]/g, "\\$&")}%`;
  return q ? Prisma.sql`and p."clientOrganizationId" in (select id from organizations where name ilike ${term})` : Prisma.empty;
}

const row = Prisma.sql`
  p.id, client.name as "clientName", seller.name as "sellerName", p.type::text, p.status::text, p."currentPhase"::text as phase, lead.name as "leadName", p."targetGoLiveDate"::text as target, p."forecastGoLiveDate"::text as forecast,
  p."actualGoLiveDate"::text as live, p."healthScore" as health, work.done, work.tasks, work."clientTasks", stuck.levels, stuck.waiting`;

/** Names, work done and what blocks it: asked only for the rows that are shown. */
const joins = Prisma.sql`
  join organizations client on client.id = p."clientOrganizationId" join organizations seller on seller.id = p."tenantId" left join internal_users lead on lead.id = p."leadImplementerId"
  cross join lateral (select count(*) filter (where t.status in ('COMPLETED', 'SKIPPED'))::int as done, count(*)::int as tasks,
      count(*) filter (where t."ownerSide" = 'CLIENT' and t.status in ('PENDING', 'IN_PROGRESS', 'BLOCKED') and t."plannedStartDate" <= current_date)::int as "clientTasks"
    from implementation_tasks t where t."tenantId" = p."tenantId" and t."projectId" = p.id and t."deletedAt" is null) work
  cross join lateral (select json_build_object('director', coalesce(sum(each.director), 0), 'manager', coalesce(sum(each.manager), 0), 'below', coalesce(sum(each.count - each.director - each.manager), 0)) as levels,
      coalesce(json_agg(json_build_object('category', each.category, 'count', each.count) order by each.count desc, each.category), '[]') as waiting
    from (select b.category, count(*) as count, count(b."escalatedToDirectorAt") as director, count(b."escalatedToManagerAt") filter (where b."escalatedToDirectorAt" is null) as manager
      from implementation_blockers b where b."tenantId" = p."tenantId" and b."projectId" = p.id and b.status in ('OPEN', 'SNOOZED') group by b.category) each) stuck`;
