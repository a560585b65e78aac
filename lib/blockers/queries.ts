import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { addBusinessDays, businessDaySeconds, nextOpen } from "@/lib/calendars/clock";
import { getOurCalendar } from "@/lib/calendars/reading";
import { everything } from "@/lib/db/everything";
import { within, type Tx } from "@/lib/db/within";
import { nowOf } from "@/lib/projects/places";
import { findReached, type Reminded } from "./client-reminders";
import { counted, duesOf, targetSeconds } from "./clock";
import { grouped } from "./grouping";
import { lineOf, type BlockerFact } from "./history";
import { readAdmin, readChains, recipientOf } from "./recipients";
import { SNOOZE_DAYS, SNOOZES, type ListBlockers, type PreviewEscalation } from "./rules";
import { LEVELS } from "./rules/policy";
import type { BlockerView, Preview, Recipient, WatchedAttribute } from "./shapes";
import { assertRuns, readTracks, type Tracks } from "./tracks";
import { listLinked } from "./watching";

/** The blockers of a project with their levels, history and what the client answered: what is unresolved first, newest first, two hundred at most. */
export function listBlockers(ctx: Ctx, { projectId }: ListBlockers): Promise<BlockerView[]> {
  assertMay(ctx, "projects.read");
  return within(ctx, async (tx) => {
    const rows = await readRows(tx, projectId);
    if (rows.length === 0) return [];
    const clientOrganizationId = rows[0]?.project.clientOrganizationId ?? "";
    const [tracks, at, facts] = [await readTracks([clientOrganizationId]), await nowOf(tx), await readFacts(tx, rows.map(({ id }) => id))];
    const attributes = rows.some(({ customerTelemetryAttributeId }) => customerTelemetryAttributeId) ? await listLinked(tx, rows.flatMap(({ customerTelemetryAttributeId }) => customerTelemetryAttributeId ?? [])) : [];
    const staff = await everything.internalUser.findMany({ where: { id: { in: rows.flatMap(({ ownerId }) => ownerId ?? []) } }, select: { id: true, name: true }, take: 200 });
    const nameOf = new Map(staff.map(({ id, name }) => [id, name]));
    return rows.map((row) => viewOf(row, { tracks, at, facts: facts.get(row.id) ?? [], attribute: attributes.find(({ id }) => id === row.customerTelemetryAttributeId) ?? null, ownerName: nameOf.get(row.ownerId ?? "") ?? null, me: ctx.actor.id }));
  });
}

/** What would fire when, and to whom, for a blocker opened now. Refuses where no clock can run. */
export async function previewEscalation(ctx: Ctx, { projectId, category, ownerId, isClientVisible = true }: PreviewEscalation): Promise<Preview> {
  assertMay(ctx, "projects.read");
  const found = await within(ctx, async (tx) => ({ project: await tx.implementationProject.findUnique({ where: { id: projectId }, select: { clientOrganizationId: true, leadImplementerId: true } }), at: await nowOf(tx) }));
  if (!found.project) return notFound();
  const track = (await readTracks([found.project.clientOrganizationId]))({ category, clientOrganizationId: found.project.clientOrganizationId });
  const calendar = assertRuns(track, category);
  const owner = ownerId ?? found.project.leadImplementerId ?? (ctx.actor.kind === "STAFF" ? ctx.actor.id : null);
  const [chains, admin, ours] = [await readChains(everything, owner ? [owner] : []), await readAdmin(everything), await getOurCalendar()];
  const client = category === "CLIENT_SIDE" && isClientVisible ? clientInWords(await findReached(everything, projectId)) : null;
  const dues = duesOf(track, { consumedSeconds: 0, runningSince: found.at });
  const steps = LEVELS.map((level) => {
    const [due, { person }] = [dues[level], recipientOf(level, chains.get(owner ?? "") ?? [], admin)];
    return { level, days: track.levels[level], dueAt: iso(due), deliverAt: iso(due && ours ? nextOpen(ours, due) : due), names: person ? [person.name] : [], client: level === "REMINDER" ? client : null };
  });
  return { zone: calendar.zone, calendar: category === "INTERNAL" ? "ours" : "client's", steps };
}

/** What the client will get of a reminder, as things stand. */
function clientInWords({ name, email, whyNot, users }: Reminded): string {
  const mail = email ? `a mail with a link to ${name} at the client` : `no mail to the client: ${whyNot}`;
  return users.length > 0 ? `${mail}; in its workspace to ${users.map((user) => user.name).join(", ")}` : mail;
}

function readRows(tx: Tx, projectId: string) {
  return tx.implementationBlocker.findMany({
    where: { projectId }, orderBy: [{ resolvedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }, { id: "desc" }], take: 200,
    select: {
      id: true, projectId: true, title: true, description: true, category: true, status: true, ownerId: true, acknowledgedAt: true, snoozeUntil: true, snoozeReason: true, cycle: true, consumedSeconds: true, runningSince: true, escalatedToDirectorAt: true,
      resolvedAt: true, closedSeconds: true, resolvedByName: true, resolutionNotes: true, isClientVisible: true, taskId: true, version: true, createdAt: true, task: { select: { name: true } }, customerTelemetryAttributeId: true, project: { select: { clientOrganizationId: true } },
      steps: { select: { id: true, level: true, state: true, cycle: true, dueAt: true, firedAt: true, lateBySeconds: true, recipients: true }, orderBy: [{ cycle: "desc" }, { level: "asc" }], take: 30 },
      comments: { select: { id: true, createdAt: true, authorByName: true, authorByKind: true, content: true }, where: { deletedAt: null }, orderBy: { id: "desc" }, take: 50 },
    },
  });
}

