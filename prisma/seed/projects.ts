import { staffContext, systemContext } from "@/lib/auth/context";
import { addBusinessDays } from "@/lib/calendars/clock";
import { parseCalendar } from "@/lib/calendars/rules";
import { dateColumn, shiftDay } from "@/lib/dates";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { ensureClient } from "@/lib/projects/client-organizations";
import { reckonProject } from "@/lib/projects/commands/reckoning";
import { openProject } from "@/lib/projects/opening";
import { gateCodes, readinessCodes } from "@/lib/projects/rules/readiness";
import type { Phase } from "@/lib/projects/rules/kinds";
import { PHASES } from "@/lib/projects/rules/kinds";
import { storeTemplates, templateOf } from "@/lib/projects/template-store";
import type { Chance } from "./chance";
import { LINES, PROJECTS, type DemoProject } from "./project-cast";

const DAY = 86_400_000;

/** Eight implementations of the demo organization, in every phase: one at risk with a blocker at its manager, one on hold, one self-serve, two live. Once; the same on every machine. */
export async function seedProjects(dice: Chance, now: Date) {
  const seller = await everything.organization.findUniqueOrThrow({ where: { slug: "halden" }, select: { id: true } });
  if ((await everything.implementationProject.count({ where: { tenantId: seller.id } })) > 0) return;
  await storeTemplates();
  const staff = await everything.internalUser.findMany({ where: { email: { endsWith: "@demo.test" } }, select: { id: true, name: true, email: true }, orderBy: { id: "asc" } });
  const person = (key: string) => staff.find(({ email }) => email === `${key}@demo.test`) ?? fail(key);
  const won = await everything.deal.findMany({ where: { tenantId: seller.id, status: "WON", deletedAt: null, customerId: { not: null } }, select: { id: true, customerId: true, competitors: true }, orderBy: [{ closedDate: "desc" }, { id: "asc" }], take: 200 });
  const deals = won.filter(({ customerId }, n) => won.findIndex((other) => other.customerId === customerId) === n);
  for (const [n, demo] of PROJECTS.entries()) await open(dice, now, { demo, deal: deals[n] ?? fail("won deal"), tenantId: seller.id, lead: person("implementer"), boss: person("ops") });
  console.log(`Eight implementations stand in the portal.`);
}

type Place = { demo: DemoProject; deal: { id: string; customerId: string | null; competitors: string[] }; tenantId: string; lead: { id: string; name: string }; boss: { id: string; name: string } };

async function open(dice: Chance, now: Date, { demo, deal, tenantId, lead, boss }: Place) {
  const ctx = staffContext(tenantId, { staffId: lead.id, name: lead.name });
  const kickoffDate = shiftDay(now.toISOString().slice(0, 10), -demo.age);
  const { organizationId } = await ensureClient(tenantId, deal.customerId ?? "");
  const tasks = await templateOf(demo.type);
  const contacts = await everything.dealContact.findMany({ where: { tenantId, dealId: deal.id }, select: { role: true, isPrimary: true, contact: { select: { id: true, name: true, jobTitle: true } } }, orderBy: { id: "asc" }, take: 5 });
  const lines = await everything.dealLine.findMany({ where: { tenantId, dealId: deal.id }, select: { name: true, quantity: true, licenseLevel: true, termMonths: true }, orderBy: { position: "asc" }, take: 20 });
  const handoff = {
    lines: lines.map(({ quantity, ...line }) => ({ ...line, quantity: quantity.toString(), outcomes: demo.outcomes })), contacts: contacts.map(({ role, isPrimary, contact }) => ({ contactId: contact.id, name: contact.name, jobTitle: contact.jobTitle, role, isPrimary })),
    dayToDayContact: contacts[0]?.contact.name ?? null, promisedDate: null, competitors: deal.competitors, hasNoCompetitors: deal.competitors.length === 0, notes: demo.notes,
  };
  const { projectId } = await within(ctx, (tx) => openProject(tx, ctx, { clientOrganizationId: organizationId, customerId: deal.customerId, dealId: deal.id, type: demo.type, tasks, kickoffDate, targetGoLiveDate: null, leadImplementerId: lead.id, handoff }));
  await plannedTarget(projectId);
  await live(dice, now, { projectId, tenantId, demo, lead, boss });
  if (demo.blocker) await block(now, { projectId, tenantId, organizationId, demo, lead, boss });
  if (demo.phase === "GO_LIVE" && demo.liveFor) await everything.implementationProject.update({ where: { id: projectId }, data: { status: "COMPLETED" } });
  await reckonProject(systemContext(tenantId), { entity: "ImplementationProject", entityId: projectId });
  await everything.implementationActivity.updateMany({ where: { projectId, subject: { startsWith: "Project opened" } }, data: { createdAt: dateColumn(kickoffDate) } });
}

/** At the kickoff the target was the plan, not what it has become since. */
async function plannedTarget(projectId: string) {
  const last = await everything.implementationTask.findFirst({ where: { projectId, phase: "GO_LIVE", isRequired: true }, select: { dueDate: true }, orderBy: { dueDate: "desc" } });
  await everything.implementationProject.update({ where: { id: projectId }, data: { targetGoLiveDate: last?.dueDate ?? null } });
}

