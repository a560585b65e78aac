import { expect, test } from "vitest";
import { pauseClocks, resumeClocks, wakeClocks } from "@/lib/blockers/clocks";
import { stopped } from "@/lib/blockers/clock";
import { resolveBlocker } from "@/lib/blockers/commands/resolving";
import { lockUnresolved } from "@/lib/blockers/places";
import { listBlockers } from "@/lib/blockers/queries";
import type { Level } from "@/lib/blockers/rules/policy";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { readTracks } from "@/lib/blockers/tracks";
import { everything } from "@/lib/db/everything";
import { blocked, nineToFive } from "./scene";

const at = (text: string) => new Date(`2026-06-${text}:00-04:00`);

test("the whole life of a blocker, instant by instant: reminder, snooze, manager at closing time, hold over two days, director, resolved", async () => {
  const b = await blocked({ ours: nineToFive(), theirs: nineToFive() });
  const id = await b.since(await b.open(), at("01T14:00")); // a Monday
  const dueAt = async (level: Level) => (await b.step(id, level)).dueAt;

  /** A worker who is there when this level is due, and not yet when the ones above it are. */
  async function punctually(level: Level) {
    const later = (await b.steps(id)).filter((step) => step.state === "PENDING" && step.level !== level);
    await everything.escalationStep.updateMany({ where: { id: { in: later.map((step) => step.id) } }, data: { dueAt: null } });
    await sweepEscalations();
    for (const step of later) await everything.escalationStep.update({ where: { id: step.id }, data: { dueAt: step.dueAt } });
  }

  expect([await dueAt("REMINDER"), await dueAt("MANAGER"), await dueAt("DIRECTOR")]).toEqual([at("03T14:00"), at("04T14:00"), at("10T14:00")]);
  await punctually("REMINDER");

  const track = (await readTracks([b.clientOrganizationId]))({ category: "INTERNAL", clientOrganizationId: b.clientOrganizationId });
  const asleep = { ...stopped(track, await b.blocker(id), at("03T15:00")), status: "SNOOZED" as const, snoozeUntil: at("05T10:00"), snoozeReason: "They answer on Friday" };
  expect(asleep.consumedSeconds).toBe(17 * 3600);
  await everything.implementationBlocker.update({ where: { id }, data: asleep });
  await everything.escalationStep.updateMany({ where: { blockerId: id, state: "PENDING" }, data: { dueAt: null } });
  await everything.$transaction(async (tx) => {
    const blockers = await lockUnresolved(tx, b.tenantId, b.projectId);
    await wakeClocks(tx, blockers, { tracks: await readTracks([b.clientOrganizationId]), heldIds: new Set(), at: at("05T16:31") });
  });
  expect([await dueAt("MANAGER"), (await b.blocker(id)).runningSince]).toEqual([at("05T17:00"), at("05T10:00")]); // seven hours were left
  await punctually("MANAGER");

  const held = { tenantId: b.tenantId, projectId: b.projectId };
  await b.db((tx) => pauseClocks(tx, { ...held, at: at("08T09:00") }));
  expect([await dueAt("DIRECTOR"), (await b.blocker(id)).consumedSeconds]).toEqual([null, 24 * 3600]);
  await b.db((tx) => resumeClocks(tx, { ...held, at: at("10T09:00") }));
  expect(await dueAt("DIRECTOR")).toEqual(at("15T17:00"));
  await punctually("DIRECTOR");

  expect(await b.blocker(id)).toMatchObject({ reminderSentAt: at("03T14:00"), escalatedToManagerAt: at("05T17:00"), escalatedToDirectorAt: at("15T17:00"), status: "OPEN" });
  const lines = await everything.implementationActivity.findMany({ where: { projectId: b.projectId, type: "NOTE", subject: { endsWith: "No metadata" }, createdByKind: "SYSTEM" }, orderBy: { createdAt: "asc" } });
  expect(lines.map(({ subject, createdAt }) => [subject, createdAt])).toEqual([
    ["Reminder: No metadata", at("03T14:00")], ["The snooze is over: No metadata", at("05T10:00")], ["Escalated to the manager: No metadata", at("05T17:00")], ["Escalated to the director: No metadata", at("15T17:00")],
  ]);

  await resolveBlocker(b.ctx, { ...b.which(id), notes: "It came" });
  expect((await b.messages(id)).filter(({ channel }) => channel === "IN_APP").map(({ to, kind }) => `${to} ${kind}`)).toEqual(["Ruth blocker.reminder", "Leon blocker.manager", "Dora blocker.director", "Leon blocker.resolved", "Dora blocker.resolved"]);
  const [view] = await listBlockers(b.ctx, { projectId: b.projectId });
  expect(view?.history.map(({ text }) => text)).toEqual(["Resolved", "Escalated (director)", "Escalated (manager)", "The snooze ended", "Reminder", "Opened"]);
  expect(view?.openSeconds).toBeGreaterThan(view?.countedSeconds ?? 0);
});
