import { expect, test } from "vitest";
import { createField } from "@/lib/fields/commands";
import { editDeal, patchDeal } from "@/lib/deals/commands/editing";
import { addLine } from "@/lib/deals/commands/lines";
import { EditDeal, dealFields, type DealField } from "@/lib/deals/rules";
import { first, world, type World } from "../support/world";

const NOT_FOUND = /NEXT_HTTP_ERROR_FALLBACK;404/;
type Values = Record<Exclude<DealField, "customFields">, { status: "OPEN" | "WON" | "LOST"; was: unknown; one: unknown; two: unknown }>;

/** For each field what the deal holds at first, and two values people want instead. */
async function values({ otto, vera, adam, customer, db, tenantId }: World): Promise<Values> {
  const [globex, initech] = [await customer("Globex"), await customer("Initech")];
  const contact = (name: string) => db((tx) => tx.contact.create({ data: { tenantId, name } }));
  const [ana, ben] = [await contact("Ana"), await contact("Ben")];
  const open = { status: "OPEN" } as const;
  return {
    name: { ...open, was: "Deal 0", one: "One", two: "Two" }, customerId: { ...open, was: null, one: globex.id, two: initech.id }, contactId: { ...open, was: null, one: ana.id, two: ben.id },
    amount: { ...open, was: "1000.00", one: "1.50", two: null }, currencyCode: { ...open, was: "USD", one: "EUR", two: "DKK" }, discount: { ...open, was: "100", one: "1", two: "2" }, tax: { ...open, was: "0", one: "1", two: "2" },
    probability: { ...open, was: "10", one: "60", two: "70" }, ownerId: { ...open, was: null, one: otto.id, two: adam.id }, teamMembers: { ...open, was: [], one: [otto.id], two: [vera.id, adam.id] },
    expectedCloseDate: { ...open, was: null, one: "2030-01-31", two: "2030-02-28" }, closedDate: { status: "WON", was: null, one: "2024-01-31", two: "2024-02-29" },
    kind: { ...open, was: "NEW", one: "EXPANSION", two: "RENEWAL" }, source: { ...open, was: null, one: "PARTNER", two: "INBOUND" }, competitors: { ...open, was: [], one: ["Initech"], two: ["Hooli", "Initech"] },
    tags: { ...open, was: [], one: ["hot"], two: ["cold"] }, wonReason: { status: "WON", was: null, one: "Price", two: "Fit" }, lostReason: { status: "LOST", was: null, one: "PRICE", two: "TIMING" },
    lostToCompetitor: { status: "LOST", was: null, one: "Hooli", two: "Initech" }, externalId: { ...open, was: null, one: "A-1", two: "A-2" },
  };
}

test.each(Object.keys(dealFields).filter((field) => field !== "customFields"))("%s: the second edit of what was read conflicts and shows both values; of another field it merges", async (name) => {
  const scene = await world();
  const { as, adam, db, deals, maya } = scene;
  const field = name as keyof Values;
  const all = await values(scene);
  const { status, was, one, two } = all[field];
  const stage = { OPEN: scene.prospecting, WON: scene.won, LOST: scene.lost }[status];
  const { id: dealId } = first(await deals(1, stage, { status }));
  const before = field === "ownerId" ? maya.id : was;
  const edit = (value: unknown, read: unknown, other: string = field) => EditDeal.parse({ dealId, field: other, was: read, value });

  await editDeal(as(adam), edit(one, before));
  await expect(editDeal(as(adam), edit(two, before))).rejects.toMatchObject({ status: 409, details: { conflict: { field, yours: two, byName: "Adam" } } });
  const other = field === "externalId" ? "source" : "externalId";
  await editDeal(as(adam), edit(other === "source" ? "PARTNER" : "merged", null, other));
  await editDeal(as(adam), edit(two, one));
  const deal = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId } }));
  expect(deal[other]).toBe(other === "source" ? "PARTNER" : "merged");
  expect(await editDeal(as(adam), edit(two, two))).toEqual({ changeSetId: null });
});

test("every change of amount, discount, probability and owner is a line of the history; a change of the name is none", async () => {
  const { ctx, db, deals, otto } = await world();
  const { id: dealId } = first(await deals(1));
  await editDeal(ctx, { dealId, field: "name", was: "Deal 0", value: "New name" });
  await editDeal(ctx, { dealId, field: "amount", was: "1000", value: "2000" });
  await editDeal(ctx, { dealId, field: "discount", was: "100", value: "0" });
  await editDeal(ctx, { dealId, field: "probability", was: "10", value: "66.60" });
  await editDeal(ctx, { dealId, field: "ownerId", was: ctx.person?.id, value: otto.id });
  const events = await db((tx) => tx.dealStageEvent.findMany({ orderBy: { id: "asc" } }));
  expect(events.map(({ amount, discount, probability, ownerId, fromStageId, toStageId }) => [Number(amount), Number(discount), Number(probability), ownerId === otto.id, fromStageId === toStageId])).toEqual([
    [2000, 100, 10, false, true], [2000, 0, 10, false, true], [2000, 0, 66.6, false, true], [2000, 0, 66.6, true, true],
  ]);
});

