import { expect, test } from "vitest";
import { acknowledgeBlocker } from "@/lib/blockers/commands/snoozing";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { everything } from "@/lib/db/everything";
import { tick } from "@/lib/jobs/relay";
import { ago, blocked } from "./scene";

test("a reminder, then the manager, then the director: each at its instant, once, to the right person", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2.5));
  await sweepEscalations();
  await sweepEscalations();
  const reminder = await b.step(id, "REMINDER");
  expect(reminder).toMatchObject({ state: "FIRED", dueAt: ago(0.5), recipients: [{ staffId: b.ruth.id, name: "Ruth", as: "OWNER", isCopy: false }] });
  expect(reminder.firedAt).toEqual(reminder.dueAt);
  expect((await b.messages(id)).map(({ to, kind }) => [to, kind])).toEqual([["Ruth", "blocker.reminder"]]);

  await b.since(id, ago(3.5));
  await sweepEscalations();
  await b.since(id, ago(7.5));
  await Promise.all([sweepEscalations(), sweepEscalations(), sweepEscalations()]);
  expect((await b.steps(id)).map(({ level, state }) => [level, state])).toEqual([["REMINDER", "FIRED"], ["MANAGER", "FIRED"], ["DIRECTOR", "FIRED"]]);
  expect((await b.messages(id)).map(({ to, kind }) => [to, kind])).toEqual([["Ruth", "blocker.reminder"], ["Leon", "blocker.manager"], ["Dora", "blocker.director"]]);
  expect(await b.blocker(id)).toMatchObject({ reminderSentAt: reminder.dueAt, escalatedToManagerAt: ago(0.5), escalatedToDirectorAt: ago(0.5) });
});

test("the log line, the stamp and the notice carry the instant it was due; a manager's escalation puts the project at risk", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2));
  await sweepEscalations();
  await b.since(id, ago(3));
  await sweepEscalations();
  const { dueAt } = await b.step(id, "MANAGER");
  const lines = await everything.implementationActivity.findMany({ where: { projectId: b.projectId, subject: { startsWith: "Escalated" } } });
  expect(lines).toMatchObject([{ type: "NOTE", isAutoLogged: true, subject: "Escalated to the manager: No metadata", content: "To Leon.", createdByKind: "SYSTEM", createdAt: dueAt }]);
  expect(await b.facts()).toContain("blocker.escalated System");
  await tick();
  expect(await everything.notification.findMany({ where: { internalUserId: b.leon.id } })).toMatchObject([{ tenantId: null, kind: "blocker.manager", title: "Escalated to you as manager: No metadata", createdAt: dueAt, href: `/ops/implementations/${b.projectId}` }]);
  expect(await b.row()).toMatchObject({ status: "AT_RISK" });
});

test("after an outage over two levels only the highest speaks; the skipped one keeps no stamps, its people are in copy, and the message says how late it is", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(3.5));
  await sweepEscalations();
  expect(await b.steps(id)).toMatchObject([
    { level: "REMINDER", state: "SUPERSEDED", firedAt: null, lateBySeconds: null, recipients: [] },
    { level: "MANAGER", state: "FIRED", dueAt: ago(0.5), firedAt: ago(0.5), recipients: [{ name: "Leon", as: "MANAGER", isCopy: false }, { name: "Ruth", as: "OWNER", isCopy: true }] },
    { level: "DIRECTOR", state: "PENDING" },
  ]);
  const { lateBySeconds } = await b.step(id, "MANAGER");
  expect(lateBySeconds).toBeGreaterThanOrEqual(43_200);
  expect(await b.blocker(id)).toMatchObject({ reminderSentAt: null, escalatedToManagerAt: ago(0.5), escalatedToDirectorAt: null });
  const [leon, ruth] = await b.messages(id);
  expect([leon?.to, ruth?.to, (await b.messages(id)).length]).toEqual(["Leon", "Ruth", 2]);
  expect(leon?.said.body).toMatch(/This is 12 h.* late: it was due .* \(UTC\)\. Not said before: reminder of .* \(UTC\)\./);
  expect(ruth?.said.title).toBe("In copy: No metadata");
  expect(ruth?.said.body).toContain("You are in copy: the reminder was skipped, Leon hears as manager.");
});

test("the owner who has acknowledged is not reminded; the manager hears all the same", async () => {
  const b = await blocked();
  const id = await b.open();
  await acknowledgeBlocker(b.ctx, b.which(id));
  await expect(acknowledgeBlocker(b.ctx, b.which(id))).rejects.toThrow("acknowledged already");
  await b.since(id, ago(2.5));
  await sweepEscalations();
  expect(await b.step(id, "REMINDER")).toMatchObject({ state: "FIRED", recipients: [] });
  expect(await b.messages(id)).toEqual([]);
  await b.since(id, ago(3.5));
  await sweepEscalations();
  expect((await b.messages(id)).map(({ to }) => to)).toEqual(["Leon"]);
});

