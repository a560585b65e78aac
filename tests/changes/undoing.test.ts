import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { bulkEditDeals } from "@/lib/deals/commands/bulk";
import { loseDeals, reopenDeal, winDeals } from "@/lib/deals/commands/closing";
import { addContact, removeContact, setContactRole, setPrimaryContact } from "@/lib/deals/commands/contacts";
import { createDeal } from "@/lib/deals/commands/creating";
import { deleteDeals, restoreDeals } from "@/lib/deals/commands/deleting";
import { editDeal } from "@/lib/deals/commands/editing";
import { addLine, editLine, removeLine, reorderLines } from "@/lib/deals/commands/lines";
import { moveDeals } from "@/lib/deals/commands/moving";
import { expectUndone } from "../support/undone";
import { world, type World } from "../support/world";

type Scene = Awaited<ReturnType<typeof scene>>;
type Done = Promise<{ changeSetId: string | null }>;

/** Every command of a deal, and what it does in the scene. */
const commands: Record<string, (scene: Scene) => Done> = {
  moveDeals: ({ ctx, a, b, prospecting, qualification }) => moveDeals(ctx, { cards: [b, a].map((dealId) => ({ dealId, fromStageId: prospecting.id })), toStageId: qualification.id }),
  "moveDeals inside the column": ({ ctx, a, c, prospecting }) => moveDeals(ctx, { cards: [{ dealId: a, fromStageId: prospecting.id }], toStageId: prospecting.id, afterId: c }),
  winDeals: ({ ctx, a, b, customer }) => winDeals(ctx, { cards: [{ dealId: a }, { dealId: b }], customerId: customer.id, wonReason: "Price" }),
  loseDeals: ({ ctx, a }) => loseDeals(ctx, { cards: [{ dealId: a }], lostReason: "COMPETITION", lostToCompetitor: "Initech" }),
  reopenDeal: ({ ctx, won }) => reopenDeal(ctx, { dealId: won }),
  "editDeal, worth": ({ ctx, a }) => editDeal(ctx, { dealId: a, field: "amount", was: "1000.00", value: "5" }),
  "editDeal, tags": ({ ctx, a }) => editDeal(ctx, { dealId: a, field: "tags", was: [], value: ["hot"] }),
  "editDeal, primary contact": ({ ctx, a, other }) => editDeal(ctx, { dealId: a, field: "contactId", was: null, value: other.id }),
  bulkEditDeals: ({ ctx, a, b, otto }) => bulkEditDeals(ctx, { dealIds: [a, b], change: { field: "ownerId", value: otto.id } }),
  deleteDeals: ({ ctx, a, b }) => deleteDeals(ctx, { dealIds: [a, b] }),
  restoreDeals: ({ ctx, trashed }) => restoreDeals(ctx, { dealIds: [trashed] }),
  addLine: ({ ctx, a }) => addLine(ctx, { dealId: a, name: "Hours", quantity: "3", price: "100" }),
  editLine: ({ ctx, lined, line }) => editLine(ctx, { dealId: lined, lineId: line, field: "quantity", was: "2", value: "7" }),
  removeLine: ({ ctx, lined, line }) => removeLine(ctx, { dealId: lined, lineId: line }),
  reorderLines: ({ ctx, lined, line, line2 }) => reorderLines(ctx, { dealId: lined, lineIds: [line2, line] }),
  addContact: ({ ctx, a, other }) => addContact(ctx, { dealId: a, contactId: other.id, role: "USER", isPrimary: true }),
  setContactRole: ({ ctx, lined, contact }) => setContactRole(ctx, { dealId: lined, contactId: contact.id, role: "GATEKEEPER" }),
  setPrimaryContact: ({ ctx, lined, other }) => setPrimaryContact(ctx, { dealId: lined, contactId: other.id }),
  removeContact: ({ ctx, lined, contact }) => removeContact(ctx, { dealId: lined, contactId: contact.id }),
};

test.each(Object.entries(commands))("undo of %s leaves the tables as they were, and can itself be undone", async (_, command) => {
  const here = await scene();
  await expectUndone({ ctx: here.ctx, tables: () => tables(here), act: () => command(here) });
});

test("undoing the creation of a deal puts it into the trash, where nothing that hangs on it is lost", async () => {
  const { ctx, db, product } = await scene();
  const { dealId, changeSetId } = await createDeal(ctx, { name: "New", products: [{ productId: product.id, quantity: "2" }] });
  await undoChangeSet(ctx, { changeSetId });
  expect(await db((tx) => tx.deal.findUniqueOrThrow({ where: { id: dealId } }))).toMatchObject({ deletedAt: expect.any(Date) });
  expect(await db((tx) => tx.dealLine.count({ where: { dealId } }))).toBe(0);
  expect(await db((tx) => tx.dealStageEvent.findFirst({ where: { dealId }, orderBy: { id: "desc" } }))).toMatchObject({ isDeleted: true });
});

async function scene() {
  const made = await world();
  const { ctx, tenantId, db, deals, won: wonStage, customer: newCustomer } = made;
  const customer = await newCustomer("Globex");
  const ids = (await deals(6)).map(({ id }) => id);
  const [a = "", b = "", c = "", lined = "", trashed = "", closing = ""] = ids;
  await winDeals(ctx, { cards: [{ dealId: closing }], customerId: customer.id, stageId: wonStage.id });
  const contact = await db((tx) => tx.contact.create({ data: { tenantId, name: "Ana" } }));
  const other = await db((tx) => tx.contact.create({ data: { tenantId, name: "Ben" } }));
  const product = await db((tx) => tx.product.create({ data: { tenantId, name: "Seat", listPrice: "49.90" } }));
  const { lineId: line } = await addLine(ctx, { dealId: lined, productId: product.id, quantity: "2" });
  const { lineId: line2 } = await addLine(ctx, { dealId: lined, name: "Set-up", quantity: "1", price: "500" });
  await addContact(ctx, { dealId: lined, contactId: contact.id, role: "DECISION_MAKER", isPrimary: true });
  const hanging = { tenantId, createdByKind: "USER", createdByName: "Maya" } as const;
  await db((tx) => tx.activity.create({ data: { ...hanging, subject: "Call", dealId: a } }));
  await db((tx) => tx.customerNote.create({ data: { ...hanging, content: "Notes", dealId: trashed } }));
  await deleteDeals(ctx, { dealIds: [trashed] });
  return { ...made, customer, contact, other, product, a, b, c, lined, trashed, won: closing, line, line2 };
}

/** Everything a deal's commands write, without what only ever moves on: versions, times and the history. */
async function tables({ db }: Pick<World, "db">) {
  const rows = await db(async (tx) => ({
    deals: await tx.deal.findMany({ orderBy: { id: "asc" } }), lines: await tx.dealLine.findMany({ orderBy: { id: "asc" } }), contacts: await tx.dealContact.findMany({ orderBy: { contactId: "asc" } }),
    activities: await tx.activity.findMany({ orderBy: { id: "asc" } }), notes: await tx.customerNote.findMany({ orderBy: { id: "asc" } }), customers: await tx.customer.findMany(),
    totals: (await tx.stageTotal.findMany({ orderBy: [{ stageId: "asc" }, { currencyCode: "asc" }] })).filter(({ count }) => count > 0),
    tags: (await tx.tag.findMany({ orderBy: { name: "asc" } })).filter(({ usageCount }) => usageCount > 0),
  }));
  return JSON.parse(JSON.stringify(rows, (key, value: unknown) => (["version", "updatedAt", "createdAt"].includes(key) ? undefined : value))) as unknown;
}

