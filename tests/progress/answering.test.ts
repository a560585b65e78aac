import { afterEach, expect, test } from "vitest";
import { unanswered } from "@/components/progress/unanswered";
import { undoChangeSet } from "@/lib/changes/commands";
import { everything } from "@/lib/db/everything";
import { undoOnProject } from "@/lib/ops/projects/commands/undoing";
import { inProject } from "@/lib/ops/projects/entering";
import { answerClient } from "@/lib/progress/commands/answering";
import { replyToBlocker } from "@/lib/progress/commands/replying";
import { addComment } from "@/lib/progress/commands/working";
import { getProgress, listConversation } from "@/lib/progress/queries";
import { AnswerClient } from "@/lib/progress/rules";
import { findCanaries } from "../isolation/dump";
import { leave } from "../isolation/jar";
import { staff } from "../ops/staff";
import { rollout } from "./scene";

afterEach(leave);

type One = Awaited<ReturnType<typeof rollout>>;
const answer = (one: One, said: object, ctx = one.ctx) => answerClient(ctx, AnswerClient.parse({ projectId: one.projectId, content: "On Friday.", ...said }));
const lastFact = async (one: One) => `${(await one.facts()).at(-1)}`;

test("what the client writes stands with the staff in whole, wherever it was written, and in the log", async () => {
  const one = await rollout();
  const door = await one.door();
  const long = `Who trains us? ${"x".repeat(400)}`;
  await addComment(door, { content: long });
  await addComment(door, { taskId: one.theirs.id, content: "On Thursday." });
  await replyToBlocker(door, { blockerId: one.blocker.id, content: "Here it is." });
  const said = (await listConversation(one.ctx, one)).slice(-3);
  expect(said.map(({ about, isClient, content, isShown }) => [about, isClient, content, isShown])).toEqual([[null, true, long, true], ["Send the cost-centre file", true, "On Thursday.", true], ["The file has empty rows", true, "Here it is.", true]]);
  expect(await one.log()).toEqual(expect.arrayContaining(["NOTE The client wrote", "NOTE The client wrote: Send the cost-centre file", "NOTE The client replied: The file has empty rows"]));
  expect(await listConversation(one.elsewhere, one)).toEqual([]);
});

test("what the client wrote waits for an answer until we have answered it where it stands, or its blocker is resolved", async () => {
  const one = await rollout();
  const door = await one.door();
  const open = async () => unanswered(await listConversation(one.ctx, one)).map(({ content }) => content);
  expect(await open()).toEqual([]);
  await replyToBlocker(door, { blockerId: one.blocker.id, content: "Here it is." });
  for (const said of [{ content: "Hello" }, { taskId: one.theirs.id, content: "On Thursday." }, { content: "Who trains us?" }]) await addComment(door, said);
  expect(await open()).toEqual(["Here it is.", "On Thursday.", "Who trains us?"]);
  await answer(one, { taskId: one.theirs.id });
  await everything.implementationBlocker.update({ where: { id: one.blocker.id }, data: { status: "RESOLVED", resolvedAt: new Date() } });
  expect(await open()).toEqual(["Who trains us?"]);
  await answer(one, {});
  expect(await open()).toEqual([]);
});

test("an answer stands on the client's page under the name of who wrote it, in the log and in the audit; no word of ours beside it", async () => {
  const one = await rollout();
  await answer(one, {});
  await answer(one, { taskId: one.theirs.id, content: "By mail is fine." });
  await answer(one, { blockerId: one.blocker.id, content: "Got it." });
  const door = await one.door();
  const picture = await getProgress(door.ctx, door);
  expect(picture.comments).toEqual([expect.objectContaining({ author: "Ruth", isYours: false, content: "On Friday." })]);
  expect(picture.tasks.find(({ id }) => id === one.theirs.id)?.comments.at(-1)).toMatchObject({ author: "Ruth", content: "By mail is fine." });
  expect(picture.blockers[0]?.comments.map(({ content }) => content)).toEqual(["Got it."]);
  expect(findCanaries(JSON.stringify(picture))).toEqual([]);
  expect(await one.log()).toEqual(expect.arrayContaining(["NOTE Written to the client", "NOTE Written to the client: Send the cost-centre file"]));
  expect(await lastFact(one)).toMatch(/^progress\.(answered|link_created) Ruth$/);
});

