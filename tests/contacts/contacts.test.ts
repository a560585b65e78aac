import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { createContact } from "@/lib/contacts/commands/creating";
import { deleteContact } from "@/lib/contacts/commands/deleting";
import { editContact, makePrimaryContact, patchContact } from "@/lib/contacts/commands/editing";
import { findContacts, getContact } from "@/lib/contacts/queries";
import { FindContacts } from "@/lib/contacts/rules";
import { world } from "../support/world";

async function withCustomer() {
  const acme = await world();
  const { id: customerId } = await acme.customer("Fjordline");
  const primaries = () => acme.db(async (tx) => (await tx.contact.findMany({ where: { customerId, isPrimary: true, deletedAt: null } })).map(({ name }) => name));
  return { ...acme, customerId, primaries };
}

test("a new contact stands on its customer and on the customer's timeline", async () => {
  const { ctx, customerId, db } = await withCustomer();
  const { contactId, changeSetId } = await createContact(ctx, { name: "Ana Prado", customerId, email: "ana@fjordline.example", doNotCall: true, birthday: "1980-02-29", isPrimary: true });
  expect(await db((tx) => tx.contact.findUniqueOrThrow({ where: { id: contactId } }))).toMatchObject({ name: "Ana Prado", isPrimary: true, doNotCall: true, emailOptIn: true, birthday: new Date("1980-02-29") });
  expect(await db((tx) => tx.auditLog.findFirst({ where: { changeSetId } }))).toMatchObject({ action: "contact.created", customerId });
});

test("a customer has one primary contact: the place moves, and undo moves it back", async () => {
  const { ctx, customerId, primaries } = await withCustomer();
  await createContact(ctx, { name: "Ana", customerId, isPrimary: true });
  const { contactId } = await createContact(ctx, { name: "Bo", customerId, isPrimary: false });
  const { changeSetId } = await makePrimaryContact(ctx, { contactId });
  expect(await primaries()).toEqual(["Bo"]);
  await expect(makePrimaryContact(ctx, { contactId })).rejects.toThrow("Bo already is the primary contact.");
  await createContact(ctx, { name: "Cy", customerId, isPrimary: true });
  expect(await primaries()).toEqual(["Cy"]);
  await expect(undoChangeSet(ctx, { changeSetId })).rejects.toThrow("Maya changed this since.");
});

test("fields change one by one, on the value that was read", async () => {
  const { ctx, customerId } = await withCustomer();
  const { contactId } = await createContact(ctx, { name: "Ana", customerId, isPrimary: false });
  await editContact(ctx, { contactId, field: "birthday", was: null, value: "1980-02-29" });
  await editContact(ctx, { contactId, field: "emailOptIn", was: true, value: false });
  await expect(editContact(ctx, { contactId, field: "birthday", was: null, value: "1981-01-01" })).rejects.toMatchObject({ details: { conflict: { theirs: "1980-02-29" } } });
  await patchContact(ctx, { contactId, version: 3, jobTitle: "CFO", email: "ana@fjordline.example" });
  expect(await getContact(ctx, { contactId })).toMatchObject({ jobTitle: "CFO", email: "ana@fjordline.example", customer: { name: "Fjordline" } });
});

test("a contact that moves to another customer gives up its place", async () => {
  const { ctx, customerId, customer } = await withCustomer();
  const other = await customer("Nordbank");
  const { contactId } = await createContact(ctx, { name: "Ana", customerId, isPrimary: true });
  await editContact(ctx, { contactId, field: "customerId", was: customerId, value: other.id });
  expect(await getContact(ctx, { contactId })).toMatchObject({ customerId: other.id, isPrimary: false });
});

test("a contact goes to the trash with what hangs on it alone, and comes back", async () => {
  const { ctx, customerId, tenantId, db } = await withCustomer();
  const { contactId } = await createContact(ctx, { name: "Ana", customerId, isPrimary: false });
  await db((tx) => tx.activity.create({ data: { tenantId, contactId, subject: "Call", createdByKind: "USER", createdByName: "Maya" } }));
  const { changeSetId } = await deleteContact(ctx, { contactId });
  const live = () => db(async (tx) => [await tx.contact.count({ where: { deletedAt: null } }), await tx.activity.count({ where: { deletedAt: null } })]);
  expect(await live()).toEqual([0, 0]);
  await undoChangeSet(ctx, { changeSetId });
  expect(await live()).toEqual([1, 1]);
});

test("contacts are found by name and address, page by page", async () => {
  const { ctx, customerId } = await withCustomer();
  for (const name of ["Ana", "bo", "Cy"]) await createContact(ctx, { name, customerId, email: `${name.toLowerCase()}@fjordline.example`, isPrimary: false });
  const first = await findContacts(ctx, FindContacts.parse({ customerId, limit: 2 }));
  expect(first.contacts.map(({ name }) => name)).toEqual(["Ana", "bo"]);
  expect((await findContacts(ctx, FindContacts.parse({ customerId, limit: 2, after: first.next }))).contacts.map(({ name }) => name)).toEqual(["Cy"]);
  expect((await findContacts(ctx, FindContacts.parse({ q: "cy@fjord" }))).contacts).toMatchObject([{ name: "Cy", customerName: "Fjordline", canEdit: true }]);
});

test("a contact follows its customer: a colleague's stays, another organization's is not there", async () => {
  const [acme, other] = [await withCustomer(), await world()];
  const theirs = await acme.customer("Ottos", { ownerId: acme.otto.id });
  await expect(createContact(acme.ctx, { name: "Ana", customerId: theirs.id, isPrimary: false })).rejects.toMatchObject({ status: 403 });
  await expect(createContact(other.as(other.adam), { name: "Ana", customerId: theirs.id, isPrimary: false })).rejects.toThrow(/404/);
  const { contactId } = await createContact(acme.as(acme.adam), { name: "Ana", customerId: theirs.id, isPrimary: false });
  await expect(editContact(acme.ctx, { contactId, field: "name", was: "Ana", value: "X" })).rejects.toMatchObject({ status: 403 });
  for (const command of [() => editContact(other.as(other.adam), { contactId, field: "name", was: "Ana", value: "X" }), () => makePrimaryContact(other.as(other.adam), { contactId }), () => deleteContact(other.as(other.adam), { contactId }), () => getContact(other.ctx, { contactId })]) {
    await expect(command()).rejects.toThrow(/404/);
  }
});
