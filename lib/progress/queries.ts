import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { countedDays, openDays } from "@/lib/blockers/clock";
import { parseCalendar } from "@/lib/calendars/rules";
import { dayOf, daysBetween } from "@/lib/dates";
import { everything } from "@/lib/db/everything";
import { within, type Tx } from "@/lib/db/within";
import { phasesOf } from "@/lib/projects/rules/standing";
import { workdaysBetween } from "@/lib/projects/rules/planning";
import { workdaysOf } from "@/lib/projects/workdays";
import { listClientFiles } from "./files";
import { readAdoption, readBlockers, readComments, readProject, readTasks, type RawBlocker, type RawProject } from "./reading";
import { covers, type Level } from "./rules";
import { labelOf, progressOf, shownPhases, shownTask, isOver, type ShownTask } from "./rules/picture";
import type { Picture, Said, ShownBlocker, Waiting } from "./shapes";

/** What may be done on the picture that is drawn: the link's level; a preview does nothing. */
export type Seeing = { projectId: string; level: Level };

/** The client's picture of one project: nothing in it that the client may not see. `ctx` is the client's, in the seller's organization. */
export async function getProgress(ctx: Ctx, { projectId, level }: Seeing): Promise<Picture> {
  const raw = await within(ctx, async (tx) => {
    const project = (await readProject(tx, projectId)) ?? notFound();
    return { project, ...(await readParts(tx, project)) };
  });
  const around = await readAround(raw.project);
  return draw(raw, around, { ctx, level });
}

export type LinkRow = { id: string; email: string | null; contactName: string | null; accessLevel: Level; expiresAt: string; revokedAt: string | null; lastSeenAt: string | null; createdAt: string; isOver: boolean };

/** The links of a project, newest first; their addresses are nowhere. For staff. */
export function listLinks(ctx: Ctx, { projectId }: Pick<Seeing, "projectId">): Promise<LinkRow[]> {
  return within(ctx, async (tx) => {
    const rows = await tx.progressLink.findMany({
      where: { projectId }, orderBy: { id: "desc" }, take: 50, select: { id: true, email: true, accessLevel: true, expiresAt: true, revokedAt: true, lastSeenAt: true, createdAt: true, contact: { select: { name: true } } },
    });
    const now = new Date();
    return rows.map(({ contact, expiresAt, revokedAt, lastSeenAt, createdAt, ...row }) => ({
      ...row, contactName: contact?.name ?? null, expiresAt: expiresAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null, lastSeenAt: lastSeenAt?.toISOString() ?? null, createdAt: createdAt.toISOString(), isOver: revokedAt !== null || expiresAt < now,
    }));
  });
}

/** Everything the client and we have said to each other on a project, oldest first, the last 300. For staff. */
export function listConversation(ctx: Ctx, { projectId }: Pick<Seeing, "projectId">): Promise<Said[]> {
  return within(ctx, async (tx) => {
    const rows = await tx.clientComment.findMany({
      where: { projectId, deletedAt: null }, orderBy: { id: "desc" }, take: 300,
      select: {
        id: true, taskId: true, blockerId: true, authorByName: true, authorByKind: true, content: true, createdAt: true, task: { select: { name: true, visibility: true, deletedAt: true } },
        blocker: { select: { title: true, isClientVisible: true, status: true } },
      },
    });
    return rows.toReversed().map(({ authorByName, authorByKind, createdAt, task, blocker, ...row }) => ({
      ...row, about: task?.name ?? blocker?.title ?? null, byName: authorByName, isClient: authorByKind === "CLIENT", at: createdAt.toISOString(),
      isShown: task ? task.visibility === "FULL" && task.deletedAt === null : blocker ? blocker.isClientVisible && blocker.status !== "RESOLVED" : true,
    }));
  });
}

async function readParts(tx: Tx, project: RawProject) {
  const { id } = project;
  return {
    tasks: await readTasks(tx, id), blockers: await readBlockers(tx, id), comments: await readComments(tx, id), files: await listClientFiles(tx, id),
    adoption: project.actualGoLiveDate && project.customerId ? await readAdoption(tx, project.customerId) : null,
  };
}

/** What stands outside the seller's organization: the client's name, zone and calendar, ours, and the names of the staff who are shown. */
async function readAround({ tenantId, clientOrganizationId, shownStaffIds, leadImplementerId }: RawProject) {
  const organizations = await everything.organization.findMany({ where: { OR: [{ id: { in: [clientOrganizationId, tenantId] } }, { isVendor: true }] }, select: { id: true, name: true, isVendor: true, timezone: true, locale: true, businessCalendar: true }, take: 3 });
  const staff = await everything.internalUser.findMany({ where: { id: { in: shownStaffIds }, isActive: true }, select: { id: true, name: true, email: true }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 20 });
  const client = organizations.find(({ id }) => id === clientOrganizationId);
  const vendor = organizations.find(({ isVendor }) => isVendor);
  return {
    sellerName: organizations.find(({ id }) => id === tenantId)?.name ?? "", clientName: client?.name ?? "", zone: client?.timezone ?? "UTC", locale: client?.locale ?? "en-US",
    contacts: staff.map(({ id, name, email }) => ({ name, email, isLead: id === leadImplementerId })).toSorted((one, other) => Number(other.isLead) - Number(one.isLead)),
    works: workdaysOf(client).works, calendars: { theirs: parseCalendar(client?.businessCalendar), ours: parseCalendar(vendor?.businessCalendar ?? client?.businessCalendar) },
  };
}

