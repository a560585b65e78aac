import { afterAll, afterEach, expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { deliverMails } from "@/lib/notifications/mailing";
import { undoOnProject } from "@/lib/ops/projects/commands/undoing";
import { inProject } from "@/lib/ops/projects/entering";
import { answerClient } from "@/lib/progress/commands/answering";
import { revokeLink } from "@/lib/progress/commands/links";
import { addComment } from "@/lib/progress/commands/working";
import { findEntrance } from "@/lib/progress/door";
import { AnswerClient } from "@/lib/progress/rules";
import { leave } from "../isolation/jar";
import { staff } from "../ops/staff";
import { startSmtp } from "../support/smtp";
import { doorOf, rollout } from "./scene";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
afterEach(async () => {
  leave();
  smtp.received.splice(0);
  await everything.outbox.deleteMany({ where: { channel: "EMAIL" } });
});
afterAll(smtp.stop);

const ruth = await staff("Ruth", "IMPLEMENTATION");
type One = Awaited<ReturnType<typeof rollout>>;
const answer = (one: One, content: string, more = {}) => inProject(answerClient)(ruth.ctx, AnswerClient.parse({ projectId: one.projectId, content, ...more }));
const mails = () => everything.outbox.findMany({ where: { channel: "EMAIL" }, select: { recipient: true, state: true, error: true, notBefore: true }, orderBy: { id: "asc" } });

/** Somebody of the client with a link of their own who has written about a task. */
async function asked(one: One, email = "bo@client.test") {
  const { linkId, token } = await one.link("WORK", email);
  const { ctx } = await one.door();
  const door = { ctx: { ...ctx, actor: { ...ctx.actor, id: linkId, name: email }, progressLinkId: linkId }, projectId: one.projectId, level: "WORK", guest: { name: email, email, until: null } } as const;
  await addComment(door, { taskId: one.theirs.id, content: "By when?" });
  return { linkId, token };
}

/** As if the quiet minutes, and the client's night, were over. */
async function later() {
  await everything.outbox.updateMany({ where: { channel: "EMAIL", state: "PENDING" }, data: { notBefore: new Date(0), nextAttemptAt: new Date(0) } });
  await deliverMails();
}

test("who wrote gets our answers of the next minutes in one mail, with their first lines and a link of their own; nothing of it stays in the outbox", async () => {
  const one = await rollout();
  await asked(one);
  const long = Array.from({ length: 9 }, (_, n) => `line ${n + 1}`).join("\n");
  await answer(one, long, { taskId: one.theirs.id });
  await answer(one, "And on the whole: well done.");
  const [waiting, ...more] = await mails();
  expect([waiting?.recipient, waiting?.state, more.length, (waiting?.notBefore?.getTime() ?? 0) > Date.now() + 120_000]).toEqual(["bo@client.test", "PENDING", 0, true]);
  await later();
  const [mail] = smtp.received;
  expect(mail?.text.replaceAll("\r\n", "\n")).toContain("Hello bo@client.test,\n\nRuth answered about “Send the cost-centre file”:\nline 1\nline 2\nline 3\nline 4\nline 5\nline 6 …\n\nRuth answered:\nAnd on the whole: well done.\n\nRead it and answer on your progress page:");
  expect(await findEntrance(/\/progress\/(\S+)/.exec(mail?.text ?? "")?.[1] ?? "")).toMatchObject({ lock: { email: "bo@client.test", projectId: one.projectId } });
  expect(JSON.stringify(await everything.outbox.findMany({ where: { channel: "EMAIL" } }))).not.toMatch(/line 1|\/progress\//);
});

test("a mail is dropped, saying why, when its reader's link was revoked, the answer was taken back or hidden, or it was read before", async () => {
  const revoked = await rollout();
  const { linkId } = await asked(revoked, "a@client.test");
  await answer(revoked, "No", { taskId: revoked.theirs.id });
  await revokeLink(revoked.ctx, { projectId: revoked.projectId, linkId });
  const back = await rollout();
  await asked(back, "b@client.test");
  const { changeSetId } = await answer(back, "Wrong client", { taskId: back.theirs.id });
  await undoOnProject(ruth.ctx, { projectId: back.projectId, changeSetId });
  const read = await rollout();
  const { linkId: theirs } = await asked(read, "c@client.test");
  await answer(read, "On Friday", { taskId: read.theirs.id });
  await everything.progressLink.update({ where: { id: theirs }, data: { lastSeenAt: new Date(Date.now() + 1000) } });
  const hidden = await rollout();
  await asked(hidden, "d@client.test");
  await answer(hidden, "Secret", { taskId: hidden.theirs.id });
  await everything.implementationTask.update({ where: { id: hidden.theirs.id }, data: { visibility: "HIDDEN" } });
  await later();
  expect(smtp.received).toEqual([]);
  expect((await mails()).map(({ recipient, state, error }) => [recipient, state, error])).toEqual([
    ["a@client.test", "DROPPED_STALE", "The link was revoked, or ended, before."], ["b@client.test", "DROPPED_STALE", "An answer in it was taken back, or hidden, before."],
    ["c@client.test", "DROPPED_STALE", "The client has read it before."], ["d@client.test", "DROPPED_STALE", "An answer in it was taken back, or hidden, before."],
  ]);
});

test("what was taken back is not in the mail that says the next answer", async () => {
  const one = await rollout();
  await asked(one);
  const { changeSetId } = await answer(one, "Wrong words");
  await undoOnProject(ruth.ctx, { projectId: one.projectId, changeSetId });
  await answer(one, "Right words");
  await later();
  expect([smtp.received.length, smtp.received[0]?.text.includes("Right words"), smtp.received[0]?.text.includes("Wrong words")]).toEqual([1, true, false]);
});

test("nobody is written to whose link is over, who never wrote, or where no mail goes out; a link without an address is answered to the client's contact", async () => {
  const one = await rollout();
  await answer(one, "Unasked");
  const { linkId } = await asked(one);
  await everything.progressLink.update({ where: { id: linkId }, data: { expiresAt: new Date(0) } });
  await answer(one, "Too late", { taskId: one.theirs.id });
  expect(await mails()).toEqual([]);
  const { id: contactId } = await everything.contact.create({ data: { tenantId: one.tenantId, customerId: one.customer.id, name: "Cleo", email: "cleo@client.test" } });
  await everything.implementationProject.update({ where: { id: one.projectId }, data: { handoff: { dayToDayContact: "Cleo", contacts: [{ contactId }] } } });
  await addComment(await doorOf((await one.link()).token), { content: "Who trains us?" });
  await answer(one, "Ruth does.");
  expect((await mails()).map(({ recipient }) => recipient)).toEqual(["cleo@client.test"]);
  await everything.outbox.deleteMany({ where: { channel: "EMAIL" } });
  delete process.env.SMTP_URL;
  const before = await everything.progressLink.count();
  await answer(one, "Silent");
  expect([await mails(), await everything.progressLink.count()]).toEqual([[], before]);
});
