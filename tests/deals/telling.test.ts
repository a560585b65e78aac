import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { bulkEditDeals } from "@/lib/deals/commands/bulk";
import { moveDeal, moveDeals } from "@/lib/deals/commands/moving";
import { runJob } from "@/lib/jobs/commands/running";
import { first, world, type World } from "../support/world";

test("the owner hears what someone else did with a deal, once", async () => {
  const { as, adam, maya, deals, prospecting, proposal, ...scene } = await world();
  const { id: dealId } = first(await deals(1));
  await moveDeal(as(adam), { dealId, fromStageId: prospecting.id, toStageId: proposal.id });
  expect(await heard(scene)).toEqual([{ recipient: maya.id, title: "Adam moved Deal 0 to Proposal", href: `/deals/${dealId}` }]);
});

test("nobody is told of what they did themselves, nor that a card changed its place in the column", async () => {
  const { ctx, as, adam, deals, prospecting, proposal, ...scene } = await world();
  const [a, b] = await deals(2);
  await moveDeal(ctx, { dealId: a?.id ?? "", fromStageId: prospecting.id, toStageId: proposal.id });
  await moveDeal(as(adam), { dealId: b?.id ?? "", fromStageId: prospecting.id, toStageId: prospecting.id });
  expect(await heard(scene)).toEqual([]);
});

test("many deals at once are one message to each owner", async () => {
  const { as, adam, maya, otto, deals, prospecting, proposal, ...scene } = await world();
  const mine = await deals(3);
  const ottos = await deals(2, prospecting, { ownerId: otto.id });
  const cards = [...mine, ...ottos].map(({ id }) => ({ dealId: id, fromStageId: prospecting.id }));
  await moveDeals(as(adam), { cards, toStageId: proposal.id });
  expect((await heard(scene)).toSorted((a, b) => b.title.localeCompare(a.title))).toEqual([
    { recipient: maya.id, title: "Adam moved 3 of your deals to Proposal", href: "/deals?owner=me" },
    { recipient: otto.id, title: "Adam moved 2 of your deals to Proposal", href: "/deals?owner=me" },
  ]);
});

test("who is given deals hears of it", async () => {
  const { as, adam, otto, deals, ...scene } = await world();
  const dealIds = (await deals(2)).map(({ id }) => id);
  await bulkEditDeals(as(adam), { dealIds, change: { field: "ownerId", value: otto.id } });
  expect(await heard(scene)).toEqual([{ recipient: otto.id, title: "Adam gave you 2 deals", href: "/deals?owner=me" }]);
});

test("a deal without a name is called by its customer and its product", async () => {
  const { as, adam, maya, deals, prospecting, proposal, customer, db, ...scene } = await world();
  const { id: customerId } = await customer("Acorn");
  const { id: dealId } = first(await deals(1, prospecting, { name: "", customerId }));
  await db((tx) => tx.dealLine.create({ data: { tenantId: scene.tenantId, dealId, position: 1, name: "Looms" } }));
  await moveDeal(as(adam), { dealId, fromStageId: prospecting.id, toStageId: proposal.id });
  expect(await heard(scene)).toEqual([{ recipient: maya.id, title: "Adam moved Acorn – Looms to Proposal", href: `/deals/${dealId}` }]);
});

/** Runs this tenant's jobs, each twice, and reads what they put into the outbox. */
async function heard({ tenantId }: Pick<World, "tenantId">) {
  const jobs = await everything.job.findMany({ where: { tenantId }, select: { id: true } });
  for (const { id } of [...jobs, ...jobs]) await runJob(id);
  expect(await everything.job.findMany({ where: { tenantId, status: { not: "completed" } } })).toEqual([]);
  const messages = await everything.outbox.findMany({ where: { tenantId, channel: "IN_APP" }, orderBy: { id: "asc" } });
  return messages.map(({ recipient, payload }) => ({ recipient, ...(payload as { title: string; href: string }) })).map(({ recipient, title, href }) => ({ recipient, title, href }));
}
