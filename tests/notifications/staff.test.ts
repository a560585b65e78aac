import { afterEach, beforeEach, expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { deliverInApp } from "@/lib/notifications/delivery";
import { deliverMails } from "@/lib/notifications/mailing";
import { startSmtp } from "../support/smtp";
import { blocked } from "./scene";

beforeEach(() => everything.outbox.deleteMany());
afterEach(() => void delete process.env.SMTP_URL);

const monday = new Date("2026-06-08T13:00:00Z");
const snoozed = { status: "SNOOZED", snoozeUntil: new Date(Date.now() + 3_600_000), snoozeReason: "The key comes on Monday" } as const;
const resolved = { status: "RESOLVED", resolvedAt: new Date(), resolutionNotes: "Sent" } as const;

test("a member of the staff hears in a bell that belongs to no organization, and carries the instant it is about; an escalation is mailed as well", async () => {
  const scene = await blocked();
  const message = await scene.tell({ at: monday.toISOString(), dropIf: ["RESOLVED"] });
  await Promise.all(Array.from({ length: 6 }, () => deliverInApp()));
  expect(await scene.bell()).toMatchObject([{ tenantId: null, userId: null, kind: "blocker.reminder", title: "Still open: No test data", body: "One day counted.", readAt: null, createdAt: monday }]);
  expect(await scene.again(message.id)).toMatchObject({ state: "SENT", attempts: 1, error: null });
  expect(await everything.outbox.findMany({ where: { channel: "EMAIL" } })).toMatchObject([{ tenantId: null, recipient: scene.ines.email, state: "PENDING", payload: { to: scene.ines.email, blockerId: scene.blocker.id, stepId: scene.step.id, dropIf: ["RESOLVED"] } }]);
  expect(await scene.db((tx) => tx.notification.count())).toBe(0);
});

test("the notice shows from its instant on, and its mail keeps it", async () => {
  const scene = await blocked();
  const notBefore = new Date(Date.now() + 60_000);
  const { id } = await scene.tell({}, { notBefore });
  await deliverInApp();
  expect(await scene.bell()).toEqual([]);
  const past = new Date(Date.now() - 60_000);
  await everything.outbox.update({ where: { id }, data: { notBefore: past } });
  await deliverInApp();
  expect(await scene.bell()).toHaveLength(1);
  expect(await everything.outbox.findMany({ where: { channel: "EMAIL" } })).toMatchObject([{ notBefore: past }]);
});

test("each member of the staff chooses for themselves: off is nothing, the bell alone is no mail; a choice of a person of an organization is not theirs", async () => {
  const scene = await blocked();
  const key = { internalUserId: scene.ines.id, kind: "blocker.reminder" };
  const { id } = await everything.notificationSetting.create({ data: { ...key, delivery: "OFF" } });
  await scene.tell({});
  await deliverInApp();
  expect(await scene.bell()).toEqual([]);
  await everything.notificationSetting.update({ where: { id }, data: { delivery: "IN_APP" } });
  await scene.tell({});
  await scene.tell({ kind: "blocker.replied" });
  await deliverInApp();
  expect(await scene.bell()).toHaveLength(2);
  expect(await everything.outbox.count({ where: { channel: "EMAIL" } })).toBe(0);
});

test("whoever is not one of the staff any more hears nothing", async () => {
  const scene = await blocked();
  await everything.internalUser.update({ where: { id: scene.ines.id }, data: { isActive: false } });
  const { id } = await scene.tell({});
  await deliverInApp();
  expect([await scene.bell(), await scene.again(id)]).toMatchObject([[], { state: "DROPPED_STALE", error: "This person is not here any more." }]);
});

test.each([
  ["resolved", resolved, "The blocker was resolved before."],
  ["snoozed", snoozed, "The blocker was snoozed before."],
  ["opened in another cycle", { cycle: 2 }, "This level was cancelled before."],
])("an escalation of a blocker that was %s meanwhile is dropped, in the bell and as a mail", async (_, data, error) => {
  const smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  const scene = await blocked();
  const said = await scene.tell({});
  await deliverInApp();
  await scene.stands(data);
  const unsaid = await scene.tell({});
  await deliverInApp();
  await deliverMails();
  expect(await scene.bell()).toHaveLength(1);
  expect([await scene.again(said.id), await scene.again(unsaid.id)]).toMatchObject([{ state: "SENT" }, { state: "DROPPED_STALE", error }]);
  const [mail] = await everything.outbox.findMany({ where: { channel: "EMAIL" } });
  expect(mail).toMatchObject({ state: "DROPPED_STALE", attempts: 0, error });
  expect(mail?.payload).not.toHaveProperty("text");
  expect(smtp.received).toEqual([]);
});

test("a manager's escalation that has fired is said although the blocker was snoozed since: the level never fires again", async () => {
  const scene = await blocked();
  await everything.escalationStep.update({ where: { id: scene.step.id }, data: { level: "MANAGER" } });
  const { id } = await scene.tell({ kind: "blocker.manager", dropIf: ["RESOLVED"] });
  await scene.stands(snoozed);
  await deliverInApp();
  expect(await scene.again(id)).toMatchObject({ state: "SENT" });
});

test("nobody hears of a blocker whose project has ended", async () => {
  const scene = await blocked();
  const { id } = await scene.tell({});
  await everything.implementationProject.update({ where: { id: scene.blocker.projectId }, data: { status: "CANCELLED" } });
  await deliverInApp();
  expect(await scene.again(id)).toMatchObject({ state: "DROPPED_STALE", error: "The project had ended before." });
});

test("a level that was cancelled, and a blocker that is gone, say nothing", async () => {
  const scene = await blocked();
  await everything.escalationStep.update({ where: { id: scene.step.id }, data: { state: "CANCELLED", firedAt: null } });
  const [cancelled, gone] = [await scene.tell({}), await scene.tell({ blockerId: crypto.randomUUID() })];
  await deliverInApp();
  expect([await scene.again(cancelled.id), await scene.again(gone.id), await scene.bell()]).toMatchObject([{ error: "This level was cancelled before." }, { error: "The blocker is not here any more." }, []]);
});

test("that a blocker is resolved is told although it is, unless it was opened again; an acknowledged one reminds nobody who asked so", async () => {
  const scene = await blocked();
  await scene.stands(resolved);
  await scene.tell({ kind: "blocker.resolved", dropIf: ["OPEN"], stepId: null });
  await deliverInApp();
  expect(await scene.bell()).toMatchObject([{ kind: "blocker.resolved" }]);
  await scene.stands({ status: "OPEN", resolvedAt: null, resolutionNotes: null, acknowledgedAt: new Date() });
  const [late, reminder] = [await scene.tell({ kind: "blocker.resolved", dropIf: ["OPEN"], stepId: null }), await scene.tell({ dropIf: ["RESOLVED", "ACKNOWLEDGED"] })];
  await scene.tell({ kind: "blocker.manager", dropIf: ["RESOLVED"] });
  await deliverInApp();
  expect([await scene.again(late.id), await scene.again(reminder.id)]).toMatchObject([{ error: "The blocker was opened again before." }, { error: "The owner had acknowledged it before." }]);
  expect(await scene.bell()).toMatchObject([{ kind: "blocker.resolved" }, { kind: "blocker.manager" }]);
});

test("a mail to the client is dropped when the blocker was resolved, and its link does not stay in the database; every other mail of the batch goes", async () => {
  const smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  const scene = await blocked();
  await scene.stands(resolved);
  const stale = await scene.write({ blockerId: scene.blocker.id, dropIf: ["RESOLVED"] });
  await scene.write({});
  await deliverMails();
  expect(smtp.received).toHaveLength(1);
  expect(await scene.again(stale.id)).toMatchObject({ state: "DROPPED_STALE", error: "The blocker was resolved before." });
  expect(JSON.stringify((await scene.again(stale.id)).payload)).not.toContain("a-secret");
});

test("without a mail server the mail of a notice is dropped, and the notice stands in the bell", async () => {
  const scene = await blocked();
  await scene.tell({});
  await deliverInApp();
  await deliverMails();
  expect(await scene.bell()).toMatchObject([{ title: "Still open: No test data", readAt: null }]);
  expect(await everything.outbox.findMany({ where: { channel: "EMAIL" } })).toMatchObject([{ state: "DROPPED_STALE", attempts: 0, error: "No mail server is configured (SMTP_URL)." }]);
});
