import { expect, test } from "vitest";
import { openBlocker } from "@/lib/blockers/commands/opening";
import { listBlockers, previewEscalation } from "@/lib/blockers/queries";
import { OpenBlocker } from "@/lib/blockers/rules";
import { everything } from "@/lib/db/everything";
import { cancelProject, holdProject } from "@/lib/projects/commands/holding";
import { undoChangeSet } from "@/lib/changes/commands";
import { colleague } from "../projects/scene";
import { ago, blocked, DAY } from "./scene";

test("opening starts the clock: three levels are due by the policy, the lead owns it, and it is logged and recorded", async () => {
  const b = await blocked();
  const id = await b.open({ description: "Their IT has not sent it" });
  const { runningSince, ...row } = await b.blocker(id);
  expect(row).toMatchObject({ status: "OPEN", ownerId: b.ruth.id, consumedSeconds: 0, cycle: 1, isClientVisible: false });
  const due = (await b.steps(id)).map(({ level, state, dueAt }) => [level, state, ((dueAt?.getTime() ?? 0) - (runningSince?.getTime() ?? 0)) / DAY]);
  expect(due).toEqual([["REMINDER", "PENDING", 2], ["MANAGER", "PENDING", 3], ["DIRECTOR", "PENDING", 7]]);
  expect(await b.log()).toContain("BLOCKER_CREATED Blocker: No metadata");
  expect((await b.facts()).at(-1)).toBe("blocker.opened Ruth");
  expect(await b.row()).toMatchObject({ healthScore: 95 });
});

test("a task is blocked by its blocker; a client's blocker is shown to the client; what is finished is not blocked", async () => {
  const b = await blocked();
  const task = await b.task("Agree the plan");
  const id = await b.open({ category: "CLIENT_SIDE", taskId: task.id, ownerId: b.leon.id });
  expect([await b.blocker(id), await b.task("Agree the plan")]).toMatchObject([{ isClientVisible: true, ownerId: b.leon.id, taskId: task.id }, { status: "BLOCKED" }]);
  await everything.implementationTask.update({ where: { id: task.id }, data: { status: "COMPLETED" } });
  await expect(b.open({ taskId: task.id })).rejects.toThrow("finished");
});

test("no clock starts without working time, and nobody who has left owns a blocker", async () => {
  const b = await blocked({ theirs: null });
  await expect(b.open({ category: "CLIENT_SIDE" })).rejects.toThrow("client's calendar has no working time");
  await expect(b.open({ category: "VENDOR" })).rejects.toThrow("no working time");
  await expect(b.open({ ownerId: (await colleague("Gone", { isActive: false })).id })).rejects.toThrow("not of the staff");
  expect(await everything.implementationBlocker.count({ where: { projectId: b.projectId } })).toBe(0);
});

test("while the project is on hold its clock waits; when it has ended there are no blockers any more", async () => {
  const b = await blocked();
  await holdProject(b.ctx, { projectId: b.projectId, reason: "Their budget" });
  const id = await b.open();
  expect([(await b.blocker(id)).runningSince, (await b.steps(id)).map(({ dueAt }) => dueAt)]).toEqual([null, [null, null, null]]);
  await cancelProject(b.ctx, { projectId: b.projectId, reason: "They left" });
  expect((await b.steps(id)).map(({ state }) => state)).toEqual(["CANCELLED", "CANCELLED", "CANCELLED"]);
  await expect(b.open()).rejects.toThrow("come to its end");
});

test("the seller's people look, and open nothing; another organization finds nothing", async () => {
  const b = await blocked();
  const said = OpenBlocker.parse({ projectId: b.projectId, title: "Mine", category: "INTERNAL" });
  await expect(openBlocker(b.as(b.adam), said)).rejects.toMatchObject({ status: 403 });
  await expect(openBlocker(b.elsewhere, said)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  await b.open();
  expect(await listBlockers(b.as(b.adam), { projectId: b.projectId })).toHaveLength(1);
  expect(await listBlockers(b.elsewhere, { projectId: b.projectId })).toEqual([]);
});

test("what happened to a blocker is not undone", async () => {
  const b = await blocked();
  await b.open();
  const { id } = await everything.changeSet.findFirstOrThrow({ where: { tenantId: b.tenantId, label: { startsWith: "Open the blocker" } } });
  await expect(undoChangeSet(b.as(b.adam), { changeSetId: id })).rejects.toThrow("not undone");
});

test("what fires when is shown before anything is opened, with both ages afterwards", async () => {
  const b = await blocked();
  const { steps, calendar } = await previewEscalation(b.ctx, { projectId: b.projectId, category: "VENDOR" });
  expect([calendar, steps.map(({ level, days, names }) => [level, days, ...names])]).toEqual(["client's", [["REMINDER", 2, "Ruth"], ["MANAGER", 5, "Leon"], ["DIRECTOR", 7, "Dora"]]]);
  const forClient = async (isClientVisible?: boolean) => (await previewEscalation(b.ctx, { projectId: b.projectId, category: "CLIENT_SIDE", ...(isClientVisible !== undefined && { isClientVisible }) })).steps.map(({ client }) => client);
  expect(await forClient()).toEqual(["no mail to the client: no contact with an address is known", null, null]);
  expect([steps.map(({ client }) => client), await forClient(false)]).toEqual([[null, null, null], [null, null, null]]);
  const id = await b.since(await b.open(), ago(3), { consumedSeconds: 3600, runningSince: ago(1) });
  const [view] = await listBlockers(b.ctx, { projectId: b.projectId });
  expect(view).toMatchObject({ id, ownerName: "Ruth", snoozesLeft: 2, isRunning: true, businessDaySeconds: 86_400, history: [{ text: "Opened", byName: "Ruth" }] });
  expect((view?.countedSeconds ?? 0) - 90_000).toBeLessThan(120);
  expect((view?.openSeconds ?? 0) - 3 * 86_400).toBeLessThan(120);
});
