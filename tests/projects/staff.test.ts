import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { listOrganizationChanges } from "@/lib/ops/organizations/changes";
import { editClient } from "@/lib/ops/organizations/commands";
import { listOrganizations } from "@/lib/ops/organizations/queries";
import { inProject } from "@/lib/ops/projects/entering";
import { inviteClientAdmin, startProject } from "@/lib/ops/projects/commands/starting";
import { saveTemplate, turnTemplate } from "@/lib/ops/projects/commands/templates";
import { listProjectChanges } from "@/lib/ops/projects/queries/changes";
import { getProjectBoard, listProjects } from "@/lib/ops/projects/queries/lists";
import { getProject, listLog } from "@/lib/ops/projects/queries/project";
import { getTemplate, listTemplates } from "@/lib/ops/projects/queries/templates";
import { getWorkload } from "@/lib/ops/projects/queries/workload";
import { logActivity } from "@/lib/projects/commands/logging";
import { holdProject, resumeProject, cancelProject } from "@/lib/projects/commands/holding";
import { addTask, bulkEditTasks, removeTasks } from "@/lib/projects/commands/tasks";
import { AddTask } from "@/lib/projects/rules";
import { completeTasks } from "@/lib/projects/commands/progressing";
import { templateOf } from "@/lib/projects/template-store";
import { saveView } from "@/lib/views/commands";
import { SaveView } from "@/lib/views/rules";
import { staff } from "../ops/staff";
import { staffFacts } from "../ops/staff";
import { handOver, project, seller } from "./scene";

const kickoffDate = "2031-06-02";
const organization = (name: string, more = {}) => everything.organization.create({ data: { name: `${name} ${crypto.randomUUID().slice(0, 6)}`, slug: crypto.randomUUID(), ...more } });
const vendor = async () => (await everything.organization.findFirst({ where: { isVendor: true } })) ?? organization("Vendor", { isVendor: true });

test("staff start a project for an organization that exists; without a deal it is the vendor's, and Ruth leads it", async () => {
  const [ruth, ours, client] = [await staff("Ruth", "IMPLEMENTATION"), await vendor(), await organization("Larkfield")];
  const { projectId } = await startProject(ruth.ctx, { clientOrganizationId: client.id, type: "SMB_QUICK_START", kickoffDate });
  expect(await everything.implementationProject.findUnique({ where: { id: projectId } })).toMatchObject({ tenantId: ours.id, clientOrganizationId: client.id, leadImplementerId: ruth.id, dealId: null, plgPhase: "SETUP" });
  await everything.implementationTask.updateMany({ where: { projectId, plgPhase: "SETUP" }, data: { status: "COMPLETED" } });
  await inProject(addTask)(ruth.ctx, AddTask.parse({ projectId, phase: "CONFIGURATION", name: "Choose the colours", plgPhase: "SETUP" }));
  expect((await everything.implementationProject.findUniqueOrThrow({ where: { id: projectId } })).plgPhase).toBe("SETUP"); // what is added counts
  await expect(startProject(ruth.ctx, { clientOrganizationId: client.id, type: "SMB_QUICK_START" })).rejects.toThrow("under way");
  await expect(startProject(ruth.ctx, { clientOrganizationId: ours.id, type: "SMB_QUICK_START" })).rejects.toThrow("no client of its own");
  await expect(startProject(ruth.ctx, { clientOrganizationId: crypto.randomUUID(), type: "SMB_QUICK_START" })).rejects.toThrow("not here");
});

test("what staff do stands in the seller's audit under their name", async () => {
  const [p, noor] = [await project({ kickoffDate }), await staff("Noor", "ADMIN")];
  const { id } = await p.task("Hold the kickoff");
  await inProject(completeTasks)(noor.ctx, { projectId: p.projectId, taskIds: [id] });
  const fact = await everything.auditLog.findFirstOrThrow({ where: { tenantId: p.tenantId, action: "project.tasks_completed" } });
  expect([fact.actorKind, fact.internalUserId, fact.actorName, fact.dealId, fact.customerId]).toEqual(["STAFF", noor.id, "Noor", p.deal.id, p.customer.id]);
  await expect(inProject(completeTasks)(noor.ctx, { projectId: crypto.randomUUID(), taskIds: [id] })).rejects.toThrow(/404/);
});

