import { expect, test } from "vitest";
import { changeBlocker } from "@/lib/blockers/commands/changing";
import { listBlockers } from "@/lib/blockers/queries";
import { undoChangeSet } from "@/lib/changes/commands";
import { reopenBlocker, resolveBlocker } from "@/lib/blockers/commands/resolving";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { everything } from "@/lib/db/everything";
import { deliverInApp } from "@/lib/notifications/delivery";
import { ago, blocked, DAY } from "./scene";

type Scene = Awaited<ReturnType<typeof blocked>>;
const resolve = (b: Scene, id: string, notes = "They sent it") => resolveBlocker(b.ctx, { ...b.which(id), notes });
const reopen = (b: Scene, id: string) => reopenBlocker(b.ctx, { ...b.which(id), reason: "It was the wrong file" });
const states = async (b: Scene, id: string) => (await b.steps(id)).map(({ cycle, level, state }) => `${cycle} ${level} ${state}`);

test("resolving stops the clock, cancels what is pending, and tells everyone it had been escalated to but for the one who resolves", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2.5));
  await sweepEscalations();
  await b.since(id, ago(3.5));
  await sweepEscalations();
  await resolve(b, id);
  const row = await b.blocker(id);
  expect(row).toMatchObject({ status: "RESOLVED", runningSince: null, resolutionNotes: "They sent it", resolvedByKind: "STAFF", resolvedById: b.ruth.id, resolvedByName: "Ruth" });
  expect(row.consumedSeconds).toBeGreaterThanOrEqual(3.5 * 86_400 - 1);
  expect(await states(b, id)).toEqual(["1 REMINDER FIRED", "1 MANAGER FIRED", "1 DIRECTOR CANCELLED"]);
  expect((await b.messages(id)).filter(({ kind }) => kind === "blocker.resolved").map(({ to, said }) => [to, said.title])).toEqual([["Leon", "Resolved: No metadata"]]);
  expect(await b.log()).toContain("BLOCKER_RESOLVED Resolved: No metadata");
  expect((await b.facts()).at(-1)).toBe("blocker.resolved Ruth");
  await expect(resolve(b, id)).rejects.toThrow("resolved already");
});

test("what was still on its way is dropped when the blocker is resolved by then", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2.5));
  await sweepEscalations();
  await resolveBlocker(b.second, { ...b.which(id), notes: "Done" });
  await deliverInApp();
  expect((await b.messages(id)).filter(({ channel }) => channel === "IN_APP").map(({ kind, state }) => [kind, state])).toEqual([["blocker.reminder", "DROPPED_STALE"], ["blocker.resolved", "SENT"]]);
});

test("a task goes on when its last open blocker is resolved, not before, and is blocked again when one is reopened", async () => {
  const b = await blocked();
  const task = await b.task("Agree the plan");
  const [one, two] = [await b.open({ taskId: task.id }), await b.open({ taskId: task.id })];
  await resolve(b, one);
  expect(await b.task("Agree the plan")).toMatchObject({ status: "BLOCKED" });
  await resolve(b, two);
  expect(await b.task("Agree the plan")).toMatchObject({ status: "IN_PROGRESS" });
  await reopen(b, two);
  expect(await b.task("Agree the plan")).toMatchObject({ status: "BLOCKED" });
});

test("reopened within five business days the same cycle goes on: counted time is kept and a fired level never repeats", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2.5));
  await sweepEscalations();
  await resolve(b, id);
  await everything.implementationBlocker.update({ where: { id }, data: { resolvedAt: ago(4.9), consumedSeconds: 216_000 } });
  await reopen(b, id);
  const row = await b.blocker(id);
  expect(row).toMatchObject({ status: "OPEN", cycle: 1, consumedSeconds: 216_000, resolvedAt: null, resolutionNotes: null, reminderSentAt: ago(0.5) });
  expect(await states(b, id)).toEqual(["1 REMINDER FIRED", "1 MANAGER PENDING", "1 DIRECTOR PENDING"]);
  expect((await b.step(id, "MANAGER")).dueAt?.getTime()).toBe((row.runningSince?.getTime() ?? 0) + DAY / 2);
  await sweepEscalations();
  expect((await b.messages(id)).filter(({ kind }) => kind === "blocker.reminder")).toHaveLength(1);
  expect(await b.log()).toContain("NOTE Reopened: No metadata");
});

