import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { dateColumn, dayOf, type Day } from "@/lib/dates";
import { orTaken } from "@/lib/db/taken";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { logLine } from "./log";
import { nowOf } from "./places";
import { emptyHandoff, handoffScore, type Handoff } from "./rules/handoff";
import { forecastGoLive, nextWorkday, schedule, type PlannedTask } from "./rules/planning";
import { gateCodes, readinessCodes, readinessItems } from "./rules/readiness";
import { plgPhaseOf } from "./rules/standing";
import { types, type ProjectType } from "./rules/kinds";
import type { TemplateTask } from "./rules/templates";
import { recordOn } from "./settling";
import { clocksOf } from "./workdays";

type Opening = {
  clientOrganizationId: string; customerId: string | null; dealId: string | null; type: ProjectType; tasks: readonly TemplateTask[]; kickoffDate: Day | null; targetGoLiveDate: Day | null;
  leadImplementerId: string | null; handoff: Handoff | null; changes?: readonly Change[];
};

/**
 * Opens a project with its own copy of a template's tasks, its four gates and its readiness items, planned from the kickoff (the next working day where none
 * is given). The target is what was promised, else the forecast at kickoff. At most one open project per client organization: the database sees to it.
 */
export async function openProject(tx: Tx, ctx: Ctx, { tasks, changes = [], ...opening }: Opening) {
  const { tenantId } = ctx;
  const { clientOrganizationId, customerId, dealId, type } = opening;
  const [clocks, now] = [await clocksOf(clientOrganizationId), await nowOf(tx)];
  const today = dayOf(now, clocks.clientZone);
  const kickoff = opening.kickoffDate ?? nextWorkday(dayOf(now, clocks.zones.STAFF), clocks.workdays.STAFF);
  const rows = await copied(tx, tasks);
  const frame = { kickoff, today, workdays: clocks.workdays };
  const plan = schedule(rows.map(asPlanned), frame);
  const target = opening.targetGoLiveDate ?? forecastGoLive(rows.map(asPlanned), frame);
  const handoff = opening.handoff ?? { ...emptyHandoff, promisedDate: opening.targetGoLiveDate };
  const data = {
    tenantId, clientOrganizationId, customerId, dealId, type, currentPhase: types[type].phases[0] ?? "DISCOVERY", plgPhase: plgPhaseOf(type, rows, false), leadImplementerId: opening.leadImplementerId,
    kickoffDate: dateColumn(kickoff), targetGoLiveDate: dateColumn(target), handoff, handoffScore: handoffScore(handoff),
  };
  const project = await orTaken(tx.implementationProject.create({ data }), "clientOrganizationId", "This client has an implementation under way. It ends first.");
  const made = { tenantId, projectId: project.id };
  await tx.implementationTask.createMany({ data: rows.map(({ startedOn: _, completedOn: __, dueDate: ___, ...row }) => ({ ...made, ...row, dependsOnIds: [...row.dependsOnIds], plannedStartDate: day(plan.get(row.id)?.plannedStartDate), dueDate: day(plan.get(row.id)?.dueDate) })) });
  await tx.goLiveGate.createMany({ data: gateCodes.map((code) => ({ ...made, code })) });
  await tx.readinessItem.createMany({ data: readinessCodes.map((code) => ({ ...made, code, weight: readinessItems[code].weight })) });
  await logLine(tx, { ...made, type: "NOTE", subject: dealId ? "Project opened from the deal" : "Project opened", actor: ctx.actor });
  const { changeSetId } = await recordOn(tx, ctx, { id: project.id, customerId, dealId }, { name: "project.opened", label: `Open the implementation of ${clocks.clientName}`, details: { type }, changes: [...changes, { entity: "ImplementationProject", id: project.id, before: null, after: project }] });
  return { projectId: project.id, changeSetId };
}

/** A template's tasks as rows of a project: ids instead of keys, the order inside each phase as it stands in the template. */
async function copied(tx: Tx, tasks: readonly TemplateTask[]) {
  const ids = await tx.$queryRaw<{ id: string }[]>`select uuid7() as id from generate_series(1, ${tasks.length}::int)`;
  const idOf = new Map(tasks.map(({ key }, n) => [key, ids[n]?.id ?? ""]));
  return tasks.map(({ key, phase, plg, name, description, side, visibility, isRequired, days, hours, after }) => ({
    id: idOf.get(key) ?? "", phase, plgPhase: plg, name, description: description || null, ownerSide: side, visibility, isRequired, durationDays: days, estimatedHours: hours, sortOrder: tasks.filter((other) => other.phase === phase).findIndex((other) => other.key === key) + 1,
    dependsOnIds: after.flatMap((needed) => idOf.get(needed) ?? []), status: "PENDING" as const, isDatePinned: false, dueDate: null, startedOn: null, completedOn: null,
  }));
}

const asPlanned = (row: PlannedTask): PlannedTask => row;

function day(value: Day | undefined) {
  return value === undefined ? null : dateColumn(value);
}
