import { expect, test } from "vitest";
import { completeActivity, editActivity, patchActivity, reopenActivity } from "@/lib/activities/commands/editing";
import { deleteActivity } from "@/lib/activities/commands/deleting";
import { planActivity } from "@/lib/activities/commands/planning";
import { getActivity } from "@/lib/activities/queries";
import { undoChangeSet } from "@/lib/changes/commands";
import { everything } from "@/lib/db/everything";
import { first, world } from "../support/world";

async function withDeal() {
  const acme = await world();
  const { id: customerId } = await acme.customer("Fjordline");
  const deal = first(await acme.deals(1, undefined, { customerId }));
  const last = () => acme.db(async (tx) => (await tx.deal.findUniqueOrThrow({ where: { id: deal.id } })).lastActivityDate);
  return { ...acme, customerId, dealId: deal.id, last };
}

test("an activity is planned for whoever plans it, and stands on the timelines of its deal and its customer", async () => {
  const { ctx, maya, dealId, customerId, db } = await withDeal();
  const { activityId, changeSetId } = await planActivity(ctx, { dealId, type: "CALL", subject: "Call about the budget", dueDate: "2026-06-30", dueTime: "14:30" });
  expect(await getActivity(ctx, { activityId })).toMatchObject({ type: "CALL", subject: "Call about the budget", dueDate: "2026-06-30", dueTime: "14:30", assignedTo: maya.id, assigneeName: "Maya", customerName: "Fjordline", status: "PENDING" });
  expect(await db((tx) => tx.auditLog.findFirst({ where: { changeSetId } }))).toMatchObject({ action: "activity.created", dealId, customerId });
});

test("whoever is given something to do hears of it, once, and not from themselves", async () => {
  const { tenantId, ctx, otto, maya, dealId } = await withDeal();
  const { activityId } = await planActivity(ctx, { dealId, type: "TASK", subject: "Check the terms", assignedTo: otto.id });
  await editActivity(ctx, { activityId, field: "subject", was: "Check the terms", value: "Check all terms" });
  await editActivity(ctx, { activityId, field: "assignedTo", was: otto.id, value: maya.id });
  const told = await everything.outbox.findMany({ where: { tenantId, channel: "IN_APP" } });
  expect(told).toMatchObject([{ recipient: otto.id, payload: { kind: "activity.assigned", title: "Maya gave you: Check the terms", href: `/deals/${dealId}` } }]);
});

test("completing notes who and when and what came of it, and keeps the deal's last activity true; reopening takes it back", async () => {
  const { ctx, dealId, last } = await withDeal();
  const { activityId } = await planActivity(ctx, { dealId, type: "CALL", subject: "Call" });
  await completeActivity(ctx, { activityId, outcome: "They sign on Friday" });
  const done = await getActivity(ctx, { activityId });
  expect(done).toMatchObject({ status: "COMPLETED", outcome: "They sign on Friday", completedByName: "Maya", bucket: null });
  expect((await last())?.toISOString()).toBe(new Date(done.completedAt ?? "").toISOString());
  await expect(completeActivity(ctx, { activityId })).rejects.toThrow("Maya completed this already.");
  await reopenActivity(ctx, { activityId });
  expect(await getActivity(ctx, { activityId })).toMatchObject({ status: "PENDING", completedAt: null, outcome: "They sign on Friday" });
  expect(await last()).toBeNull();
  await expect(reopenActivity(ctx, { activityId })).rejects.toThrow("This is open already.");
});

test("undoing a completion, or deleting what was done, moves the deal's last activity back", async () => {
  const { ctx, dealId, last } = await withDeal();
  const [one, two] = [await planActivity(ctx, { dealId, type: "TASK", subject: "One" }), await planActivity(ctx, { dealId, type: "TASK", subject: "Two" })];
  await completeActivity(ctx, { activityId: one.activityId });
  const before = await last();
  const { changeSetId } = await completeActivity(ctx, { activityId: two.activityId });
  expect((await last())?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
  await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect(await last()).toEqual(before);
  await deleteActivity(ctx, { activityId: one.activityId });
  expect(await last()).toBeNull();
});

test("nobody plans a call to a person who asked not to be called", async () => {
  const { ctx, tenantId, customerId, db } = await withDeal();
  const leonor = await db((tx) => tx.contact.create({ data: { tenantId, customerId, name: "Leonor Bastos", doNotCall: true, emailOptIn: false } }));
  await expect(planActivity(ctx, { contactId: leonor.id, type: "CALL", subject: "Call" })).rejects.toThrow("Leonor Bastos asked not to be called. Write instead.");
  const { activityId } = await planActivity(ctx, { contactId: leonor.id, type: "MEETING", subject: "Meet" });
  await expect(editActivity(ctx, { activityId, field: "type", was: "MEETING", value: "EMAIL" })).rejects.toThrow("Leonor Bastos asked not to get e-mail.");
});

test("two people change one activity: different fields merge, on one both values are shown", async () => {
  const { ctx, as, adam, dealId } = await withDeal();
  const { activityId } = await planActivity(ctx, { dealId, type: "TASK", subject: "Offer", dueDate: "2026-06-30", dueTime: "09:00" });
  await editActivity(as(adam), { activityId, field: "dueDate", was: "2026-06-30", value: "2026-07-01" });
  await editActivity(ctx, { activityId, field: "priority", was: "MEDIUM", value: "HIGH" });
  await expect(editActivity(ctx, { activityId, field: "dueDate", was: "2026-06-30", value: "2026-07-02" })).rejects.toMatchObject({ details: { conflict: { theirs: "2026-07-01", byName: "Adam" } } });
  await patchActivity(ctx, { activityId, version: 3, dueDate: null });
  expect(await getActivity(ctx, { activityId })).toMatchObject({ priority: "HIGH", dueDate: null, dueTime: null });
});

test("an activity follows its deal, its assignee and who wrote it; nobody else writes it", async () => {
  const [acme, other] = [await withDeal(), await world()];
  const { activityId } = await planActivity(acme.as(acme.adam), { dealId: acme.dealId, type: "TASK", subject: "Offer", assignedTo: acme.otto.id });
  await editActivity(acme.ctx, { activityId, field: "priority", was: "MEDIUM", value: "HIGH" });
  await completeActivity(acme.as(acme.otto), { activityId });
  await expect(reopenActivity(acme.as(acme.vera), { activityId })).rejects.toMatchObject({ status: 403 });
  await expect(planActivity(acme.as(acme.vera), { type: "TASK", subject: "X" })).rejects.toMatchObject({ status: 403 });
  await expect(planActivity(acme.ctx, { type: "TASK", subject: "X", assignedTo: other.maya.id })).rejects.toMatchObject({ status: 403 });
  await expect(planActivity(acme.as(acme.adam), { type: "TASK", subject: "X", assignedTo: other.maya.id })).rejects.toMatchObject({ details: { fields: { assignedTo: expect.any(String) } } });
  await expect(planActivity(other.ctx, { dealId: acme.dealId, type: "TASK", subject: "X" })).rejects.toMatchObject({ details: { fields: { dealId: expect.any(String) } } });
  for (const command of [() => completeActivity(other.as(other.adam), { activityId }), () => editActivity(other.as(other.adam), { activityId, field: "subject", was: "", value: "X" }), () => deleteActivity(other.as(other.adam), { activityId })]) {
    await expect(command()).rejects.toThrow(/404/);
  }
});
