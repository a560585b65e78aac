import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { dayOf } from "@/lib/dates";
import { within, type Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { kinds, type Kind } from "../kinds";
import { readPlan, selectionOf, type LockedPlan } from "../places";
import type { PreviewSync } from "../rules";
import { isEmpty } from "../rules/diff";
import { closestToDone } from "../rules/closest";
import { readEvidence } from "../rules/evidence";
import { paceOf } from "../rules/pace";
import { passes, type PlanFilters } from "../rules/portfolio";
import { progressOf } from "../rules/progress";
import { cover, plansOf, seenOf } from "../covering";
import type { Chosen, LastBatch, PlanPart, PlanRecord, PlanSums, Preview, ProgressDay, ShownTask } from "../shapes";
import { diffOf } from "../syncing";
import { readStandings } from "../watching";

/** A plan with its tasks, how each attribute stands, and its progress over time. Missing, foreign or removed: not found. */
export function getPlan(ctx: Ctx, { planId, filters = {} }: { planId: string; filters?: PlanFilters }): Promise<PlanRecord> {
  return within(ctx, async (tx) => {
    const plan = (await readPlan(tx, planId)) ?? notFound();
    const header = (await readHeader(tx, plan)) ?? notFound();
    const all = await readTasks(tx, plan);
    const tasks = all.filter((task) => passes(task, filters));
    const { definitionVersion, currentVersion, lastSyncedAt, outcomes, releases } = plan;
    return {
      id: plan.id, kind: plan.kind, parentId: plan.parentId, assignmentId: plan.assignmentId, name: plan.name,
      productName: plan.parentName, customerId: plan.customerId, version: plan.version, licenseLevel: plan.licenseLevel, outcomes, releases,
      definitionVersion, currentVersion, isOutOfDate: definitionVersion < currentVersion, lastSyncedAt: lastSyncedAt?.toISOString() ?? null, ...header,
      tasks, taskCount: all.length, filters, words: { outcomes: wordsOf(all, "outcomes"), releases: wordsOf(all, "releases"), tags: wordsOf(all, "tags") },
      byOutcome: wordsOf(all, "outcomes").map((name) => ({ name, percent: progressOf(all.filter((task) => task.outcomes.includes(name))).progressPercentage })),
      pace: paceOf(header.days, { today: dayOf(new Date(), ctx.setting.organizationTimezone), until: header.renewsAt }), closest: closestToDone(all, header.totalWeight), fresh: freshOf(all),
      canEdit: may(ctx, "adoption.edit", { id: plan.customerId, ownerId: null }),
    };
  });
}

/** What a sync would do now, or after choosing otherwise, then in all plans of a solution; with the version it is the diff to, and what stands for all that was seen. */
export function previewSync(ctx: Ctx, { planId, change }: PreviewSync): Promise<Preview> {
  return within(ctx, async (tx) => {
    const plan = (await readPlan(tx, planId)) ?? notFound();
    const plans = change ? await plansOf(tx, plan) : [plan];
    const told = { definitionVersion: plan.currentVersion, seen: seenOf(plans) };
    if (!change) return { ...(await diffOf(tx, plan, selectionOf(plan))), ...told, parts: [] };
    const { covered: [own, ...parts] } = await cover(tx, plans, change);
    return { ...(own?.diff ?? notFound()), ...told, parts: parts.filter(({ diff }) => !isEmpty(diff)).map(({ plan: { id, parentName }, diff }) => ({ planId: id, productName: parentName, diff })) };
  });
}

function freshOf(tasks: readonly ShownTask[]) {
  const watched = tasks.filter(({ status }) => status !== "NOT_APPLICABLE").flatMap(({ attributes }) => attributes);
  return { of: watched.length, fresh: watched.filter(({ state }) => state === "met" || state === "failing").length };
}

type Header = PlanSums & {
  customerName: string; externalId: string | null; termMonths: number | null; renewsAt: string | null; days: ProgressDay[]; lastBatch: LastBatch | null; parts: PlanPart[]; chosen: Chosen; solution: { id: string; name: string } | null;
};

async function readHeader(tx: Tx, { id, kind, customerId, assignmentId, parentId }: LockedPlan): Promise<Header | null> {
  const { tasks, planId, taskId, days } = kinds[kind];
  const [header] = await tx.$queryRaw<Header[]>`
    select p."totalTasks", p."completedTasks", p."totalWeight"::text, p."completedWeight"::text, p."progressPercentage"::text, c.name as "customerName",
      cp."externalId", cp."termMonths", cp."renewsAt"::text as "renewsAt",
      (select coalesce(json_agg(json_build_object('day', d.day, 'percent', d."progressPercentage") order by d.day), '[]') from (
        select day, "progressPercentage" from ${days} d where d."tenantId" = p."tenantId" and d.${planId} = p.id order by day desc limit 400) d) as days,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', cp.name, 'productName', a."productName", 'progressPercentage', a."progressPercentage"::text,
          'isGone', not exists (select from solution_products sp join products d on d."tenantId" = sp."tenantId" and d.id = sp."productId"
            where sp."tenantId" = a."tenantId" and sp."solutionId" = ${parentId}::uuid and sp."productId" = a."productId" and d."deletedAt" is null)) order by x."order", a.id), '[]')
        from solution_adoption_products x join adoption_plans a on a."tenantId" = x."tenantId" and a.id = x."adoptionPlanId" join customer_products cp on cp."tenantId" = a."tenantId" and cp.id = a."customerProductId"
        where x."tenantId" = p."tenantId" and x."solutionAdoptionPlanId" = p.id and cp."deletedAt" is null) as parts,
      (select json_build_object('id', b.id, 'at', to_json(b.at) #>> '{}', 'accepted', b.accepted, 'duplicates', b.duplicates, 'rejected', b.rejected) from telemetry_batches b where b."tenantId" = p."tenantId" and b.id = (
        select l."batchId" from ${tasks} t join customer_telemetry_attributes a on a."tenantId" = t."tenantId" and a.${taskId} = t.id cross join lateral (
          select v."batchId" from telemetry_values v where v."tenantId" = a."tenantId" and v."customerTelemetryAttributeId" = a.id order by v."observedAt" desc, v.source desc limit 1) l
        where t."tenantId" = p."tenantId" and t.${planId} = p.id and l."batchId" is not null order by l."batchId" desc limit 1)) as "lastBatch",
      (select json_build_object('id', s.id, 'name', s."solutionName") from solution_adoption_products x join solution_adoption_plans s on s."tenantId" = x."tenantId" and s.id = x."solutionAdoptionPlanId"
        where x."tenantId" = p."tenantId" and x."adoptionPlanId" = p.id limit 1) as solution,
      json_build_object('outcomes', ${chosenOf("selectedOutcomes", assignmentId)}, 'releases', ${chosenOf("selectedReleases", assignmentId)}) as chosen
    from ${kinds[kind].plans} p join customers c on c."tenantId" = p."tenantId" and c.id = ${customerId}::uuid
    left join customer_products cp on cp."tenantId" = p."tenantId" and cp.id = ${assignmentId}::uuid where p."tenantId" = current_tenant() and p.id = ${id}::uuid`;
  return header ?? null;
}

/** What is chosen, of a solution with its products', by name; also what the catalogue has deleted since. */
function chosenOf(column: "selectedOutcomes" | "selectedReleases", assignmentId: string) {
  const [ids, parts] = column === "selectedOutcomes" ? [Prisma.sql`"selectedOutcomes"`, Prisma.sql`outcomes`] : [Prisma.sql`"selectedReleases"`, Prisma.sql`releases`];
  return Prisma.sql`(select coalesce(json_agg(json_build_object('id', w.id, 'name', coalesce(o.name, 'Not in the catalogue')) order by o.name, w.id), '[]') from (
      select unnest(s.${ids}) as id from customer_solutions s where s."tenantId" = current_tenant() and s.id = ${assignmentId}::uuid
      union select unnest(a.${ids}) from customer_products a where a."tenantId" = current_tenant() and (a.id = ${assignmentId}::uuid or a."customerSolutionId" = ${assignmentId}::uuid) and a."deletedAt" is null) w
    left join ${parts} o on o."tenantId" = current_tenant() and o.id = w.id)`;
}

type Told = Omit<ShownTask, "attributes" | "evidence"> & { evidence: unknown };

async function readTasks(tx: Tx, { id, kind }: { id: string; kind: Kind }): Promise<ShownTask[]> {
  const { tasks, planId, taskId } = kinds[kind];
  const [answer] = await tx.$queryRaw<{ now: Date; tasks: string | null }[]>`
    select now() as now, json_agg(x order by x."sequenceNumber", x.id)::text as tasks from (
      select t.id, t.name, t.description, t.weight::text, t."sequenceNumber", t."licenseLevel", t."howToDoc", t."howToVideo",
        (select o.id from tasks o where o."tenantId" = t."tenantId" and o.id = t."originalTaskId" and o."deletedAt" is null) as "originalId",
        t.status, t."statusUpdateSource" as source, t."statusUpdatedAt", u.name as "byName", t."statusNotes",
        case when t."dismissedAt" is distinct from t."proposedAt" then t."proposedStatus" end as "proposedStatus", t."proposedAt", t."failingSince", t."isDataStale", t.evidence,
        (select coalesce(json_agg(o.name order by o.name), '[]') from customer_task_outcomes o where o."tenantId" = t."tenantId" and o.${taskId} = t.id) as outcomes,
        (select coalesce(json_agg(r.name order by r.name), '[]') from customer_task_releases r where r."tenantId" = t."tenantId" and r.${taskId} = t.id) as releases,
        (select coalesce(json_agg(g.name order by g.name), '[]') from customer_task_tags g where g."tenantId" = t."tenantId" and g.${taskId} = t.id) as tags
      from ${tasks} t cross join lateral (select case when t."statusUpdatedBy" ~ '^[0-9a-f-]{36}$' then t."statusUpdatedBy"::uuid end as id offset 0) who
      left join users u on u."tenantId" = t."tenantId" and u.id = who.id
      where t."tenantId" = current_tenant() and t.${planId} = ${id}::uuid limit 1000) x`;
  const told = answer?.tasks ? (JSON.parse(answer.tasks) as Told[]) : [];
  const standings = new Map((await readStandings(tx, kind, told.map((task) => task.id), answer?.now ?? new Date())).map((task) => [task.id, task.standings]));
  return told.map((task) => ({
    ...task, evidence: readEvidence(task.evidence),
    attributes: (standings.get(task.id) ?? []).map(({ id: attributeId, name, isRequired, state, criteria, latest }) => ({
      id: attributeId, name, isRequired, state, criteria, value: latest?.value ?? null, observedAt: latest?.observedAt.toISOString() ?? null,
    })),
  }));
}

function wordsOf(tasks: readonly ShownTask[], of: "outcomes" | "releases" | "tags") {
  return [...new Set(tasks.flatMap((task) => task[of]))].sort((a, b) => a.localeCompare(b));
}
