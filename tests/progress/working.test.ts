import { afterEach, expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { deliverInApp } from "@/lib/notifications/delivery";
import { addFile, listFiles } from "@/lib/progress/commands/filing";
import { replyToBlocker } from "@/lib/progress/commands/replying";
import { addComment, completeTask, signGoLive } from "@/lib/progress/commands/working";
import { openClientFile } from "@/lib/progress/files";
import { getProgress } from "@/lib/progress/queries";
import { assertLevel } from "@/lib/progress/rules";
import { leave } from "../isolation/jar";
import { first } from "../support/world";
import { rollout } from "./scene";

afterEach(leave);

async function* body(text: string) {
  yield Buffer.from(text);
}

test("the client ticks off its own task: it stands in the log and in the audit under the link", async () => {
  const one = await rollout();
  const door = await one.door();
  await completeTask(door, { taskId: one.theirs.id });
  expect(await everything.implementationTask.findUniqueOrThrow({ where: { id: one.theirs.id } })).toMatchObject({ status: "COMPLETED", completedByKind: "CLIENT", completedById: door.ctx.progressLinkId });
  const fact = await everything.auditLog.findFirstOrThrow({ where: { action: "project.tasks_completed", projectId: one.projectId } });
  expect(fact).toMatchObject({ actorKind: "CLIENT", progressLinkId: door.ctx.progressLinkId, actorName: door.ctx.actor.name, userId: null, internalUserId: null });
  expect(await one.log()).toContain("TASK_COMPLETED Completed: Send the cost-centre file");
  await deliverInApp();
  expect(await everything.notification.findMany({ where: { internalUserId: one.ruth.id, kind: "project.client_acted" }, select: { title: true, href: true } })).toEqual([{ title: `${door.ctx.actor.name} completed: Send the cost-centre file`, href: `/ops/implementations/${one.projectId}` }]);
});

test("our steps are not the client's to tick, hidden ones and ones with their title alone are not there, a done one is done", async () => {
  const one = await rollout();
  const door = await one.door();
  await expect(completeTask(door, { taskId: one.ours.id })).rejects.toMatchObject({ status: 403 });
  for (const { id } of [one.hidden, one.titled]) for (const act of [() => completeTask(door, { taskId: id }), () => addComment(door, { taskId: id, content: "x" })]) await expect(act()).rejects.toThrow("404");
  await completeTask(door, { taskId: one.theirs.id });
  await expect(completeTask(door, { taskId: one.theirs.id })).rejects.toMatchObject({ status: 409 });
});

test("a comment and a reply reach the other side, named; a hidden or settled blocker takes none", async () => {
  const one = await rollout();
  const door = await one.door();
  await addComment(door, { taskId: one.theirs.id, content: "It comes on Thursday." });
  await addComment(door, { content: "Who trains us?" });
  await replyToBlocker(door, { blockerId: one.blocker.id, content: "<b>Here</b> it is." });
  const picture = await getProgress(door.ctx, door);
  expect(picture.comments).toEqual([expect.objectContaining({ content: "Who trains us?", isYours: true, author: door.ctx.actor.name })]);
  expect(picture.tasks.find(({ id }) => id === one.theirs.id)?.comments.map(({ content }) => content)).toEqual(["Welcome.", "It comes on Thursday."]);
  expect(picture.blockers[0]?.comments.map(({ content }) => content)).toEqual(["<b>Here</b> it is."]);
  expect((await everything.auditLog.findMany({ where: { projectId: one.projectId, actorKind: "CLIENT" } })).every(({ progressLinkId }) => progressLinkId === door.ctx.progressLinkId)).toBe(true);
  await expect(replyToBlocker(door, { blockerId: one.secret.id, content: "x" })).rejects.toThrow("404");
  await everything.implementationBlocker.update({ where: { id: one.blocker.id }, data: { status: "RESOLVED", resolvedAt: new Date(), resolutionNotes: "x" } });
  await expect(replyToBlocker(door, { blockerId: one.blocker.id, content: "x" })).rejects.toMatchObject({ status: 409 });
});

test("a file from the client is on the project, the client sees its own files and never the staff's", async () => {
  const one = await rollout();
  const door = await one.door();
  const { attachmentId } = await addFile(door, { name: "../../cost-centres.csv", size: 3, body: body("a,b") });
  expect((await listFiles(door, {})).files.map(({ name }) => name)).toEqual(["cost-centres.csv"]);
  expect(await (await openClientFile(door, { attachmentId })).text()).toBe("a,b");
  expect(await one.log()).toContain("NOTE The client sent cost-centres.csv");
  const internal = await everything.attachment.findFirstOrThrow({ where: { projectId: one.projectId, uploadedByKind: "STAFF" } });
  await expect(openClientFile(door, { attachmentId: internal.id })).rejects.toThrow("404");
  await expect(openClientFile(await (await rollout()).door(), { attachmentId })).rejects.toThrow("404");
});

test("the go-live is signed once, when its time has come, with what was signed and how things stood", async () => {
  const one = await rollout();
  const door = await one.door("SIGN");
  await expect(signGoLive(door, { name: "Ana Lima", isAgreed: true })).rejects.toMatchObject({ status: 422 });
  await everything.implementationProject.update({ where: { id: one.projectId }, data: { currentPhase: "GO_LIVE" } });
  expect((await getProgress(door.ctx, door)).waiting).toContainEqual({ kind: "signature" });
  await signGoLive(door, { name: "Ana Lima", isAgreed: true });
  expect(first(await everything.goLiveSignOff.findMany({ where: { projectId: one.projectId } }))).toMatchObject({ side: "CLIENT", name: "Ana Lima", statement: expect.stringContaining("agree to go live") });
  expect((await getProgress(door.ctx, door)).signed).toEqual({ by: "Ana Lima", on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  await expect(signGoLive(door, { name: "Ana Lima", isAgreed: true })).rejects.toMatchObject({ status: 409 });
});

test("a link covers what its level says; a project that has ended takes nothing more", async () => {
  for (const [level, asked, isFine] of [["VIEW", "VIEW", true], ["VIEW", "WORK", false], ["WORK", "WORK", true], ["WORK", "SIGN", false], ["SIGN", "WORK", true], ["SIGN", "SIGN", true]] as const) {
    if (isFine) assertLevel(level, asked);
    else expect(() => assertLevel(level, asked)).toThrow(/link/);
  }
  const one = await rollout();
  const door = await one.door();
  await everything.implementationProject.update({ where: { id: one.projectId }, data: { status: "COMPLETED" } });
  for (const act of [() => addComment(door, { content: "x" }), () => completeTask(door, { taskId: one.theirs.id }), () => addFile(door, { name: "x.txt", size: 1, body: body("x") })]) await expect(act()).rejects.toMatchObject({ status: 422 });
  expect((await getProgress(door.ctx, door)).canAct).toBe(false);
});
