import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { deleteCustomers, previewDeletion } from "@/lib/customers/commands/deleting";
import { world } from "../support/world";

async function customerWithEverything() {
  const acme = await world();
  const { tenantId, db, maya } = acme;
  const customer = await acme.customer("Fjordline");
  const by = { createdByKind: "USER", createdByName: "Maya" } as const;
  const [won] = await acme.deals(1, acme.won, { customerId: customer.id, status: "WON", closedDate: new Date("2026-03-01") });
  const contact = await db((tx) => tx.contact.create({ data: { tenantId, customerId: customer.id, name: "Ana", isPrimary: true } }));
  const note = await db((tx) => tx.customerNote.create({ data: { tenantId, customerId: customer.id, content: "Board meets in May", ...by } }));
  const activity = await db((tx) => tx.activity.create({ data: { tenantId, dealId: won?.id ?? null, subject: "Thank them", assignedTo: maya.id, ...by } }));
  const live = () => db(async (tx) => [await tx.customer.count({ where: { deletedAt: null } }), await tx.contact.count({ where: { deletedAt: null } }), await tx.customerNote.count({ where: { deletedAt: null } }), await tx.deal.count({ where: { deletedAt: null } }), await tx.activity.count({ where: { deletedAt: null } })]);
  return { ...acme, fjordline: customer, won, contact, note, activity, live };
}

test("a customer takes its contacts, notes, activities and closed deals along, and undo brings them all back", async () => {
  const { ctx, fjordline, live, db } = await customerWithEverything();
  const { changeSetId } = await deleteCustomers(ctx, { customerIds: [fjordline.id] });
  expect(await live()).toEqual([0, 0, 0, 0, 0]);
  expect(await db((tx) => tx.auditLog.findMany({ where: { changeSetId }, select: { action: true }, orderBy: { action: "asc" } }))).toEqual([{ action: "customer.deleted" }, { action: "deal.deleted" }]);
  expect(await db((tx) => tx.dealStageEvent.findFirst({ where: { isDeleted: true } }))).not.toBeNull();
  await undoChangeSet(ctx, { changeSetId });
  expect(await live()).toEqual([1, 1, 1, 1, 1]);
});

test("open deals refuse, with their names", async () => {
  const { ctx, fjordline, deals, live } = await customerWithEverything();
  await deals(1, undefined, { customerId: fjordline.id, name: "Renewal 2027" });
  await expect(deleteCustomers(ctx, { customerIds: [fjordline.id] })).rejects.toThrow("Fjordline still has an open deal: Renewal 2027. Close or move them first.");
  expect(await live()).toEqual([1, 1, 1, 2, 1]);
});

test("before anything goes one sees what goes along, what stays and why", async () => {
  const { ctx, fjordline, customer, otto, deals } = await customerWithEverything();
  const theirs = await customer("Ottos", { ownerId: otto.id });
  const busy = await customer("Busy");
  await deals(1, undefined, { customerId: busy.id, name: "Renewal 2027" });
  expect(await previewDeletion(ctx, { customerIds: [fjordline.id, theirs.id, busy.id] })).toEqual({
    customers: 1, contacts: 1, notes: 1, activities: 1, files: 0, closedDeals: 1, forbidden: [{ id: theirs.id, name: "Ottos" }],
    open: [{ id: busy.id, name: "Busy", deals: [{ id: expect.any(String), name: "Renewal 2027" }], projects: [], plans: [] }],
  });
});

test("somebody else's customer stays, another organization's is not there", async () => {
  const acme = await customerWithEverything();
  const other = await world();
  const theirs = await acme.customer("Ottos", { ownerId: acme.otto.id });
  await expect(deleteCustomers(acme.ctx, { customerIds: [theirs.id] })).rejects.toMatchObject({ status: 403 });
  await expect(deleteCustomers(other.as(other.adam), { customerIds: [acme.fjordline.id] })).rejects.toThrow(/404/);
});

test("a running implementation and an assigned product keep their customer, and say so", async () => {
  const { ctx, db, tenantId, fjordline, customer, live } = await customerWithEverything();
  const product = await db((tx) => tx.product.create({ data: { tenantId, name: "Edge" } }));
  const held = await customer("Held");
  await db((tx) => tx.customerProduct.create({ data: { tenantId, customerId: held.id, productId: product.id, name: "Edge for all" } }));
  await expect(deleteCustomers(ctx, { customerIds: [held.id, fjordline.id] })).rejects.toThrow("Held still has a plan: Edge for all. End the implementation and take the products off first.");
  expect(await live()).toEqual([2, 1, 1, 1, 1]);
  expect(await previewDeletion(ctx, { customerIds: [held.id, fjordline.id] })).toMatchObject({ customers: 1, open: [{ name: "Held", deals: [], projects: [], plans: [{ name: "Edge for all" }] }] });
});