test("a project's page hears what happened on it since it was drawn, and of no other project", async () => {
  const [p, noor] = [await project({ kickoffDate }), await staff("Noor", "ADMIN")];
  const { cursor } = await listProjectChanges(noor.ctx, { projectId: p.projectId });
  const { id } = await p.task("Hold the kickoff");
  const { changeSetId } = await inProject(completeTasks)(noor.ctx, { projectId: p.projectId, taskIds: [id] });
  expect((await listProjectChanges(noor.ctx, { projectId: p.projectId, since: cursor })).changes).toContainEqual(expect.objectContaining({ action: "project.tasks_completed", projectId: p.projectId, changeSetId, byName: "Noor" }));
  const other = await project({ kickoffDate });
  expect((await listProjectChanges(noor.ctx, { projectId: other.projectId, since: cursor })).changes.filter(({ projectId }) => projectId !== other.projectId)).toEqual([]);
  await expect(listProjectChanges(noor.ctx, { projectId: crypto.randomUUID() })).rejects.toThrow(/404/);
});

test("the lists hear what happened on any project of any seller, and of nothing else; the organizations of their own", async () => {
  const [p, other, noor] = [await project({ kickoffDate }), await project({ kickoffDate }), await staff("Noor", "ADMIN")];
  const heard = (since?: string) => listProjectChanges(noor.ctx, { since });
  const { cursor } = await heard();
  await saveView(p.ctx, SaveView.parse({ entity: "deals", name: "Quiet", isShared: true }));
  for (const each of [p, other]) await inProject(completeTasks)(noor.ctx, { projectId: each.projectId, taskIds: [(await each.task("Hold the kickoff")).id] });
  const { changes } = await heard(cursor);
  expect(changes.filter(({ action }) => action === "project.tasks_completed").map(({ projectId }) => projectId)).toEqual([p.projectId, other.projectId]);
  expect(changes.filter(({ projectId }) => !projectId)).toEqual([]);
  await listOrganizations(noor.ctx, { q: "a" });
  await editClient(noor.ctx, { id: p.tenantId, field: "canOnboardClients", was: true, value: false });
  expect((await listOrganizationChanges(noor.ctx, { since: cursor })).changes.map(({ action, id }) => [action, id])).toEqual([["organization.edited", p.tenantId]]);
});

test("the deal's primary contact becomes the client's administrator when staff press, and not before", async () => {
  const [s, noor] = [await seller(), await staff("Noor", "ADMIN")];
  const email = `ines-${crypto.randomUUID()}@bellwether.test`;
  const contact = await s.db((tx) => tx.contact.create({ data: { tenantId: s.tenantId, customerId: s.customer.id, name: "Ines", email, ownerId: s.maya.id } }));
  await s.db((tx) => tx.dealContact.create({ data: { tenantId: s.tenantId, dealId: s.deal.id, contactId: contact.id, isPrimary: true } }));
  const projectId = (await handOver(s)).projectId ?? "";
  const { clientOrganizationId } = await getProject(noor.ctx, projectId);
  expect(await everything.user.count({ where: { tenantId: clientOrganizationId } })).toBe(0);
  await inviteClientAdmin(noor.ctx, { projectId });
  expect(await everything.user.findFirst({ where: { tenantId: clientOrganizationId } })).toMatchObject({ name: "Ines", email, role: "ADMIN" });
  await expect(inviteClientAdmin(noor.ctx, { projectId })).rejects.toThrow("has this address");
  await expect(inviteClientAdmin(noor.ctx, { projectId: (await project()).projectId })).rejects.toThrow("no primary contact");
});