test("nothing is written where the client would not see it; the seller, another organization and an ended project write nothing", async () => {
  const one = await rollout();
  for (const taskId of [one.hidden.id, one.titled.id]) await expect(answer(one, { taskId })).rejects.toThrow("does not see this task");
  await expect(answer(one, { blockerId: one.secret.id })).rejects.toThrow("does not see this blocker");
  const resolved = await everything.implementationBlocker.findFirstOrThrow({ where: { projectId: one.projectId, status: "RESOLVED" } });
  await expect(answer(one, { blockerId: resolved.id })).rejects.toMatchObject({ status: 409 });
  await expect(answer(one, { blockerId: (await rollout()).blocker.id })).rejects.toThrow("404");
  for (const [ctx, refusal] of [[one.as(one.adam), "The vendor's staff"], [one.elsewhere, "404"]] as const) await expect(answer(one, {}, ctx)).rejects.toThrow(refusal);
  expect(AnswerClient.safeParse({ projectId: one.projectId, taskId: one.theirs.id, blockerId: one.blocker.id, content: "x" }).success).toBe(false);
  await everything.implementationProject.update({ where: { id: one.projectId }, data: { status: "COMPLETED" } });
  await expect(answer(one, {})).rejects.toThrow("come to its end");
});

test("an answer is taken back by who wrote it; what the client said is not", async () => {
  const one = await rollout();
  const [ruth, door] = [await staff("Ruth", "IMPLEMENTATION"), await one.door()];
  const { changeSetId } = await inProject(answerClient)(ruth.ctx, AnswerClient.parse({ projectId: one.projectId, content: "Wrong client" }));
  await undoOnProject(ruth.ctx, { projectId: one.projectId, changeSetId });
  expect((await getProgress(door.ctx, door)).comments).toEqual([]);
  const { commentId } = await addComment(door, { content: "Hello" });
  const { changeSetId: theirs } = await everything.auditLog.findFirstOrThrow({ where: { entityId: commentId } });
  await expect(undoChangeSet(one.ctx, { changeSetId: theirs ?? "" })).rejects.toThrow();
  expect((await getProgress(door.ctx, door)).comments).toHaveLength(1);
});

test("whoever stands in for a lead hears of what the client does: the team, the next person up, at last an administrator", async () => {
  const one = await rollout();
  const door = await one.door();
  const heard = async (content: string) => {
    const { commentId } = await addComment(door, { content });
    const rows = await everything.outbox.findMany({ where: { channel: "IN_APP", dedupeKey: { contains: commentId } } });
    const people = await everything.internalUser.findMany({ where: { id: { in: rows.map(({ recipient }) => recipient.slice(6)) } } });
    return people.map(({ id, name, role }) => (id === one.leon.id || id === one.ruth.id ? name : role)).toSorted();
  };
  const change = (data: { leadImplementerId?: string | null; assignedUserIds?: string[] }) => everything.implementationProject.update({ where: { id: one.projectId }, data });
  expect(await heard("1")).toEqual(["Ruth"]);
  await change({ leadImplementerId: null });
  expect(await heard("2")).toEqual(["Leon", "Ruth"]);
  await change({ assignedUserIds: [], leadImplementerId: one.ruth.id });
  await everything.internalUser.update({ where: { id: one.ruth.id }, data: { isActive: false } });
  expect(await heard("3")).toEqual(["Leon"]);
  await staff("Ada", "ADMIN");
  await change({ leadImplementerId: null });
  expect(await heard("4")).toEqual(["ADMIN"]);
  await everything.implementationBlocker.update({ where: { id: one.blocker.id }, data: { ownerId: null } });
  const { commentId } = await replyToBlocker(door, { blockerId: one.blocker.id, content: "5" });
  expect(await everything.outbox.count({ where: { channel: "IN_APP", dedupeKey: { contains: commentId } } })).toBe(1);
});
