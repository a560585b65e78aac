import { expect, test } from "vitest";
import { pauseClocks, resumeClocks, wakeClocks } from "@/lib/blockers/clocks";
import { duesOf, started, stopped, type Track } from "@/lib/blockers/clock";
import { lockUnresolved } from "@/lib/blockers/places";
import { ESCALATION_TIMING } from "@/lib/blockers/rules/policy";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { readTracks } from "@/lib/blockers/tracks";
import { parseCalendar } from "@/lib/calendars/rules";
import { everything } from "@/lib/db/everything";
import { cancelProject, holdProject, resumeProject } from "@/lib/projects/commands/holding";
import { completeProject } from "@/lib/projects/commands/phases";
import { blocked, nineToFive } from "./scene";

type Scene = Awaited<ReturnType<typeof blocked>>;
const newYork = (text: string) => new Date(`${text}:00-04:00`);
const days = (MANAGER: number): Track => ({ calendar: parseCalendar(nineToFive()), levels: { ...ESCALATION_TIMING.INTERNAL, MANAGER } });

test.each([
  ["Mon 1 Jun 10:00, snoozed Tue 12:00 to Thu 09:30", 3, "2026-06-01T10:00", "2026-06-02T12:00", "2026-06-04T09:30", "2026-06-05T15:30"],
  ["Fri 5 Jun 12:00, snoozed Fri 16:00 to Mon 09:00", 1, "2026-06-05T12:00", "2026-06-05T16:00", "2026-06-08T09:00", "2026-06-08T13:00"],
  ["Sat 6 Jun 10:00, snoozed Sat 12:00 to 15:00, all closed", 3, "2026-06-06T10:00", "2026-06-06T12:00", "2026-06-06T15:00", "2026-06-10T17:00"],
])("opened %s: after %d business days", (_, target, opened, from, until, due) => {
  const track = days(target);
  const asleep = stopped(track, started({ consumedSeconds: 0, runningSince: null }, newYork(opened)), newYork(from));
  expect(duesOf(track, asleep)).toEqual({ REMINDER: null, MANAGER: null, DIRECTOR: null });
  expect(duesOf(track, started(asleep, newYork(until))).MANAGER).toEqual(newYork(due));
});

async function opened(at: string) {
  const b = await blocked({ ours: nineToFive(), theirs: nineToFive() });
  const id = await b.since(await b.open(), newYork(at));
  return { ...b, id };
}

/** As the command leaves it at that instant. */
async function snoozed(b: Scene & { id: string }, from: string, until: string) {
  const track = (await readTracks([b.clientOrganizationId]))({ category: "INTERNAL", clientOrganizationId: b.clientOrganizationId });
  await everything.implementationBlocker.update({ where: { id: b.id }, data: { ...stopped(track, await b.blocker(b.id), newYork(from)), status: "SNOOZED", snoozeUntil: newYork(until), snoozeReason: "Wait" } });
  await everything.escalationStep.updateMany({ where: { blockerId: b.id }, data: { dueAt: null } });
}

const held = (b: Scene, at: string) => ({ tenantId: b.tenantId, projectId: b.projectId, at: newYork(at) });

async function woken(b: Scene, at: string, isHeld = false) {
  const tracks = await readTracks([b.clientOrganizationId]);
  await everything.$transaction(async (tx) => {
    const blockers = (await lockUnresolved(tx, b.tenantId, b.projectId)).filter(({ status }) => status === "SNOOZED");
    return wakeClocks(tx, blockers, { tracks, heldIds: new Set(isHeld ? [b.projectId] : []), at: newYork(at) });
  });
}

const manager = async (b: Scene & { id: string }) => (await b.step(b.id, "MANAGER")).dueAt;

test("a hold pauses the clock and its end goes on with it", async () => {
  const b = await opened("2026-06-01T10:00");
  await b.db((tx) => pauseClocks(tx, held(b, "2026-06-02T12:00")));
  expect([await manager(b), (await b.blocker(b.id)).consumedSeconds]).toEqual([null, 10 * 3600]);
  await b.db((tx) => pauseClocks(tx, held(b, "2026-06-03T12:00")));
  await b.db((tx) => resumeClocks(tx, held(b, "2026-06-04T09:30")));
  expect(await manager(b)).toEqual(newYork("2026-06-05T15:30"));
});

