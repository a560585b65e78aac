import { expect, test } from "vitest";
import { addContact, removeContact, setContactRole, setPrimaryContact } from "@/lib/deals/commands/contacts";
import { addLine, editLine, removeLine, reorderLines } from "@/lib/deals/commands/lines";
import { undoChangeSet } from "@/lib/changes/commands";
import { getDeal } from "@/lib/deals/queries/record";
import { first, world, type World } from "../support/world";

const NOT_FOUND = /NEXT_HTTP_ERROR_FALLBACK;404/;

test("with lines the amount is their sum, whatever happens to them; after the last one it is empty", async () => {
  const { ctx, db, deals } = await world();
  const { id: dealId } = first(await deals(1));
  const { lineId: a } = await addLine(ctx, { dealId, name: "Hours", quantity: "2.5", price: "100.10" });
  const { lineId: b } = await addLine(ctx, { dealId, name: "Travel", quantity: "1", price: "49.75" });
  expect(await look(db, dealId)).toEqual({ amount: 300, discount: 100, total: 200, lines: [[1, "Hours", 250.25], [2, "Travel", 49.75]] });
  await editLine(ctx, { dealId, lineId: a, field: "quantity", was: "2.5", value: "3" });
  await reorderLines(ctx, { dealId, lineIds: [b, a] });
  expect(await look(db, dealId)).toMatchObject({ amount: 350.05, lines: [[1, "Travel", 49.75], [2, "Hours", 300.3]] });
  await removeLine(ctx, { dealId, lineId: a });
  await removeLine(ctx, { dealId, lineId: b });
  expect(await look(db, dealId)).toEqual({ amount: null, discount: 100, total: -100, lines: [] });
  const actions = (await db((tx) => tx.auditLog.findMany({ orderBy: { id: "asc" } }))).map(({ action }) => action);
  expect(actions).toEqual(["deal.line_added", "deal.line_added", "deal.line_edited", "deal.edited", "deal.line_removed", "deal.line_removed"]);
});

test("a line is bought for outcomes of its product; another product has none of them yet, and undo brings them back", async () => {
  const { ctx, as, adam, tenantId, db, deals } = await world();
  const { id: dealId } = first(await deals(1));
  const make = (name: string) => db(async (tx) => {
    const product = await tx.product.create({ data: { tenantId, name, listPrice: "10" } });
    return { id: product.id, outcome: await tx.outcome.create({ data: { tenantId, productId: product.id, name: `${name} outcome` } }) };
  });
  const [edge, hub] = [await make("Edge"), await make("Hub")];
  const { lineId } = await addLine(ctx, { dealId, productId: edge.id, quantity: "1", outcomeIds: [edge.outcome.id] });
  const line = async () => first((await getDeal(ctx, { dealId })).lines);
  expect(await line()).toMatchObject({ outcomeIds: [edge.outcome.id], outcomes: ["Edge outcome"] });
  const choose = (was: string[], value: string[]) => editLine(ctx, { dealId, lineId, field: "outcomeIds", was, value });
  await expect(choose([edge.outcome.id], [hub.outcome.id])).rejects.toMatchObject({ status: 422, details: { fields: { outcomeIds: expect.any(String) } } });
  await expect(addLine(ctx, { dealId, name: "Hours", price: "1", quantity: "1", outcomeIds: [edge.outcome.id] })).rejects.toMatchObject({ status: 422 });
  const { changeSetId } = await editLine(ctx, { dealId, lineId, field: "productId", was: edge.id, value: hub.id });
  expect((await line()).outcomeIds).toEqual([]);
  await undoChangeSet(as(adam), { changeSetId: changeSetId ?? "" });
  await expect(choose([], [])).rejects.toMatchObject({ status: 409 });
  await choose([edge.outcome.id], []);
  expect(await line()).toMatchObject({ productId: edge.id, outcomeIds: [], outcomes: [] });
});

test("a line's field conflicts by itself; what came or went since stops a reorder", async () => {
  const { ctx, as, adam, deals } = await world();
  const { id: dealId } = first(await deals(1));
  const { lineId } = await addLine(ctx, { dealId, name: "Hours", quantity: "2", price: "100" });
  await editLine(as(adam), { dealId, lineId, field: "price", was: "100.00", value: "110" });
  await editLine(ctx, { dealId, lineId, field: "quantity", was: "2", value: "4" });
  await expect(editLine(ctx, { dealId, lineId, field: "price", was: "100.00", value: "90" })).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "110", yours: "90", byName: "Adam" } } });
  await addLine(as(adam), { dealId, name: "Travel", quantity: "1", price: "1" });
  await expect(reorderLines(ctx, { dealId, lineIds: [lineId] })).rejects.toMatchObject({ status: 409 });
});