test("a project rests for a reason and goes on; its cancellation ends it", async () => {
  const p = await project({ kickoffDate });
  await holdProject(p.ctx, { projectId: p.projectId, reason: "The client merges." });
  expect((await p.row()).status).toBe("ON_HOLD");
  await expect(holdProject(p.ctx, { projectId: p.projectId, reason: "x" })).rejects.toMatchObject({ status: 409 });
  await resumeProject(p.ctx, { projectId: p.projectId });
  expect([(await p.row()).status, await everything.projectHold.findMany({ where: { projectId: p.projectId }, select: { reason: true, to: true } })]).toEqual(["NOT_STARTED", [{ reason: "The client merges.", to: expect.any(Date) }]]);
  await expect(resumeProject(p.ctx, { projectId: p.projectId })).rejects.toMatchObject({ status: 409 });
  await holdProject(p.ctx, { projectId: p.projectId, reason: "Again." });
  await cancelProject(p.ctx, { projectId: p.projectId, reason: "They chose another way." });
  expect([(await p.row()).status, await everything.projectHold.count({ where: { projectId: p.projectId, to: null } })]).toEqual(["CANCELLED", 0]);
  await expect(resumeProject(p.ctx, { projectId: p.projectId })).rejects.toThrow("come to its end");
  for (const [ctx, refusal] of [[p.as(p.adam), "The vendor's staff"], [p.elsewhere, "404"]] as const) for (const command of [holdProject, cancelProject, resumeProject]) await expect(command(ctx, { projectId: p.projectId, reason: "x" })).rejects.toThrow(refusal);
  expect((await p.log()).slice(1)).toEqual(["NOTE Put on hold", "NOTE Resumed", "NOTE Put on hold", "PHASE_TRANSITION Cancelled"]);
});

test("mails, meetings, decisions and notes stand in the log, newest first, found by type and words", async () => {
  const [p, noor] = [await project({ kickoffDate }), await staff("Noor", "ADMIN")];
  const line = { projectId: p.projectId, subject: "Weekly", content: "Cost centres are late" };
  await logActivity(p.ctx, { ...line, type: "MEETING", meetingDate: new Date("2026-06-01T10:00:00Z"), attendees: ["Ines", "Ruth"] });
  await logActivity(p.ctx, { ...line, type: "DECISION", subject: "Two languages first", decisionRationale: "The rest in autumn" });
  await logActivity(p.ctx, { ...line, type: "EMAIL_SENT", subject: "Plan", emailTo: ["ines@bellwether.test"], emailCc: [] });
  const log = async (more = {}) => (await listLog(noor.ctx, { projectId: p.projectId, ...more })).lines.map(({ subject }) => subject);
  expect(await log()).toEqual(["Plan", "Two languages first", "Weekly", "Project opened from the deal"]);
  expect([await log({ q: "ruth" }), await log({ q: "@bellwether" })]).toEqual([expect.arrayContaining(["Weekly"]), ["Plan"]]);
  expect([await log({ type: "DECISION" }), await log({ q: "autumn" }), await log({ q: "100%" })]).toEqual([["Two languages first"], ["Two languages first"], []]);
  for (const [ctx, refusal] of [[p.as(p.adam), "The vendor's staff"], [p.elsewhere, "404"]] as const) await expect(logActivity(ctx, { ...line, type: "NOTE" })).rejects.toThrow(refusal);
});