test("a snooze inside a hold, a hold inside a snooze, one after the other and across each other: what overlaps counts once", async () => {
  const inside = await opened("2026-06-01T10:00");
  await inside.db((tx) => pauseClocks(tx, held(inside, "2026-06-02T12:00")));
  await snoozed(inside, "2026-06-02T14:00", "2026-06-03T10:00");
  await woken(inside, "2026-06-03T10:01", true);
  expect([await manager(inside), await inside.blocker(inside.id)]).toMatchObject([null, { status: "OPEN", runningSince: null }]);
  await inside.db((tx) => resumeClocks(tx, held(inside, "2026-06-04T09:30")));
  expect(await manager(inside)).toEqual(newYork("2026-06-05T15:30"));

  const around = await opened("2026-06-01T10:00");
  await snoozed(around, "2026-06-02T12:00", "2026-06-04T09:30");
  await around.db((tx) => pauseClocks(tx, held(around, "2026-06-02T14:00")));
  await around.db((tx) => resumeClocks(tx, held(around, "2026-06-03T10:00")));
  expect(await around.blocker(around.id)).toMatchObject({ status: "SNOOZED", runningSince: null });
  await woken(around, "2026-06-04T12:00");
  expect(await manager(around)).toEqual(newYork("2026-06-05T15:30"));

  const across = await opened("2026-06-01T10:00");
  await snoozed(across, "2026-06-02T12:00", "2026-06-03T12:00");
  await across.db((tx) => pauseClocks(tx, held(across, "2026-06-03T10:00")));
  await woken(across, "2026-06-03T13:00", true);
  await across.db((tx) => resumeClocks(tx, held(across, "2026-06-04T09:30")));
  expect(await manager(across)).toEqual(newYork("2026-06-05T15:30"));
});

test("a snooze that nobody noticed ending runs until the hold begins, and one that ends in the hold starts with its end", async () => {
  const b = await opened("2026-06-01T10:00");
  await snoozed(b, "2026-06-01T12:00", "2026-06-02T09:00");
  await b.db((tx) => pauseClocks(tx, held(b, "2026-06-02T12:00")));
  expect(await b.blocker(b.id)).toMatchObject({ status: "OPEN", consumedSeconds: 5 * 3600, runningSince: null });
  await b.db((tx) => resumeClocks(tx, held(b, "2026-06-03T09:00")));
  expect(await manager(b)).toEqual(newYork("2026-06-05T12:00"));

  const c = await opened("2026-06-01T10:00");
  await snoozed(c, "2026-06-02T12:00", "2026-06-03T12:00");
  await c.db((tx) => pauseClocks(tx, held(c, "2026-06-03T10:00")));
  await c.db((tx) => resumeClocks(tx, held(c, "2026-06-04T09:30")));
  expect([await manager(c), (await c.blocker(c.id)).status]).toEqual([newYork("2026-06-05T15:30"), "OPEN"]);
});

test("no second is lost in a thousand pauses", () => {
  const track = days(3);
  let [clock, at] = [started({ consumedSeconds: 0, runningSince: null }, newYork("2026-06-01T09:00")), newYork("2026-06-01T09:00").getTime()];
  for (let n = 0; n < 1000; n++) clock = started(stopped(track, clock, new Date((at += 20_777))), new Date(at));
  expect(stopped(track, clock, new Date(at)).consumedSeconds).toBe(Math.floor(at / 1000) - newYork("2026-06-01T09:00").getTime() / 1000);
});

test("staff's hold and resume do this, with the blockers in their change set; a project that is cancelled or completed cancels what is pending", async () => {
  const b = await blocked();
  const id = await b.open();
  const { changeSetId } = await holdProject(b.ctx, { projectId: b.projectId, reason: "Their budget" });
  expect(await b.blocker(id)).toMatchObject({ runningSince: null });
  expect(await everything.changeItem.count({ where: { changeSetId, entityId: id } })).toBe(1);
  await resumeProject(b.ctx, { projectId: b.projectId });
  expect((await b.blocker(id)).runningSince).not.toBeNull();
  expect((await b.steps(id)).every(({ dueAt }) => dueAt !== null)).toBe(true);
  await cancelProject(b.ctx, { projectId: b.projectId, reason: "They merge" });
  expect((await b.steps(id)).map(({ state, dueAt }) => [state, dueAt])).toEqual([["CANCELLED", null], ["CANCELLED", null], ["CANCELLED", null]]);
  const c = await blocked();
  const snoozed = await c.open();
  await everything.implementationBlocker.update({ where: { id: snoozed }, data: { status: "SNOOZED", snoozeUntil: new Date(), snoozeReason: "Wait" } });
  await everything.implementationProject.update({ where: { id: c.projectId }, data: { currentPhase: "OPTIMIZATION", actualGoLiveDate: new Date() } });
  await completeProject(c.ctx, { projectId: c.projectId, reason: "The rest follows" });
  await sweepEscalations();
  expect((await c.steps(snoozed)).map(({ state, dueAt }) => [state, dueAt])).toEqual([["CANCELLED", null], ["CANCELLED", null], ["CANCELLED", null]]);
});