test("reopened later a new cycle begins from nothing, and its levels fire again", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(2.5));
  await sweepEscalations();
  await resolve(b, id);
  await everything.implementationBlocker.update({ where: { id }, data: { resolvedAt: ago(5.1) } });
  await reopen(b, id);
  expect(await b.blocker(id)).toMatchObject({ cycle: 2, consumedSeconds: 0, reminderSentAt: null, acknowledgedAt: null });
  expect((await states(b, id)).slice(3)).toEqual(["2 REMINDER PENDING", "2 MANAGER PENDING", "2 DIRECTOR PENDING"]);
  await b.since(id, ago(2.5));
  await sweepEscalations();
  expect(await states(b, id)).toEqual(["1 REMINDER FIRED", "1 MANAGER CANCELLED", "1 DIRECTOR CANCELLED", "2 REMINDER FIRED", "2 MANAGER PENDING", "2 DIRECTOR PENDING"]);
  expect((await b.messages(id)).filter(({ kind }) => kind === "blocker.reminder")).toHaveLength(2);
});

test("only what is resolved is reopened; another organization and the seller's people resolve nothing", async () => {
  const b = await blocked();
  const id = await b.open();
  await expect(reopen(b, id)).rejects.toThrow("not resolved");
  const asked = { ...b.which(id), notes: "Mine" };
  await expect(resolveBlocker(b.elsewhere, asked)).rejects.toThrow("404");
  await expect(resolveBlocker(b.as(b.adam), asked)).rejects.toMatchObject({ status: 403 });
  expect(await b.blocker(id)).toMatchObject({ status: "OPEN" });
});

test("its history says why it was reopened, how it was resolved, and what was taken back", async () => {
  const b = await blocked();
  const id = await b.open({ title: "No metadata" });
  await resolve(b, id);
  await reopen(b, id);
  const { changeSetId } = await changeBlocker(b.ctx, { ...b.which(id), field: "title", was: "No metadata", value: "No file" });
  await undoChangeSet(b.ctx, { changeSetId: changeSetId ?? "" });
  const [row] = await listBlockers(b.ctx, { projectId: b.projectId });
  expect(row?.history.map(({ text, detail }) => [text, detail])).toEqual([["Undone", "Title: No metadata"], ["Changed", "Title: No file"], ["Reopened", "It was the wrong file"], ["Resolved", expect.any(String)], ["Opened", null]]);
});

test("the time a blocker was resolved is no time it was open; the history says who heard and how late; who will hear of its end is who does", async () => {
  const b = await blocked();
  const id = await b.since(await b.open(), ago(3.5));
  await sweepEscalations();
  const seen = async (ctx = b.ctx) => (await listBlockers(ctx, { projectId: b.projectId }))[0];
  expect([(await seen())?.hearsEnd, (await seen(b.second))?.hearsEnd]).toEqual([["Leon"], ["Ruth"]]);
  const escalated = (await seen())?.history.find(({ action }) => action === "blocker.escalated");
  expect(escalated?.detail).toMatch(/^To Leon \(manager\)\. In copy: Ruth \(owner\)\. 12 h.* late\.$/);
  await resolve(b, id);
  expect((await b.messages(id)).filter(({ kind }) => kind === "blocker.resolved").map(({ to }) => to)).toEqual(["Leon"]);
  await everything.implementationBlocker.update({ where: { id }, data: { resolvedAt: ago(1) } });
  await reopen(b, id);
  const again = await seen();
  expect(Math.abs((again?.closedSeconds ?? 0) - 86_400)).toBeLessThan(600);
  expect(Math.abs((again?.openSeconds ?? 0) - 2.5 * 86_400)).toBeLessThan(120);
});
