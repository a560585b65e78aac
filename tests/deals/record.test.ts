import { expect, test } from "vitest";
import { loseDeals } from "@/lib/deals/commands/closing";
import { addContact } from "@/lib/deals/commands/contacts";
import { createDeal } from "@/lib/deals/commands/creating";
import { addLine } from "@/lib/deals/commands/lines";
import { moveDeal } from "@/lib/deals/commands/moving";
import { getDeal } from "@/lib/deals/queries/record";
import { pathOf } from "@/lib/deals/queries/path";
import { world } from "../support/world";

test("the record holds everything about a deal", async () => {
  const { ctx, tenantId, db, otto, customer, prospecting, qualification } = await world();
  const { id: customerId } = await customer("Globex");
  const { dealId } = await createDeal(ctx, { name: "Whole", customerId, teamMembers: [otto.id], discount: "10", tax: "5", competitors: ["Hooli"] });
  const contact = await db((tx) => tx.contact.create({ data: { tenantId, name: "Ana", jobTitle: "CFO" } }));
  await addLine(ctx, { dealId, name: "Hours", quantity: "2", price: "100" });
  await addContact(ctx, { dealId, contactId: contact.id, role: "DECISION_MAKER", isPrimary: true });
  await moveDeal(ctx, { dealId, fromStageId: prospecting.id, toStageId: qualification.id, note: "They called" });
  const by = { tenantId, dealId, createdByKind: "USER", createdByName: "Maya" } as const;
  await db((tx) => tx.activity.create({ data: { ...by, subject: "Call", dueDate: new Date("2031-01-01") } }));
  await db((tx) => tx.activity.create({ data: { ...by, subject: "Met", status: "COMPLETED", completedAt: new Date() } }));

  const deal = await getDeal(ctx, { dealId });
  expect(deal).toMatchObject({
    title: "Whole", name: "Whole", customerName: "Globex", ownerName: "Maya", amount: "200.00", value: "190.00", total: "195.00", contactName: "Ana", stageName: "Qualification", competitors: ["Hooli"], canEdit: true,
    lines: [{ name: "Hours", quantity: "2.0000", total: "200.00" }], team: [{ id: otto.id, name: "Otto" }], contacts: [{ name: "Ana", jobTitle: "CFO", role: "DECISION_MAKER", isPrimary: true }],
    planned: [{ subject: "Call", dueDate: "2031-01-01" }], done: [{ subject: "Met" }],
  });
  expect(deal.path.map(({ name, isCurrent, enteredAt }) => [name, isCurrent, enteredAt !== null]).slice(0, 3)).toEqual([["Prospecting", false, true], ["Qualification", true, true], ["Proposal", false, false]]);
  expect(deal.events[0]).toMatchObject({ fromStage: "Prospecting", toStage: "Qualification", byName: "Maya", note: "They called" });
  expect(new Date(deal.createdDate).getTime()).toBeGreaterThan(0);
});

test("a deal without a name is called after its customer and product", async () => {
  const { ctx, customer } = await world();
  const { id: customerId } = await customer("Globex");
  const products = [{ name: "Seat", quantity: "1", price: "1" }];
  const title = async (input: Parameters<typeof createDeal>[1]) => (await getDeal(ctx, { dealId: (await createDeal(ctx, input)).dealId })).title;
  expect(await title({ customerId, products })).toBe("Globex – Seat");
  expect(await title({ products })).toBe("No customer – Seat");
  expect(await title({ customerId })).toBe("Globex");
});

test("the path adds up every stay in a stage", () => {
  const stage = (stageId: string, order: number) => ({ stageId, name: stageId, color: null, order, isClosedWon: false, isClosedLost: false, daysInStage: null });
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  const step = (fromStageId: string | null, toStageId: string, minute: number) => ({ id: String(minute), fromStageId, toStageId, fromStage: null, toStage: toStageId, status: "OPEN" as const, amount: null, probability: "0", byName: "Maya", note: null, at: at(minute) });
  const newestFirst = [step("b", "a", 30), step("b", "b", 20), step("a", "b", 10), step(null, "a", 0)];
  const path = pathOf([stage("a", 0), stage("b", 1), stage("c", 2)], newestFirst, { stageId: "a", stageEnteredAt: at(30) }, new Date(at(35)));
  expect(path.map(({ stageId, seconds, isCurrent, enteredAt }) => [stageId, seconds / 60, isCurrent, enteredAt])).toEqual([["a", 15, true, at(30)], ["b", 20, false, at(10)], ["c", 0, false, null]]);
});

test("a deal in the trash is shown and not edited; another tenant's is not here", async () => {
  const [ours, theirs] = [await world(), await world()];
  const { dealId } = await createDeal(ours.ctx, {});
  await loseDeals(ours.ctx, { cards: [{ dealId }], lostReason: "PRICE" });
  await ours.db((tx) => tx.deal.update({ where: { id: dealId }, data: { deletedAt: new Date() } }));
  expect(await getDeal(ours.ctx, { dealId })).toMatchObject({ canEdit: false, status: "LOST", deletedAt: expect.any(String) });
  await expect(getDeal(theirs.ctx, { dealId })).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
});
