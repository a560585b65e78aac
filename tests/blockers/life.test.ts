import { expect, test } from "vitest";
import { reopenBlocker, resolveBlocker } from "@/lib/blockers/commands/resolving";
import { snoozeBlocker } from "@/lib/blockers/commands/snoozing";
import { listBlockers } from "@/lib/blockers/queries";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { everything } from "@/lib/db/everything";
import { deliverInApp } from "@/lib/notifications/delivery";
import { replyToBlocker } from "@/lib/progress/commands/replying";
import { createLink } from "@/lib/progress/commands/links";
import { CreateLink } from "@/lib/progress/rules";
import { holdProject, resumeProject } from "@/lib/projects/commands/holding";
import { doorOf } from "../progress/scene";
import { takeTheClock } from "../support/hands";
import { blocked, nineToFive } from "./scene";

const turnTo = await takeTheClock();
const at = (text: string) => new Date(`2026-${text}-04:00`);
/** A worker looks at that instant, and the senders after it. */
const look = async (text: string) => {
  await turnTo(at(text));
  await sweepEscalations();
  await deliverInApp();
};

test("the whole life of a blocker through its commands, instant by instant: reminder, snooze, the client's reply, manager, hold, director, resolved, reopened, and a second cycle", async () => {
  await turnTo(at("06-01T13:00:00"));
  const b = await blocked({ ours: nineToFive(), theirs: nineToFive() });
  const address = (await createLink(b.ctx, CreateLink.parse({ projectId: b.projectId, accessLevel: "WORK" }))).address;
  const client = await doorOf(address.split("/").at(-1) ?? "");
  const now = async (text: string, act: () => Promise<unknown>) => (await turnTo(at(text)), act());
  await turnTo(at("06-01T14:00:00")); // a Monday
  const id = await b.open({ category: "CLIENT_SIDE" });
  const dues = async () => (await b.steps(id)).filter(({ state }) => state === "PENDING").map(({ level, dueAt }) => [level, dueAt]);
  const rung = async () => (await b.messages(id)).filter(({ channel }) => channel === "IN_APP").map(({ to, kind, state }) => `${to} ${kind} ${state}`);
  expect(await dues()).toEqual([["REMINDER", at("06-03T14:00:00")], ["MANAGER", at("06-08T14:00:00")], ["DIRECTOR", at("06-10T14:00:00")]]);

  await look("06-03T13:59:59");
  expect(await rung()).toEqual([]);
  await look("06-03T14:00:00");
  expect(await rung()).toEqual(["Ruth blocker.reminder SENT"]);

  await now("06-03T15:00:00", () => snoozeBlocker(b.ctx, { ...b.which(id), reason: "They answer on Monday", until: at("06-08T10:00:00") }));
  expect(await b.blocker(id)).toMatchObject({ status: "SNOOZED", consumedSeconds: 17 * 3600, runningSince: null, snoozeUntil: at("06-08T10:00:00") });
  expect(await dues()).toEqual([["MANAGER", null], ["DIRECTOR", null]]);
  await look("06-05T11:29:59");
  await now("06-05T11:30:00", () => replyToBlocker(client, { blockerId: id, content: "It comes next week." }));
  expect(await b.blocker(id)).toMatchObject({ status: "OPEN", consumedSeconds: 17 * 3600, runningSince: at("06-05T11:30:00"), snoozeUntil: null, snoozeReason: null });
  expect(await dues()).toEqual([["MANAGER", at("06-10T10:30:00")], ["DIRECTOR", at("06-12T10:30:00")]]); // 23 hours were left to the manager
  await look("06-08T10:00:00"); // where the snooze would have ended
  await look("06-08T14:00:00"); // where the manager would have heard
  await look("06-10T10:29:59");
  expect(await rung()).toEqual(["Ruth blocker.reminder SENT", "Ruth blocker.replied SENT"]);
  await look("06-10T10:30:00");
  expect((await rung()).slice(2)).toEqual(["Leon blocker.manager SENT"]);

  await now("06-11T09:00:00", () => holdProject(b.ctx, { projectId: b.projectId, reason: "Year end" }));
  expect([await dues(), (await b.blocker(id)).consumedSeconds]).toEqual([[["DIRECTOR", null]], 46.5 * 3600]);
  await look("06-12T10:30:00");
  await now("06-15T09:00:00", () => resumeProject(b.ctx, { projectId: b.projectId }));
  expect(await dues()).toEqual([["DIRECTOR", at("06-16T10:30:00")]]);
  await look("06-16T10:29:59");
  expect((await rung()).slice(3)).toEqual([]);
  await look("06-16T10:30:00");
  expect((await rung()).slice(3)).toEqual(["Dora blocker.director SENT"]);
  await expect(snoozeBlocker(b.ctx, { ...b.which(id), reason: "Again", until: at("06-17T10:30:00") })).rejects.toThrow("A director is involved");

  const stamps = { reminderSentAt: at("06-03T14:00:00"), escalatedToManagerAt: at("06-10T10:30:00"), escalatedToDirectorAt: at("06-16T10:30:00") };
  expect(await b.blocker(id)).toMatchObject({ ...stamps, status: "OPEN" });
  const steps = await b.steps(id);
  expect(steps.map(({ level, state, firedAt, lateBySeconds }) => [level, state, firedAt, lateBySeconds])).toEqual([["REMINDER", "FIRED", stamps.reminderSentAt, 0], ["MANAGER", "FIRED", stamps.escalatedToManagerAt, 0], ["DIRECTOR", "FIRED", stamps.escalatedToDirectorAt, 0]]);

  await now("06-16T15:00:00", () => resolveBlocker(b.ctx, { ...b.which(id), notes: "It came" }));
  await deliverInApp();
  expect((await rung()).slice(4).toSorted()).toEqual(["Dora blocker.resolved SENT", "Leon blocker.resolved SENT"]);
  expect(await b.blocker(id)).toMatchObject({ status: "RESOLVED", resolvedAt: at("06-16T15:00:00"), consumedSeconds: 60.5 * 3600, runningSince: null });

  await now("06-22T12:00:00", () => reopenBlocker(b.ctx, { ...b.which(id), reason: "It was the old file" }));
  expect(await b.blocker(id)).toMatchObject({ ...stamps, status: "OPEN", cycle: 1, consumedSeconds: 60.5 * 3600, runningSince: at("06-22T12:00:00"), resolvedAt: null });
  await look("06-22T12:30:00");
  expect([await b.steps(id), (await rung()).length]).toEqual([steps, 6]); // what has fired never fires again

  await now("06-22T13:00:00", () => resolveBlocker(b.ctx, { ...b.which(id), notes: "Now it is the new one" }));
  await now("06-29T13:00:01", () => reopenBlocker(b.ctx, { ...b.which(id), reason: "A column is missing" })); // five business days and a second
  expect(await b.blocker(id)).toMatchObject({ cycle: 2, consumedSeconds: 0, runningSince: at("06-29T13:00:01"), reminderSentAt: null, escalatedToManagerAt: null, escalatedToDirectorAt: null });
  expect(await dues()).toEqual([["REMINDER", at("07-01T13:00:01")], ["MANAGER", at("07-06T13:00:01")], ["DIRECTOR", at("07-08T13:00:01")]]);
  await look("07-01T13:00:01");
  expect((await rung()).filter((line) => line.startsWith("Ruth blocker.reminder"))).toHaveLength(2);

  const lines = await everything.implementationActivity.findMany({ where: { projectId: b.projectId, subject: { contains: "No metadata" } } });
  expect(lines.map(({ subject, createdAt }) => `${createdAt.toISOString()} ${subject}`).toSorted()).toEqual([
    "2026-06-01T18:00:00.000Z Blocker: No metadata", "2026-06-03T18:00:00.000Z Reminder: No metadata", "2026-06-03T19:00:00.000Z Snoozed: No metadata", "2026-06-05T15:30:00.000Z The client answered, the snooze is over: No metadata",
    "2026-06-05T15:30:00.000Z The client replied: No metadata",
    "2026-06-10T14:30:00.000Z Escalated to the manager: No metadata", "2026-06-16T14:30:00.000Z Escalated to the director: No metadata", "2026-06-16T19:00:00.000Z Resolved: No metadata", "2026-06-22T16:00:00.000Z Reopened: No metadata",
    "2026-06-22T17:00:00.000Z Resolved: No metadata", "2026-06-29T17:00:01.000Z Reopened: No metadata", "2026-07-01T17:00:01.000Z Reminder: No metadata",
  ]);
  const [view] = await listBlockers(b.ctx, { projectId: b.projectId });
  expect(view?.openSeconds).toBeGreaterThan(view?.countedSeconds ?? 0);
});