async function readFacts(tx: Tx, ids: string[]): Promise<Map<string, BlockerFact[]>> {
  const rows = await tx.$queryRaw<(BlockerFact & { blockerId: string })[]>`
    select a."entityId" as "blockerId", a.id, a.action, a."createdAt", a."actorName", a.details, a."changeSetId",
      coalesce((select i.after from change_items i where i."tenantId" = a."tenantId" and i."changeSetId" = a."changeSetId" and i."entityId" = a."entityId" order by i.id desc limit 1), '{}') as after,
      case a.action when 'blocker.reopened' then (select l.content from implementation_activities l where l."tenantId" = a."tenantId" and l."projectId" = a."projectId" and l.subject like 'Reopened: %'
        and l."createdAt" between a."createdAt" - interval '5 seconds' and a."createdAt" + interval '5 seconds' limit 1) end as said
    from audit_logs a where a."tenantId" = current_tenant() and a.entity = 'ImplementationBlocker' and a."entityId" = any (${ids}::uuid[]) and (a.action like 'blocker.%' or a.action = 'change.undone') order by a.id desc limit 2000`;
  return grouped(rows, ({ blockerId }) => blockerId);
}

type Row = Awaited<ReturnType<typeof readRows>>[number];
type About = { tracks: Tracks; at: Date; facts: readonly BlockerFact[]; attribute: WatchedAttribute | null; ownerName: string | null; me: string | null };

function viewOf({ project, task, customerTelemetryAttributeId: _, steps, comments, runningSince, createdAt, acknowledgedAt, snoozeUntil, resolvedAt, escalatedToDirectorAt, consumedSeconds, ...row }: Row, { tracks, at, facts, attribute, ownerName, me }: About): BlockerView {
  const track = tracks({ category: row.category, clientOrganizationId: project.clientOrganizationId });
  const firedAt = Math.max(0, ...steps.filter(({ cycle }) => cycle === row.cycle).map((step) => step.firedAt?.getTime() ?? 0));
  const snoozes = facts.filter(({ action, details, createdAt: when }) => action === "blocker.snoozed" && Cycle.parse(details).cycle === row.cycle && when.getTime() > firedAt).length;
  const told = steps.map(({ recipients, ...step }) => ({ ...step, recipients: Recipients.parse(recipients) }));
  return {
    ...row, ownerName, attribute, taskTitle: task?.name ?? null, openedAt: createdAt.toISOString(), acknowledgedAt: iso(acknowledgedAt), snoozeUntil: iso(snoozeUntil), resolvedAt: iso(resolvedAt), isRunning: runningSince !== null,
    countedSeconds: counted(track, { consumedSeconds, runningSince }, at), openSeconds: Math.max(0, Math.floor(((resolvedAt ?? at).getTime() - createdAt.getTime()) / 1000) - row.closedSeconds),
    businessDaySeconds: track.calendar ? businessDaySeconds(track.calendar) : 0, snoozesLeft: escalatedToDirectorAt ? 0 : Math.max(0, SNOOZES - snoozes), latestSnooze: iso(track.calendar && addBusinessDays(track.calendar, at, SNOOZE_DAYS)),
    steps: told.map(({ id: _id, dueAt, firedAt: fired, ...step }) => ({ ...step, dueAt: iso(dueAt), firedAt: iso(fired), targetSeconds: targetSeconds(track, step.level) })), hearsEnd: hearersOfEnd(told.filter(({ cycle, state }) => cycle === row.cycle && state === "FIRED"), me),
    history: facts.map((fact) => lineOf(fact, told)), replies: comments.map(({ id, createdAt: said, authorByName, authorByKind, content }) => ({ id, at: said.toISOString(), byName: authorByName, isClient: authorByKind === "CLIENT", content })),
  };
}

/** Whom the fired levels of this cycle told, in copy or not, but for whoever resolves it: the same people resolveBlocker() tells. */
function hearersOfEnd(fired: readonly { recipients: Recipient[] }[], me: string | null): string[] {
  const told = fired.flatMap(({ recipients }) => recipients).filter(({ staffId }) => staffId !== null && staffId !== me);
  return [...new Map(told.map(({ staffId, name }) => [staffId, name])).values()];
}

const Cycle = z.object({ cycle: z.number() }).catch({ cycle: 0 });
const Recipients: z.ZodType<Recipient[]> = z.array(z.object({ staffId: z.uuid().nullable(), name: z.string(), email: z.string(), as: z.enum(["OWNER", "MANAGER", "DIRECTOR", "CLIENT"]), isCopy: z.boolean() })).catch([]);

const iso = (at: Date | null) => at?.toISOString() ?? null;