test("at most one contact is the primary one, and the deal names it", async () => {
  const { ctx, tenantId, db, deals } = await world();
  const { id: dealId } = first(await deals(1));
  const contact = (name: string) => db((tx) => tx.contact.create({ data: { tenantId, name } }));
  const [ana, ben] = [await contact("Ana"), await contact("Ben")];
  const roles = async () => {
    const deal = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId }, include: { contacts: { orderBy: { contactId: "asc" } } } }));
    return { primary: deal.contactId, rows: deal.contacts.map(({ contactId, role, isPrimary }) => [contactId, role, isPrimary]) };
  };
  await addContact(ctx, { dealId, contactId: ana.id, role: "INFLUENCER", isPrimary: true });
  await setPrimaryContact(ctx, { dealId, contactId: ben.id });
  await setContactRole(ctx, { dealId, contactId: ana.id, role: "DECISION_MAKER" });
  expect(await roles()).toEqual({ primary: ben.id, rows: [[ana.id, "DECISION_MAKER", false], [ben.id, null, true]] });
  await expect(addContact(ctx, { dealId, contactId: ana.id, isPrimary: false })).rejects.toMatchObject({ details: { fields: { contactId: expect.any(String) } } });
  await removeContact(ctx, { dealId, contactId: ben.id });
  expect(await roles()).toEqual({ primary: null, rows: [[ana.id, "DECISION_MAKER", false]] });
});

test("another tenant's deals, lines, products and contacts do not exist, and a colleague's deal is not yours to change", async () => {
  const [ours, theirs] = [await world(), await world()];
  const { ctx } = ours;
  const mine = first(await ours.deals(1)).id;
  const foreign = first(await theirs.deals(1)).id;
  const { lineId } = await addLine(theirs.ctx, { dealId: foreign, name: "Hours", quantity: "1", price: "1" });
  const contactId = (await theirs.db((tx) => tx.contact.create({ data: { tenantId: theirs.tenantId, name: "Ana" } }))).id;
  const productId = (await theirs.db((tx) => tx.product.create({ data: { tenantId: theirs.tenantId, name: "Seat" } }))).id;
  const line = { name: "Hours", quantity: "1", price: "1" };
  const gone = [
    () => addLine(ctx, { dealId: foreign, ...line }), () => editLine(ctx, { dealId: mine, lineId, field: "quantity", was: "1", value: "2" }), () => removeLine(ctx, { dealId: mine, lineId }), () => reorderLines(ctx, { dealId: foreign, lineIds: [lineId] }),
    () => addContact(ctx, { dealId: foreign, contactId, isPrimary: false }), () => setContactRole(ctx, { dealId: mine, contactId, role: null }), () => removeContact(ctx, { dealId: mine, contactId }), () => setPrimaryContact(ctx, { dealId: foreign, contactId: null }),
  ];
  for (const act of gone) await expect(act()).rejects.toThrow(NOT_FOUND);
  await expect(addLine(ctx, { dealId: mine, ...line, productId })).rejects.toMatchObject({ details: { fields: { productId: expect.any(String) } } });
  await expect(addContact(ctx, { dealId: mine, contactId, isPrimary: true })).rejects.toMatchObject({ details: { fields: { contactId: expect.any(String) } } });
  const others = first(await ours.deals(1, ours.prospecting, { ownerId: ours.adam.id })).id;
  await expect(addLine(ctx, { dealId: others, ...line })).rejects.toMatchObject({ status: 403 });
  await expect(setPrimaryContact(ctx, { dealId: others, contactId: null })).rejects.toMatchObject({ status: 403 });
});

async function look(db: World["db"], id: string) {
  const { amount, discount, total, lines } = await db((tx) => tx.deal.findUniqueOrThrow({ where: { id }, include: { lines: { orderBy: { position: "asc" } } } }));
  return { amount: amount && Number(amount), discount: Number(discount), total: Number(total), lines: lines.map((line) => [line.position, line.name, Number(line.total)]) };
}
