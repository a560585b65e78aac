import { expect, test } from "vitest";
import { createDeal } from "@/lib/deals/commands/creating";
import { CreateDeal } from "@/lib/deals/rules";
import { first, world } from "../support/world";
import { cardsIn } from "./cards";

const year = new Date().getUTCFullYear();

test("a new deal stands at the top of the first open stage, numbered, in the pipeline's currency, and its creation is recorded", async () => {
  const { ctx, db, deals, maya, prospecting } = await world();
  const { id: older } = first(await deals(1));
  const { dealId, number } = await createDeal(ctx, { name: "New" });
  expect(number).toBe(`D-${year}-00001`);
  expect(await cardsIn(db, prospecting)).toEqual([dealId, older]);
  const deal = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId } }));
  expect(deal).toMatchObject({ name: "New", ownerId: maya.id, status: "OPEN", amount: null, currencyCode: "USD", isProbabilityOverridden: false, version: 1 });
  expect(Number(deal.probability)).toBe(10);
  expect(await db((tx) => tx.dealStageEvent.findMany())).toMatchObject([{ dealId, fromStageId: null, toStageId: prospecting.id, changedByName: "Maya" }]);
  expect(await db((tx) => tx.auditLog.findMany())).toMatchObject([{ action: "deal.created", entityId: dealId }]);
});

test("products become lines with their list price, and the amount is their sum", async () => {
  const { ctx, tenantId, db, customer } = await world();
  const { id: customerId } = await customer("Globex");
  const seat = await db((tx) => tx.product.create({ data: { tenantId, name: "Seat", listPrice: "49.90", currencyCode: "USD" } }));
  const euro = await db((tx) => tx.product.create({ data: { tenantId, name: "Sitz", listPrice: "44", currencyCode: "EUR" } }));
  const make = (products: object[], more = {}) => createDeal(ctx, CreateDeal.parse({ customerId, products, ...more }));
  const { dealId } = await make([{ productId: seat.id, quantity: "3" }, { name: "Set-up", price: "500.00", termMonths: 12 }]);
  const deal = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId }, include: { lines: { orderBy: { position: "asc" } } } }));
  expect(deal.lines.map(({ name, price, quantity, total, position }) => [position, name, Number(price), Number(quantity), Number(total)])).toEqual([[1, "Seat", 49.9, 3, 149.7], [2, "Set-up", 500, 1, 500]]);
  expect(Number(deal.amount)).toBe(649.7);
  await expect(make([{ productId: euro.id }])).rejects.toMatchObject({ details: { fields: { price: "Type a price in USD." } } });
  await expect(make([{ productId: seat.id }], { amount: "5" })).rejects.toMatchObject({ details: { fields: { amount: expect.any(String) } } });
  await expect(make([{ quantity: "1" }])).rejects.toMatchObject({ details: { fields: { name: expect.any(String) } } });
});

test("what was given is kept: contact, team, probability of one's own, tags that come into being", async () => {
  const { ctx, tenantId, db, otto, qualification } = await world();
  const contact = await db((tx) => tx.contact.create({ data: { tenantId, name: "Ana" } }));
  const input = { stageId: qualification.id, contactId: contact.id, teamMembers: [otto.id], probability: "80", tags: ["hot", "hot"], currencyCode: "eur", expectedCloseDate: "2030-06-30", kind: "EXPANSION", source: "PARTNER" };
  const { dealId } = await createDeal(ctx, CreateDeal.parse(input));
  const deal = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId }, include: { contacts: true } }));
  expect(deal).toMatchObject({ contactId: contact.id, teamMembers: [otto.id], isProbabilityOverridden: true, tags: ["hot"], currencyCode: "EUR", kind: "EXPANSION", source: "PARTNER", contacts: [{ contactId: contact.id, isPrimary: true }] });
  expect(await db((tx) => tx.tag.findMany())).toMatchObject([{ name: "hot", category: "DEAL", usageCount: 1 }]);
});

test("a new deal starts in an open stage of its pipeline, and belongs to you or your team", async () => {
  const { ctx, as, otto, vera, adam, maya, won, prospecting } = await world();
  await expect(createDeal(ctx, { stageId: won.id })).rejects.toMatchObject({ details: { fields: { stageId: expect.stringMatching(/open stage/) } } });
  await expect(createDeal(ctx, { stageId: prospecting.id, pipelineId: crypto.randomUUID() })).rejects.toMatchObject({ status: 422 });
  await expect(createDeal(as(vera), {})).rejects.toMatchObject({ status: 403 });
  await expect(createDeal(ctx, { ownerId: adam.id })).rejects.toMatchObject({ status: 403 });
  await createDeal(as(otto, { teamIds: [maya.id] }), { ownerId: maya.id });
  await createDeal(as(adam), { ownerId: null });
});

test("nothing of another tenant gets into a new deal", async () => {
  const [ours, theirs] = [await world(), await world()];
  const contact = await theirs.db((tx) => tx.contact.create({ data: { tenantId: theirs.tenantId, name: "Ana" } }));
  const product = await theirs.db((tx) => tx.product.create({ data: { tenantId: theirs.tenantId, name: "Seat", listPrice: "1" } }));
  const outcome = await theirs.db((tx) => tx.outcome.create({ data: { tenantId: theirs.tenantId, productId: product.id, name: "Faster" } }));
  const { id: customerId } = await theirs.customer("Theirs");
  const foreign: Record<string, object> = {
    customerId: { customerId }, contactId: { contactId: contact.id }, ownerId: { ownerId: theirs.maya.id }, teamMembers: { teamMembers: [theirs.maya.id] },
    stageId: { stageId: theirs.prospecting.id }, pipelineId: { pipelineId: theirs.pipeline.id }, productId: { products: [{ productId: product.id }] },
    outcomeIds: { products: [{ name: "Seat", price: "1", outcomeIds: [outcome.id] }] },
  };
  for (const [field, input] of Object.entries(foreign)) {
    await expect(createDeal(ours.as(ours.adam), CreateDeal.parse(input))).rejects.toMatchObject({ status: 422, details: { fields: { [field]: expect.any(String) } } });
  }
  expect(await ours.db((tx) => tx.deal.count())).toBe(0);
});