test("the rules of a field are said at the field", async () => {
  const { ctx, deals, won, lost, customer } = await world();
  const { id: open } = first(await deals(1));
  const { id: customerId } = await customer("Globex");
  const { id: wonId } = first(await deals(1, won, { status: "WON", customerId }));
  const { id: lostId } = first(await deals(1, lost, { status: "LOST", lostReason: "PRICE" }));
  await addLine(ctx, { dealId: open, name: "Hours", quantity: "1", price: "10" });
  const at = (input: unknown) => editDeal(ctx, EditDeal.parse(input));
  const refused = async (input: { dealId: string; field: string; was: unknown; value: unknown }, sentence: RegExp, field = input.field) =>
    expect(at(input)).rejects.toMatchObject({ status: 422, message: expect.stringMatching(sentence), details: { fields: { [field]: expect.any(String) } } });
  await refused({ dealId: open, field: "amount", was: "10.00", value: "5" }, /sum of the lines/);
  await refused({ dealId: open, field: "closedDate", was: null, value: "2024-01-01" }, /is open/);
  await refused({ dealId: open, field: "wonReason", was: null, value: "Price" }, /not won/);
  await refused({ dealId: open, field: "lostReason", was: null, value: "PRICE" }, /not lost/);
  await refused({ dealId: wonId, field: "customerId", was: customerId, value: null }, /keeps its customer/);
  await refused({ dealId: wonId, field: "probability", was: "100", value: "50" }, /closed deal/);
  await refused({ dealId: lostId, field: "lostReason", was: "PRICE", value: null }, /keeps its reason/);
  await refused({ dealId: lostId, field: "lostReason", was: "PRICE", value: "COMPETITION" }, /competitor/, "lostToCompetitor");
  await refused({ dealId: open, field: "ownerId", was: ctx.person?.id, value: crypto.randomUUID() }, /not here/);
  await refused({ dealId: open, field: "customerId", was: null, value: crypto.randomUUID() }, /not here/);
});

test("a probability of one's own stays; without it the stage's value counts again", async () => {
  const { ctx, db, deals } = await world();
  const { id: dealId } = first(await deals(1));
  await editDeal(ctx, { dealId, field: "probability", was: "10", value: "60" });
  await editDeal(ctx, { dealId, field: "probability", was: "60", value: null });
  const deal = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId } }));
  expect([Number(deal.probability), deal.isProbabilityOverridden]).toEqual([10, false]);
});

test("a field of one's own is checked, and only the value that was read of that field can conflict", async () => {
  const { ctx, as, adam, deals, db } = await world();
  const { id: dealId } = first(await deals(1));
  for (const label of ["Tier", "Region"]) await createField(as(adam), { entity: "deals", label, type: "SELECT", options: ["a", "b"], isRequired: false });
  const edit = (key: string, value: string, was: unknown = null) => editDeal(ctx, { dealId, field: "customFields", key, was, value });
  await edit("tier", "a");
  await edit("region", "b");
  await expect(edit("tier", "b")).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "a", yours: "b" } } });
  await expect(edit("tier", "c", "a")).rejects.toMatchObject({ status: 422, details: { fields: { "customFields.tier": "This is not one of the choices." } } });
  await expect(edit("unknown", "c")).rejects.toMatchObject({ status: 422 });
  expect(await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId }, select: { customFields: true } }))).toEqual({ customFields: { tier: "a", region: "b" } });
});

test("machines write several fields and name the version they read", async () => {
  const { ctx, db, deals } = await world();
  const [{ id: dealId }, other] = [first(await deals(1)), first(await deals(1))];
  expect(await patchDeal(ctx, { dealId, version: 1, name: "A", amount: "7.00", externalId: "X" })).toMatchObject({ version: 2 });
  await expect(patchDeal(ctx, { dealId, version: 1, name: "B" })).rejects.toMatchObject({ status: 409, message: "Maya changed this deal since you read version 1; it is at version 2 now." });
  await expect(patchDeal(ctx, { dealId: other.id, version: 1, externalId: "X" })).rejects.toMatchObject({ status: 422, details: { fields: { externalId: "Another deal has this external id." } } });
  expect(await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId } }))).toMatchObject({ name: "A", version: 2 });
  expect(await db((tx) => tx.auditLog.findMany())).toMatchObject([{ action: "deal.edited", details: { fields: ["amount", "externalId", "name"] } }]);
});

test("another tenant's deal is not here, and no foreign id gets into a field", async () => {
  const [ours, theirs] = [await world(), await world()];
  const [mine, foreign] = [first(await ours.deals(1)), first(await theirs.deals(1))];
  const all = await values(theirs);
  await expect(editDeal(ours.ctx, { dealId: foreign.id, field: "name", was: "Deal 0", value: "Ours" })).rejects.toThrow(NOT_FOUND);
  await expect(patchDeal(ours.ctx, { dealId: foreign.id, version: 1, name: "Ours" })).rejects.toThrow(NOT_FOUND);
  for (const field of ["customerId", "contactId", "ownerId", "teamMembers"] as const) {
    const was = field === "ownerId" ? ours.maya.id : all[field].was;
    await expect(editDeal(ours.ctx, EditDeal.parse({ dealId: mine.id, field, was, value: all[field].one }))).rejects.toMatchObject({ status: 422, details: { fields: { [field]: expect.stringMatching(/not here/) } } });
  }
});
