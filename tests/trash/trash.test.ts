import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { deleteDeals } from "@/lib/deals/commands/deleting";
import { listTrash } from "@/lib/trash/queries";
import { first, world } from "../support/world";

test("what was deleted at once lies in the trash as one set, and leaves it when the set is restored", async () => {
  const { ctx, deals } = await world();
  const dealIds = (await deals(2)).map(({ id }) => id);
  const { changeSetId } = await deleteDeals(ctx, { dealIds });
  const { sets } = await listTrash(ctx, {});
  expect(sets.map((set) => [set.changeSetId, set.label, set.byName, set.counts])).toEqual([[changeSetId, "Delete 2 deals", ctx.actor.name, { Deal: 2 }]]);
  await undoChangeSet(ctx, { changeSetId });
  expect((await listTrash(ctx, {})).sets).toEqual([]);
});

test("somebody who is no administrator sees only what they deleted themselves", async () => {
  const { ctx, as, adam, otto, deals } = await world();
  const mine = first(await deals(1)).id;
  await deleteDeals(ctx, { dealIds: [mine] });
  expect((await listTrash(as(otto), {})).sets).toEqual([]);
  expect((await listTrash(as(adam), {})).sets).toHaveLength(1);
});

test("another organization's trash is not seen", async () => {
  const [ours, theirs] = [await world(), await world()];
  await deleteDeals(theirs.ctx, { dealIds: [first(await theirs.deals(1)).id] });
  expect((await listTrash(ours.as(ours.adam), {})).sets).toEqual([]);
});