test("an edited project becomes the newest version of its template, and the next project is made from it", async () => {
  const [p, noor] = [await project({ kickoffDate, type: "FINANCIAL_SOX" }), await staff("Noor", "ADMIN")];
  await removeTasks(p.ctx, { projectId: p.projectId, taskIds: [(await p.task("Brand")).id] });
  const { templateId, version } = await saveTemplate(noor.ctx, { projectId: p.projectId, name: "Financial, without branding" });
  expect([version, (await templateOf("FINANCIAL_SOX")).length, (await getTemplate(noor.ctx, templateId)).tasks.length]).toEqual([2, 20, 20]);
  const row = (await listTemplates(noor.ctx)).find(({ id }) => id === templateId);
  expect(row).toMatchObject({ version: 2, days: 30, required: 19, origin: "STAFF", byName: "Noor", isActive: true });
  await turnTemplate(noor.ctx, { templateId, isActive: false });
  expect((await templateOf("FINANCIAL_SOX")).length).toBe(21);
  const shipped = (await listTemplates(noor.ctx)).find(({ code, version: number }) => code === "financial_sox" && number === 1);
  await expect(turnTemplate(noor.ctx, { templateId: shipped?.id ?? "", isActive: false })).rejects.toThrow("One version of each type stays on.");
  await expect(turnTemplate(noor.ctx, { templateId, isActive: false })).rejects.toMatchObject({ status: 409 });
  expect(await staffFacts(templateId)).toEqual(["template.saved", "template.turned"]);
});

test("the board shows what is under way by phase, the list every project, the workload who does what", async () => {
  const [p, noor] = [await project({ kickoffDate }), await staff("Noor", "ADMIN")];
  const q = p.customer.name;
  const taskIds = (await p.tasks()).slice(0, 4).map(({ id }) => id);
  await bulkEditTasks(p.ctx, { projectId: p.projectId, taskIds, change: { field: "assignedToId", value: p.ruth.id } });
  const board = await getProjectBoard(noor.ctx, { q });
  expect(board.map(({ phase, count, projects }) => [phase, count, projects.length])).toEqual([["DISCOVERY", 1, 1], ["CONFIGURATION", 0, 0], ["DATA_MIGRATION", 0, 0], ["UAT", 0, 0], ["GO_LIVE", 0, 0], ["OPTIMIZATION", 0, 0]]);
  expect(board[0]?.projects[0]).toMatchObject({ id: p.projectId, clientName: q, tasks: 19, done: 0, levels: { director: 0, manager: 0, below: 0 }, waiting: [] });
  const stuck = { tenantId: p.tenantId, projectId: p.projectId, ownerId: p.ruth.id } as const;
  await everything.implementationBlocker.createMany({ data: [{ ...stuck, title: "No data", category: "CLIENT_SIDE" }, { ...stuck, title: "Proxy", category: "INTERNAL", escalatedToManagerAt: new Date() }] });
  expect((await listProjects(noor.ctx, { q, state: "open", type: "GENERAL_BUSINESS" })).projects[0]).toMatchObject({ levels: { director: 0, manager: 1, below: 1 }, waiting: [{ category: "INTERNAL", count: 1 }, { category: "CLIENT_SIDE", count: 1 }] });
  const states = async () => Promise.all((["open", "risk", "hold", "live", "ended"] as const).map(async (state) => (await listProjects(noor.ctx, { q, state })).projects.length));
  expect(await states()).toEqual([1, 0, 0, 0, 0]);
  expect((await getWorkload(noor.ctx)).find(({ id }) => id === p.ruth.id)).toMatchObject({ name: "Ruth", tasks: 4, late: 0, weeks: [{ hours: 0, tasks: 0 }, expect.anything(), expect.anything(), expect.anything()] });
  await everything.implementationTask.update({ where: { id: taskIds[0] ?? "" }, data: { dueDate: new Date("2026-01-05"), estimatedHours: 6 } });
  const ruths = async () => (await getWorkload(noor.ctx)).find(({ id }) => id === p.ruth.id);
  expect(await ruths()).toMatchObject({ tasks: 4, late: 1, earlier: { hours: 6, tasks: 1 } });
  await cancelProject(p.ctx, { projectId: p.projectId, reason: "x" });
  expect(await ruths()).toMatchObject({ projects: 0, tasks: 0, late: 0, earlier: { hours: 0, tasks: 0 } });
  expect([await states(), (await getProjectBoard(noor.ctx, { q }))[0]?.count]).toEqual([[0, 0, 0, 0, 1], 0]);
  await expect(getProject(noor.ctx, crypto.randomUUID())).rejects.toThrow(/404/);
});