type Raw = { project: RawProject } & Awaited<ReturnType<typeof readParts>>;
type Around = Awaited<ReturnType<typeof readAround>>;

function draw({ project, tasks, blockers, comments, files, adoption }: Raw, around: Around, { ctx, level }: { ctx: Ctx; level: Level }): Picture {
  const today = dayOf(new Date(), around.zone);
  const isLive = project.actualGoLiveDate !== null;
  const isOver_ = project.status === "COMPLETED";
  const canAct = covers(level, "WORK") && !isOver_;
  const said = comments.map(({ authorById, ...comment }) => ({ ...comment, isYours: authorById !== null && authorById === ctx.actor.id }));
  const shown = tasks.flatMap(({ completedAt, ...task }) => shownTask({ ...task, doneOn: completedAt && dayOf(completedAt, around.zone) }, { today, canAct, comments: said }));
  const stopped = blockers.map((blocker) => shownBlocker(blocker, around, { canAct, comments: said }));
  const canSign = covers(level, "SIGN") && !isOver_ && !isLive && project.currentPhase === "GO_LIVE" && project.clientSigned === null;
  const canBegin = new Set(tasks.filter((task) => task.canBegin).map(({ id }) => id));
  const { percent, planned } = progressOf(tasks, today, isLive);
  const { targetGoLiveDate: target, forecastGoLiveDate: forecast, clientSigned: signed } = project;
  return {
    projectId: project.id, today, sellerName: around.sellerName, clientName: around.clientName, zone: around.zone, locale: around.locale,
    label: labelOf({ status: project.status, isLive, isBlocked: stopped.length > 0 }), percent, planned,
    kickoff: project.kickoffDate, target, forecast: isLive ? null : forecast, live: project.actualGoLiveDate,
    daysLeft: target && !isLive ? daysBetween(today, target) : null, slipDays: target && forecast && !isLive ? workdaysBetween(target, forecast, around.works) : 0,
    waiting: waitingOn(shown.filter(({ id }) => canBegin.has(id)), stopped, canSign), canAct, canSign, signed: signed && { by: signed.by, on: dayOf(new Date(signed.at), around.zone) }, phases: shownPhases(phasesOf(project.type, tasks.map(({ phase }) => phase)), project.currentPhase, shown, isOver_),
    tasks: shown, blockers: stopped, contacts: around.contacts, resources: project.resources, note: project.clientVisibleNotes, comments: said.filter(({ taskId, blockerId }) => !taskId && !blockerId).map(plain), files: { ...files, canAdd: canAct }, adoption,
    me: ctx.actor.name,
  };
}

const sides = { CLIENT_SIDE: "you", INTERNAL: "us", VENDOR: "a third party" } as const;

/** Both ages: business days counted by the calendar its clock runs on, and days since it was opened. */
function shownBlocker({ id, title, description, category, status, snoozeUntil, consumedSeconds, runningSince, createdAt, closedSeconds }: RawBlocker, { calendars }: Around, { canAct, comments }: { canAct: boolean; comments: readonly (Picture["comments"][number] & { blockerId: string | null })[] }): ShownBlocker {
  const calendar = category === "INTERNAL" ? calendars.ours : calendars.theirs;
  const now = new Date();
  return {
    id, title, description, side: sides[category], isPaused: status === "SNOOZED", pausedUntil: snoozeUntil?.toISOString() ?? null, openedAt: createdAt.toISOString(),
    countedDays: countedDays({ calendar }, { consumedSeconds, runningSince }, now), openDays: openDays({ openedAt: createdAt, closedSeconds }, now),
    canReply: canAct, comments: comments.filter(({ blockerId }) => blockerId === id).map(plain),
  };
}

/** What the client can do now: a task that still waits for another one does not wait on anybody yet. */
function waitingOn(tasks: readonly ShownTask[], blockers: readonly ShownBlocker[], canSign: boolean): Waiting[] {
  const asked = blockers.filter(({ side }) => side === "you").map((blocker) => ({ kind: "blocker" as const, blocker }));
  const open = tasks.filter((task) => task.side === "you" && !isOver(task) && task.state !== "stopped").toSorted((one, other) => (one.dueDate ?? "9999").localeCompare(other.dueDate ?? "9999"));
  return [...asked, ...(canSign ? [{ kind: "signature" as const }] : []), ...open.map((task) => ({ kind: "task" as const, task }))];
}

function plain({ id, author, isYours, content, at }: Picture["comments"][number]) {
  return { id, author, isYours, content, at };
}
