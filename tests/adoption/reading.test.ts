import { expect, test } from "vitest";
import { setTaskStatus } from "@/lib/adoption/commands/statuses";
import { getPlan } from "@/lib/adoption/queries/plan";
import { listPlans } from "@/lib/adoption/queries/portfolio";
import { paceOf } from "@/lib/adoption/rules/pace";
import { ListPlans } from "@/lib/adoption/rules/portfolio";
import { undoChangeSet } from "@/lib/changes/commands";
import { listHistory } from "@/lib/changes/history";
import { first } from "../support/world";
import { atLeast, scene } from "./scene";

const users = { name: "users", isRequired: true, successCriteria: atLeast(10) };

test("a pace is what the last 30 days brought, and says where it leads and what each week must bring", () => {
  const days = [{ day: "2026-04-01", percent: 5 }, { day: "2026-05-02", percent: 20 }, { day: "2026-05-20", percent: 32 }];
  expect(paceOf(days, { today: "2026-06-01", until: "2026-08-10" })).toEqual({ perWeek: 2.8, until: "2026-08-10", neededPerWeek: 6.8, reached: 60 });
  expect(paceOf(days, { today: "2026-06-01", until: "2026-05-01" })).toEqual({ perWeek: 2.8, until: null, neededPerWeek: null, reached: null });
  expect(paceOf([{ day: "2026-05-30", percent: 10 }], { today: "2026-06-01", until: "2026-06-29" })).toEqual({ perWeek: null, until: "2026-06-29", neededPerWeek: 22.5, reached: null });
  expect(paceOf([{ day: "2026-05-30", percent: 100 }], { today: "2026-06-01", until: null })).toBeNull();
});

test("closest to done is what telemetry says is done, then what lacks least, each with what it would bring", async () => {
  const { addTask, assign, ingest, taskOf, who } = await scene();
  for (const [name, weight] of [["Far", "20"], ["Near", "30"], ["Said", "40"], ["Silent", "10"]] as const) await addTask({ name, weight, attributes: [users] });
  const { planId } = await assign();
  await setTaskStatus(who, { planId, taskId: (await taskOf(planId, "Said")).id, was: "NOT_STARTED", status: "IN_PROGRESS" });
  await ingest(planId, [["Far", "users", 2, 1], ["Near", "users", 7, 1], ["Said", "users", 14, 1]]);
  const { closest, fresh, lastBatch } = await getPlan(who, { planId });
  expect(closest.map(({ name, gain, isProposed, missing }) => [name, gain, isProposed, missing])).toEqual([["Said", "40.00", true, null], ["Near", "30.00", false, { name: "users", by: 3 }], ["Far", "20.00", false, { name: "users", by: 8 }]]);
  expect([fresh, lastBatch]).toMatchObject([{ of: 4, fresh: 3 }, { accepted: 0 }]);
  expect((await getPlan(who, { planId, filters: { source: "MANUAL" } })).tasks.map(({ name }) => name)).toEqual(["Said"]);
  expect((await getPlan(who, { planId, filters: { source: "TELEMETRY" } })).tasks.map(({ name }) => name)).toEqual(["Far", "Near"]);
  expect((await listPlans(who, ListPlans.parse({ state: "stalled" }))).counts).toEqual({ all: 1, outdated: 0, stalled: 0, stale: 0, proposed: 1 });
});

test("a plan's history tells who set what, and what its assignment covered; each can be taken back there", async () => {
  const { addTask, assign, taskOf, change, who, as, maya } = await scene();
  await addTask({ name: "Connect" });
  const { planId } = await assign();
  const { id: taskId } = await taskOf(planId, "Connect");
  await setTaskStatus(who, { planId, taskId, was: "NOT_STARTED", status: "COMPLETED", note: "Seen it work." });
  await change(planId, { licenseLevel: "ESSENTIAL" });
  const history = () => listHistory(who, { entity: "AdoptionPlan", entityId: planId, limit: 20 });
  const { entries } = await history();
  expect(entries.map(({ label, byName, canUndo }) => [label, byName, canUndo])).toEqual([["Change what Edge covers", "Cato", true], ["Set Connect to Completed", "Cato", true], ["Assign Edge", "Cato", true]]);
  expect(entries[0]?.fields.map(({ field, before, after }) => [field, before, after])).toContainEqual(["licenseLevel", "Signature", "Essential"]);
  expect(entries[1]?.fields.map(({ of, field, before, after }) => [of, field, before, after])).toEqual([["Connect", "status", "Not started", "Completed"], ["Connect", "statusNotes", "", expect.stringMatching(/Cato: Seen it work\.$/)]]);
  await undoChangeSet(who, { changeSetId: entries[1]?.changeSetId ?? "" });
  expect([first((await getPlan(who, { planId })).tasks).status, (await history()).entries[0]?.label]).toEqual(["NOT_STARTED", "Undo: Set Connect to Completed"]);
  expect((await listHistory(as(maya), { entity: "AdoptionPlan", entityId: planId, limit: 20 })).entries.some(({ canUndo }) => canUndo)).toBe(false);
  const there = await scene();
  expect((await listHistory(there.who, { entity: "AdoptionPlan", entityId: planId, limit: 20 })).entries).toEqual([]);
});
