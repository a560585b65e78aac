import { afterEach, expect, test } from "vitest";
import { clientContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { previewProgress } from "@/lib/ops/projects/preview";
import { addFile } from "@/lib/progress/commands/filing";
import { addComment, completeTask } from "@/lib/progress/commands/working";
import { getProgress } from "@/lib/progress/queries";
import { labelOf } from "@/lib/progress/rules/picture";
import { differences, dumpOfEverything, findCanaries } from "../isolation/dump";
import { leave } from "../isolation/jar";
import { staff } from "../ops/staff";
import { world } from "../support/world";
import { rollout } from "./scene";

afterEach(leave);

test("the picture holds what the client may see, and not a word of what it may not", async () => {
  const one = await rollout();
  const { ctx, projectId } = await one.door();
  const picture = await getProgress(ctx, { projectId, level: "WORK" });
  const text = JSON.stringify(picture);
  expect(findCanaries(text)).toEqual([]);
  for (const secret of ["77.25", one.leon.name, one.leon.id, one.leon.email, one.ruth.id, "Rival", "assignedTo", "healthScore"]) expect([secret, text.includes(secret)]).toEqual([secret, false]);
  for (const known of ["The review went well.", "Training outline", "With no empty rows.", "Two steps wait for it.", "Welcome.", one.ruth.email]) expect([known, text.includes(known)]).toEqual([known, true]);
  expect(picture.tasks.find(({ id }) => id === one.titled.id)).toEqual({ id: one.titled.id, phase: "CONFIGURATION", name: "Security review", state: "open", side: null, description: null, dueDate: null, doneOn: null, daysLate: 0, canComplete: false, comments: [] });
  expect(picture.tasks.some(({ id }) => id === one.hidden.id)).toBe(false);
  expect(picture.blockers).toEqual([expect.objectContaining({ id: one.blocker.id, side: "you", openDays: 0 })]);
  expect(picture.waiting[0]).toMatchObject({ kind: "blocker", blocker: { id: one.blocker.id } });
  expect(picture.waiting).toContainEqual({ kind: "task", task: expect.objectContaining({ id: one.theirs.id }) });
  expect(picture.contacts).toEqual([{ name: "Ruth", email: one.ruth.email, isLead: true }]);
});

test("the day a step was done on is the client's day, wherever the database stands", async () => {
  const one = await rollout();
  const { clientOrganizationId } = await one.row();
  await everything.implementationTask.update({ where: { id: one.ours.id }, data: { status: "COMPLETED", completedAt: new Date("2026-06-10T20:30:00Z") } });
  const doneOn = async (timezone: string) => {
    await everything.organization.update({ where: { id: clientOrganizationId }, data: { timezone } });
    const { ctx, projectId } = await one.door();
    return (await getProgress(ctx, { projectId, level: "VIEW" })).tasks.find(({ id }) => id === one.ours.id)?.doneOn;
  };
  expect([await doneOn("Pacific/Auckland"), await doneOn("America/Los_Angeles")]).toEqual(["2026-06-11", "2026-06-10"]);
  await everything.implementationTask.update({ where: { id: one.ours.id }, data: { completedAt: new Date("2026-06-10T03:30:00Z") } });
  expect(await doneOn("America/Los_Angeles")).toBe("2026-06-09");
});

test("how far it is counts what was done, hidden or not, and follows the client's own work", async () => {
  const one = await rollout();
  const door = await one.door();
  const before = await getProgress(door.ctx, door);
  await completeTask(door, { taskId: one.theirs.id });
  const after = await getProgress(door.ctx, door);
  expect([before.percent, before.label]).toEqual([0, "Blocked"]);
  expect(after.percent).toBeGreaterThan(0);
  expect(after.tasks.find(({ id }) => id === one.theirs.id)).toMatchObject({ state: "done", canComplete: false });
  expect(after.waiting.length).toBe(before.waiting.length - 1);
});

test.each([
  [{ status: "COMPLETED", isLive: false, isBlocked: true }, "Live"], [{ status: "ON_HOLD", isLive: true, isBlocked: true }, "Live"], [{ status: "ON_HOLD", isLive: false, isBlocked: true }, "Paused"],
  [{ status: "AT_RISK", isLive: false, isBlocked: true }, "Blocked"], [{ status: "AT_RISK", isLive: false, isBlocked: false }, "At risk"], [{ status: "IN_PROGRESS", isLive: false, isBlocked: false }, "On track"],
  [{ status: "NOT_STARTED", isLive: false, isBlocked: false }, "Not started"], [{ status: "NOT_STARTED", isLive: false, isBlocked: true }, "Blocked"],
] as const)("%o is called %s", (standing, label) => {
  expect(labelOf(standing)).toBe(label);
});

test("a preview shows the client's picture and writes nothing, not even when it tries", async () => {
  const one = await rollout();
  const ruth = await staff("Ruth", "IMPLEMENTATION");
  const before = await dumpOfEverything();
  const picture = await previewProgress(ruth.ctx, { projectId: one.projectId });
  expect([picture.percent, findCanaries(JSON.stringify(picture))]).toEqual([0, []]);
  const looking = { projectId: one.projectId, level: "SIGN" as const, guest: { name: "Ruth", email: null, until: null }, ctx: clientContext(one.tenantId, { id: ruth.ctx.staffId, name: "Ruth", readOnly: true }) };
  for (const act of [() => completeTask(looking, { taskId: one.theirs.id }), () => addComment(looking, { content: "x" })]) await expect(act()).rejects.toThrow();
  expect(differences(before, await dumpOfEverything())).toEqual([]);
  expect((await everything.progressLink.findMany({ where: { projectId: one.projectId } })).every(({ lastSeenAt }) => lastSeenAt === null)).toBe(true);
});

test("another organization's link finds nothing of this project, however it asks", async () => {
  const [one, other] = [await rollout(), await rollout()];
  const theirs = await other.door();
  await expect(getProgress(theirs.ctx, { projectId: one.projectId, level: "SIGN" })).rejects.toThrow("404");
  const stranger = { ...theirs, projectId: one.projectId };
  for (const act of [() => completeTask(stranger, { taskId: one.theirs.id }), () => addComment(stranger, { content: "x" }), () => completeTask(theirs, { taskId: one.theirs.id })]) await expect(act()).rejects.toThrow("404");
  async function* body() {
    yield Buffer.from("x");
  }
  await expect(addFile(stranger, { name: "x.txt", size: 1, body: body() })).rejects.toThrow("404");
  const { tenantId } = await world();
  await expect(getProgress(clientContext(tenantId, { id: crypto.randomUUID(), name: "x" }), { projectId: one.projectId, level: "VIEW" })).rejects.toThrow("404");
});
