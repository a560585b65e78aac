import fc from "fast-check";
import { expect, test } from "vitest";
import { setTaskStatus } from "@/lib/adoption/commands/statuses";
import { syncPlan } from "@/lib/adoption/commands/syncing";
import { previewSync } from "@/lib/adoption/queries/plan";
import { isEmpty } from "@/lib/adoption/rules/diff";
import { isEligible, LICENSE_LEVELS, type Offered, type Selection } from "@/lib/adoption/rules/eligibility";
import { scene, type Scene } from "./scene";

const names = ["A", "B", "C", "D"] as const;
const name = fc.constantFrom(...names);
const level = fc.constantFrom(...LICENSE_LEVELS);
const parts = fc.subarray(["Faster", "Safer"]);
/** What may happen to a catalogue and a plan of it between one sync and the next. */
const step = fc.oneof(
  fc.record({ do: fc.constant("live" as const), name, isLive: fc.boolean() }),
  fc.record({ do: fc.constant("level" as const), name, level }),
  fc.record({ do: fc.constant("outcomes" as const), name, outcomes: parts }),
  fc.record({ do: fc.constant("rename" as const), name, to: fc.constantFrom("said so", "said better") }),
  fc.record({ do: fc.constant("status" as const), name, status: fc.constantFrom("IN_PROGRESS" as const, "COMPLETED" as const, "NOT_APPLICABLE" as const) }),
  fc.record({ do: fc.constant("choose" as const), level, outcomes: parts }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

test("whatever happens to a catalogue and a plan: a sync in the database leaves finished work finished, a person's not applicable theirs, the selection kept, and a second one changes nothing", async () => {
  const made = await scene();
  const ids = new Map<string, string>();
  for (const one of names) ids.set(one, (await made.addTask({ name: one })).id);
  const { planId } = await made.assign();
  const sync = async () => syncPlan(made.who, { planId, definitionVersion: await made.versionOf() });
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
    for (const one of steps) await take(made, { planId, id: "name" in one ? (ids.get(one.name) ?? "") : "", step: one });
    const [before, selected] = [await made.tasksOf(planId), await made.db((tx) => tx.customerProduct.findFirstOrThrow())];
    await sync();
    const [after, still] = [await made.tasksOf(planId), await made.db((tx) => tx.customerProduct.findFirstOrThrow())];
    for (const task of before) {
      const now = after.find(({ id }) => id === task.id);
      if (task.status === "COMPLETED") expect(now).toMatchObject({ status: "COMPLETED", isComplete: true, completedAt: task.completedAt, statusNotes: task.statusNotes });
      if (task.status === "NOT_APPLICABLE" && task.statusUpdateSource === "MANUAL") expect(now).toMatchObject({ status: "NOT_APPLICABLE", statusUpdateSource: "MANUAL" });
    }
    expect([still.licenseLevel, still.selectedOutcomes, still.selectedReleases]).toEqual([selected.licenseLevel, selected.selectedOutcomes, selected.selectedReleases]);
    expect([(await sync()).changeSetId, isEmpty(await previewSync(made.who, { planId }))]).toEqual([null, true]);
    expect(JSON.stringify(await made.tasksOf(planId))).toBe(JSON.stringify(after));
  }), { numRuns: 12 });
}, 60_000);

async function take(made: Scene, { planId, id, step: one }: { planId: string; id: string; step: Step }) {
  const { db, tenantId, idOf } = made;
  if (one.do === "live") await db((tx) => tx.task.update({ where: { id }, data: { deletedAt: one.isLive ? null : new Date() } }));
  if (one.do === "level") await db((tx) => tx.task.update({ where: { id }, data: { licenseLevel: one.level } }));
  if (one.do === "rename") await db((tx) => tx.task.update({ where: { id }, data: { description: one.to } }));
  if (one.do === "choose") await made.change(planId, { licenseLevel: one.level, outcomes: one.outcomes.map((part) => idOf("outcomes", part)) });
  if (one.do === "outcomes") await db(async (tx) => {
    await tx.taskOutcome.deleteMany({ where: { taskId: id } });
    await tx.taskOutcome.createMany({ data: one.outcomes.map((part) => ({ tenantId, taskId: id, outcomeId: idOf("outcomes", part) })) });
  });
  if (one.do === "status") {
    const task = (await made.tasksOf(planId)).find(({ originalTaskId }) => originalTaskId === id);
    if (task && task.status !== "DONE") await setTaskStatus(made.who, { planId, taskId: task.id, was: task.status, status: one.status });
  }
}

/** The spec's sentence, word by word, beside the function that decides it everywhere. */
function mayEnter({ isLive, licenseLevel, outcomeIds, releaseIds }: Offered, bought: Selection) {
  const height = { ESSENTIAL: 1, ADVANTAGE: 2, SIGNATURE: 3 };
  let enters = isLive;
  if (height[licenseLevel] > height[bought.licenseLevel]) enters = false;
  for (const [chosen, own] of [[bought.outcomes, outcomeIds], [bought.releases, releaseIds]] as const) {
    const nothingChosen = chosen.length === 0;
    const hasNone = own.length === 0;
    const someMatch = chosen.filter((id) => own.indexOf(id) >= 0).length >= 1;
    if (!nothingChosen && !hasNone && !someMatch) enters = false;
  }
  return enters;
}

test("the eligibility matrix: licence × outcomes × releases × live, all 3 × 3 × 16 × 16 × 2 of them", () => {
  const sets = [[], ["x"], ["y"], ["x", "y"]];
  let asked = 0;
  for (const bought of LICENSE_LEVELS) for (const licenseLevel of LICENSE_LEVELS) for (const isLive of [true, false]) for (const outcomes of sets) for (const outcomeIds of sets) for (const releases of sets) for (const releaseIds of sets) {
    const [task, selection] = [{ isLive, licenseLevel, outcomeIds, releaseIds }, { licenseLevel: bought, outcomes, releases }];
    if (isEligible(task, selection) !== mayEnter(task, selection)) expect.fail(JSON.stringify({ task, selection }));
    asked++;
  }
  expect(asked).toBe(4608);
});
