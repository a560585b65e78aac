import { expect, test } from "vitest";
import { systemContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import type { Pause, Slice } from "@/lib/jobs/slices";
import { editProject } from "@/lib/projects/commands/editing";
import { logActivity } from "@/lib/projects/commands/logging";
import { completeTasks } from "@/lib/projects/commands/progressing";
import { reckonProject, reckonProjects } from "@/lib/projects/commands/reckoning";
import { project } from "./scene";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const slice = (isOver: () => boolean, cursor: unknown = null): Slice => ({ jobId: crypto.randomUUID(), cursor, isOver, isCancelled: async () => false, keep: async () => {}, setProgress: async () => {} });
type P = Awaited<ReturnType<typeof project>>;
const reckon = ({ tenantId, projectId }: P) => reckonProject(systemContext(tenantId), { entity: "ImplementationProject", entityId: projectId });
const lines = async (p: P) => ((await p.row()).healthBreakdown as { lines: { label: string; points: number }[] }).lines.map(({ label, points }) => `${label} ${points}`);

test("what is late costs health by name, the project is at risk by itself and is not once the target moves; the customer shows the same health", async () => {
  const p = await project({ kickoffDate: daysAgo(40), promisedDate: daysAgo(5) });
  expect(await p.row()).toMatchObject({ status: "AT_RISK", healthScore: expect.any(Number) });
  const score = (await p.row()).healthScore;
  expect(score).toBeLessThan(60);
  expect(await lines(p)).toEqual(["Starts at 100", expect.stringMatching(/required tasks? overdue -\d0$/), expect.stringMatching(/^Forecast \d+ business days past the target -\d+$/), expect.stringMatching(/^No word from the client for \d+ business days -10$/)]);
  expect((await p.log()).filter((line) => line.includes("risk"))).toEqual([expect.stringMatching(/^NOTE At risk, because the forecast is \d+ business days past the target, and health is \d+$/)]);
  expect(await everything.customer.findUnique({ where: { id: p.customer.id }, select: { healthScore: true } })).toEqual({ healthScore: score });
  const { targetGoLiveDate } = await p.row();
  await editProject(p.ctx, { projectId: p.projectId, field: "kickoffDate", was: daysAgo(40), value: daysAgo(0) });
  await editProject(p.ctx, { projectId: p.projectId, field: "targetGoLiveDate", was: targetGoLiveDate?.toISOString().slice(0, 10), value: "2035-01-01" });
  expect([(await p.row()).status, (await p.row()).healthScore, await lines(p)]).toEqual(["IN_PROGRESS", 100, ["Starts at 100"]]);
  expect((await p.log()).at(-1)).toBe("NOTE No longer at risk");
});

test("a blocker at its manager puts the project at risk; once it is resolved it is not", async () => {
  const p = await project({ kickoffDate: daysAgo(0), promisedDate: "2035-01-01" });
  const blocker = await everything.implementationBlocker.create({ data: { tenantId: p.tenantId, projectId: p.projectId, title: "Waits", category: "INTERNAL", escalatedToManagerAt: new Date() } });
  const fact = { entity: "ImplementationBlocker", entityId: blocker.id };
  expect(await reckonProject(systemContext(p.tenantId), fact)).toEqual({ changed: true });
  expect([(await p.row()).status, await lines(p)]).toEqual(["AT_RISK", ["Starts at 100", "1 blocker at manager -10"]]);
  expect(await reckonProject(systemContext(p.tenantId), fact)).toEqual({ changed: false });
  await everything.implementationBlocker.update({ where: { id: blocker.id }, data: { status: "RESOLVED" } });
  await reckonProject(systemContext(p.tenantId), fact);
  expect((await p.row()).status).toBe("IN_PROGRESS");
  expect((await p.facts()).filter((fact) => fact === "project.reckoned System")).toHaveLength(2);
});

test("ten business days without a word cost ten points; a meeting, a mail received or a client's comment is a word, a mail sent is not", async () => {
  const p = await project({ kickoffDate: daysAgo(15), promisedDate: "2035-01-01" });
  for (const task of await p.tasks()) await everything.implementationTask.update({ where: { id: task.id }, data: { isDatePinned: true, dueDate: new Date("2034-01-02") } });
  await reckon(p);
  expect(await lines(p)).toEqual(["Starts at 100", expect.stringMatching(/^No word from the client for 1\d business days -10$/)]);
  const hold = await everything.projectHold.create({ data: { tenantId: p.tenantId, projectId: p.projectId, reason: "Year end", from: new Date(daysAgo(12)), to: new Date(daysAgo(3)) } });
  await reckon(p);
  expect(await lines(p)).toEqual(["Starts at 100"]);
  await everything.projectHold.delete({ where: { id: hold.id } });
  await reckon(p);
  await logActivity(p.ctx, { projectId: p.projectId, type: "EMAIL_SENT", subject: "Hello", emailTo: ["a@b.test"], emailCc: [] });
  expect((await p.row()).healthScore).toBe(90);
  await everything.clientComment.create({ data: { tenantId: p.tenantId, projectId: p.projectId, content: "Here", authorByKind: "CLIENT", authorByName: "Ines" } });
  await reckon(p);
  expect((await p.row()).healthScore).toBe(100);
});

test("nothing changed, nothing is written; what has ended is left alone", async () => {
  const p = await project({ kickoffDate: daysAgo(0) });
  expect([await reckon(p), await reckon(p)]).toEqual([{ changed: false }, { changed: false }]);
  await everything.implementationProject.update({ where: { id: p.projectId }, data: { status: "CANCELLED", healthScore: 3 } });
  expect([await reckon(p), (await p.row()).healthScore]).toEqual([{ changed: false }, 3]);
});

test("the hourly sweep takes every open project of the organization, in slices, and goes on where it stopped", async () => {
  const p = await project({ kickoffDate: daysAgo(0) });
  const [task] = await p.tasks();
  await completeTasks(p.ctx, { projectId: p.projectId, taskIds: [task?.id ?? ""] });
  const ctx = systemContext(p.tenantId);
  const paused = (await reckonProjects(ctx, {}, slice(() => true))) as Pause;
  expect(paused).toMatchObject({ cursor: { after: p.projectId, done: 1 } });
  expect(await reckonProjects(ctx, {}, slice(() => false, paused.cursor))).toEqual({ done: 1 });
});
