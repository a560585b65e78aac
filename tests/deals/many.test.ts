import { expect, test } from "vitest";
import { bulkEditDeals, previewBulkEdit } from "@/lib/deals/commands/bulk";
import { deleteDeals, restoreDeals } from "@/lib/deals/commands/deleting";
import { getBoard } from "@/lib/deals/queries/board";
import { first, world } from "../support/world";
import { cardsIn } from "./cards";

const NOT_FOUND = /NEXT_HTTP_ERROR_FALLBACK;404/;

test("a bulk edit says before what it will change, and is one change set told in each deal's timeline", async () => {
  const { ctx, db, deals, otto, adam, prospecting } = await world();
  const mine = (await deals(3)).map(({ id }) => id);
  const others = (await deals(1, prospecting, { ownerId: adam.id })).map(({ id }) => id);
  const input = { dealIds: [...mine, ...others], change: { field: "ownerId", value: otto.id } } as const;
  expect(await previewBulkEdit(ctx, { ...input, dealIds: [...input.dealIds] })).toEqual({ changed: 3, unchanged: 0, forbidden: 1 });
  expect(await db((tx) => tx.changeSet.count())).toBe(0);
  const { changeSetId, ...counts } = await bulkEditDeals(ctx, { ...input, dealIds: [...input.dealIds] });
  expect(counts).toEqual({ changed: 3, unchanged: 0, forbidden: 1 });
  expect(await db((tx) => tx.deal.count({ where: { ownerId: otto.id, version: 2 } }))).toBe(3);
  expect(await db((tx) => tx.changeSet.findMany({ include: { items: true } }))).toMatchObject([{ id: changeSetId, label: "Change owner of 3 deals", items: [{}, {}, {}] }]);
  expect(await db((tx) => tx.auditLog.count({ where: { action: "deal.edited", changeSetId } }))).toBe(3);
  expect(await db((tx) => tx.dealStageEvent.count({ where: { ownerId: otto.id } }))).toBe(3);
});

test("tags are added and taken away beside those a deal has; a date is set or cleared", async () => {
  const { ctx, db, deals, prospecting } = await world();
  const [a] = await deals(1, prospecting, { tags: ["old", "kept"] });
  const [b] = await deals(1, prospecting, { tags: ["hot"] });
  const dealIds = [a?.id ?? "", b?.id ?? ""];
  expect(await bulkEditDeals(ctx, { dealIds, change: { field: "tags", add: ["hot"], remove: ["old"] } })).toMatchObject({ changed: 1, unchanged: 1 });
  await bulkEditDeals(ctx, { dealIds, change: { field: "expectedCloseDate", value: "2030-01-31" } });
  expect(await db((tx) => tx.deal.findMany({ orderBy: { id: "asc" } }))).toMatchObject([{ tags: ["kept", "hot"], expectedCloseDate: new Date("2030-01-31") }, { tags: ["hot"] }]);
  expect(await db((tx) => tx.tag.findMany({ orderBy: { name: "asc" } }))).toMatchObject([{ name: "hot", usageCount: 2 }, { name: "kept", usageCount: 1 }, { name: "old", usageCount: 0 }]);
  expect(await bulkEditDeals(ctx, { dealIds, change: { field: "expectedCloseDate", value: "2030-01-31" } })).toMatchObject({ changed: 0, unchanged: 2, changeSetId: null });
});

test("what is all someone else's is refused as a whole; another tenant's deals are not here", async () => {
  const [ours, theirs] = [await world(), await world()];
  const others = (await ours.deals(2, ours.prospecting, { ownerId: ours.adam.id })).map(({ id }) => id);
  const foreign = (await theirs.deals(1)).map(({ id }) => id);
  const change = { field: "expectedCloseDate", value: null } as const;
  await expect(bulkEditDeals(ours.ctx, { dealIds: others, change })).rejects.toMatchObject({ status: 403 });
  await expect(deleteDeals(ours.ctx, { dealIds: others })).rejects.toMatchObject({ status: 403 });
  for (const act of [() => bulkEditDeals(ours.ctx, { dealIds: foreign, change }), () => previewBulkEdit(ours.ctx, { dealIds: foreign, change }), () => deleteDeals(ours.ctx, { dealIds: foreign }), () => restoreDeals(ours.ctx, { dealIds: foreign })]) await expect(act()).rejects.toThrow(NOT_FOUND);
  const mine = (await ours.deals(1)).map(({ id }) => id);
  await expect(bulkEditDeals(ours.ctx, { dealIds: mine, change: { field: "ownerId", value: theirs.maya.id } })).rejects.toMatchObject({ details: { fields: { ownerId: expect.any(String) } } });
});

test("a deleted deal leaves board and totals with what hung on it alone, and comes back to its place", async () => {
  const { ctx, tenantId, db, deals, customer, prospecting } = await world();
  const ids = (await deals(3)).map(({ id }) => id);
  const [, dealId = ""] = ids;
  const { id: customerId } = await customer("Globex");
  const by = { tenantId, createdByKind: "USER", createdByName: "Maya" } as const;
  const alone = await db((tx) => tx.activity.create({ data: { ...by, subject: "Alone", dealId } }));
  const shared = await db((tx) => tx.activity.create({ data: { ...by, subject: "Shared", dealId, customerId } }));
  const note = await db((tx) => tx.customerNote.create({ data: { ...by, content: "Note", dealId } }));
  const deletedAt = async () => [
    await db((tx) => tx.activity.findUniqueOrThrow({ where: { id: alone.id } })), await db((tx) => tx.activity.findUniqueOrThrow({ where: { id: shared.id } })), await db((tx) => tx.customerNote.findUniqueOrThrow({ where: { id: note.id } })),
  ].map((row) => row.deletedAt !== null);
  await deleteDeals(ctx, { dealIds: [dealId] });
  expect(await deletedAt()).toEqual([true, false, true]);
  expect(first((await getBoard(ctx)).columns)).toMatchObject({ totals: [{ count: 2 }], cards: [{}, {}] });
  await restoreDeals(ctx, { dealIds: [dealId] });
  expect(await deletedAt()).toEqual([false, false, false]);
  expect(await cardsIn(db, prospecting)).toEqual(ids);
  expect((await db((tx) => tx.dealStageEvent.findMany({ orderBy: { id: "asc" } }))).map(({ isDeleted }) => isDeleted)).toEqual([true, false]);
  expect((await db((tx) => tx.auditLog.findMany({ orderBy: { id: "asc" } }))).map(({ action }) => action)).toEqual(["deal.deleted", "deal.restored"]);
});