/** What was done since the kickoff: tasks up to the phase the project is in, gates, readiness and the log. */
async function live({ between, pick }: Chance, now: Date, { projectId, tenantId, demo, lead, boss }: Omit<Place, "deal"> & { projectId: string }) {
  const rows = await everything.implementationTask.findMany({ where: { projectId }, orderBy: [{ phase: "asc" }, { sortOrder: "asc" }] });
  const place = (phase: Phase) => PHASES.indexOf(phase);
  const by = { createdByKind: "STAFF" as const, createdById: lead.id, createdByName: lead.name, tenantId, projectId };
  const inPhase = rows.filter(({ phase }) => phase === demo.phase);
  for (const task of rows) {
    const nth = inPhase.findIndex(({ id }) => id === task.id);
    const isDone = place(task.phase) < place(demo.phase) ? task.isRequired || between(1, 3) > 1 : nth !== -1 && nth < demo.done;
    const isBegun = nth === demo.done;
    const due = task.dueDate ?? now;
    const at = new Date(Math.min(now.getTime() - 3_600_000 * (rows.length - rows.indexOf(task)), due.getTime() + between(9, 16) * 3_600_000));
    const assignedToId = task.ownerSide === "STAFF" ? pick([lead.id, lead.id, boss.id]) : null;
    const done = { status: "COMPLETED" as const, startedAt: at, completedAt: at, completedByKind: task.ownerSide, completedByName: task.ownerSide === "STAFF" ? lead.name : "The client" };
    await everything.implementationTask.update({ where: { id: task.id }, data: { assignedToId, ...(isDone && done), ...(isBegun && !isDone && { status: "IN_PROGRESS", startedAt: at }) } });
    if (isDone) await everything.implementationActivity.create({ data: { ...by, type: "TASK_COMPLETED", subject: `Completed: ${task.name}`, isAutoLogged: true, createdAt: at } });
  }
  const lines = LINES.map(({ daysAgo, ...line }) => ({ ...by, ...line, createdAt: new Date(now.getTime() - daysAgo * DAY), ...(line.type === "MEETING" && { meetingDate: new Date(now.getTime() - daysAgo * DAY) }) }));
  await everything.implementationActivity.createMany({ data: lines.filter(({ createdAt }) => createdAt.getTime() > now.getTime() - demo.age * DAY) });
  for (const [n, code] of gateCodes.entries()) if (n < demo.gates) await everything.goLiveGate.updateMany({ where: { projectId, code }, data: { status: "PASSED", approvedByKind: "STAFF", approvedById: lead.id, approvedByName: lead.name, evidence: "Seen with the client." } });
  for (const code of readinessCodes) await everything.readinessItem.updateMany({ where: { projectId, code }, data: { percent: Math.min(100, Math.max(0, demo.ready + between(-2, 2) * 5)) } });
  const liveOn = demo.liveFor === undefined ? null : dateColumn(shiftDay(now.toISOString().slice(0, 10), -demo.liveFor));
  const status = demo.hold ? "ON_HOLD" : "IN_PROGRESS";
  await everything.implementationProject.update({ where: { id: projectId }, data: { currentPhase: demo.phase, status, assignedUserIds: [lead.id, boss.id], shownStaffIds: [lead.id], clientVisibleNotes: demo.said, resources: [{ label: "Administrator’s handbook", url: "https://docs.halden.test/handbook" }], ...(liveOn && { actualGoLiveDate: liveOn, forecastGoLiveDate: liveOn }) } });
  if (demo.hold) await everything.projectHold.create({ data: { tenantId, projectId, reason: demo.hold, from: new Date(now.getTime() - 4 * DAY) } });
  if (demo.hold) await everything.implementationActivity.create({ data: { ...by, type: "NOTE", subject: "Put on hold", content: demo.hold, isAutoLogged: true, createdAt: new Date(now.getTime() - 4 * DAY) } });
}

/** A blocker on the client's side, open for six business days: reminder and manager have heard of it. */
async function block(now: Date, { projectId, tenantId, organizationId, demo, lead, boss }: Omit<Place, "deal"> & { projectId: string; organizationId: string }) {
  const client = await everything.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { businessCalendar: true } });
  const calendar = parseCalendar(client.businessCalendar);
  const task = await everything.implementationTask.findFirst({ where: { projectId, ownerSide: "CLIENT", status: { in: ["PENDING", "IN_PROGRESS"] } }, select: { id: true }, orderBy: [{ phase: "asc" }, { sortOrder: "asc" }] });
  if (!calendar || !demo.blocker) return;
  const opened = new Date(now.getTime() - 8 * DAY - 3 * 3_600_000);
  const due = (days: number) => addBusinessDays(calendar, opened, days) ?? now;
  const blocker = await everything.implementationBlocker.create({ data: { tenantId, projectId, taskId: task?.id ?? null, title: demo.blocker, category: "CLIENT_SIDE", ownerId: lead.id, isClientVisible: true, runningSince: opened, createdAt: opened, reminderSentAt: due(2), escalatedToManagerAt: due(5) } });
  const told = (id: string, name: string, as: string) => [{ staffId: id, name, email: "", as, isCopy: false }];
  await everything.escalationStep.createMany({ data: [
    { tenantId, blockerId: blocker.id, cycle: 1, level: "REMINDER", dueAt: due(2), state: "FIRED", firedAt: due(2), lateBySeconds: 0, recipients: told(lead.id, lead.name, "OWNER") },
    { tenantId, blockerId: blocker.id, cycle: 1, level: "MANAGER", dueAt: due(5), state: "FIRED", firedAt: due(5), lateBySeconds: 0, recipients: told(boss.id, boss.name, "MANAGER") },
    { tenantId, blockerId: blocker.id, cycle: 1, level: "DIRECTOR", dueAt: due(7) },
  ] });
  if (task) await everything.implementationTask.update({ where: { id: task.id }, data: { status: "BLOCKED", startedAt: opened } });
  await everything.implementationActivity.create({ data: { tenantId, projectId, type: "BLOCKER_CREATED", subject: `Blocker: ${demo.blocker}`, isAutoLogged: true, createdByKind: "STAFF", createdById: lead.id, createdByName: lead.name, createdAt: opened } });
}

function fail(what: string): never {
  throw new Error(`The demo has no ${what}`);
}
