import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { createCustomer } from "@/lib/customers/commands/creating";
import { editCustomer, patchCustomer } from "@/lib/customers/commands/editing";
import { createField } from "@/lib/fields/commands";
import { world } from "../support/world";

test("a new customer belongs to whoever adds it and is recorded", async () => {
  const { ctx, maya, db } = await world();
  const { customerId, changeSetId } = await createCustomer(ctx, { name: "Fjordline", website: "https://fjordline.example", tags: ["nordic"] });
  expect(await db((tx) => tx.customer.findUniqueOrThrow({ where: { id: customerId } }))).toMatchObject({ name: "Fjordline", ownerId: maya.id, status: "ACTIVE", website: "https://fjordline.example" });
  expect(await db((tx) => tx.auditLog.findFirst({ where: { changeSetId } }))).toMatchObject({ action: "customer.created", customerId });
  expect(await db((tx) => tx.tag.findFirst({ where: { name: "nordic" } }))).toMatchObject({ category: "CUSTOMER", usageCount: 1 });
  await undoChangeSet(ctx, { changeSetId });
  expect((await db((tx) => tx.customer.findUniqueOrThrow({ where: { id: customerId } }))).deletedAt).not.toBeNull();
});

test("whoever may only look adds nothing, and nobody adds a customer for somebody else", async () => {
  const { as, vera, ctx, otto } = await world();
  await expect(createCustomer(as(vera), { name: "Mine" })).rejects.toMatchObject({ status: 403 });
  await expect(createCustomer(ctx, { name: "Yours", ownerId: otto.id })).rejects.toMatchObject({ status: 403 });
});

test("an owner must be one of us", async () => {
  const [acme, other] = [await world(), await world()];
  const creating = createCustomer(acme.as(acme.adam), { name: "Fjordline", ownerId: other.maya.id });
  await expect(creating).rejects.toMatchObject({ details: { fields: { ownerId: "This person is not here, or not active." } } });
});

test("two people change different fields and both changes stand; on one field the second sees both values", async () => {
  const { ctx, as, otto, customer, db } = await world();
  const { id: customerId } = await customer("Fjordline");
  await editCustomer(ctx, { customerId, field: "industry", was: null, value: "Shipping" });
  await editCustomer(as(otto, { teamIds: [ctx.person?.id] }), { customerId, field: "employeeCount", was: null, value: 1200 });
  const late = editCustomer(as(otto, { teamIds: [ctx.person?.id] }), { customerId, field: "industry", was: null, value: "Ferries" });
  await expect(late).rejects.toMatchObject({ status: 409, details: { conflict: { yours: "Ferries", theirs: "Shipping", byName: "Maya" } } });
  expect(await db((tx) => tx.customer.findUniqueOrThrow({ where: { id: customerId } }))).toMatchObject({ industry: "Shipping", employeeCount: 1200, version: 3 });
});

test("the same value again changes nothing", async () => {
  const { ctx, customer } = await world();
  const { id: customerId } = await customer("Fjordline", { annualRevenue: "1000.00" });
  expect(await editCustomer(ctx, { customerId, field: "annualRevenue", was: "1000.00", value: "1000" })).toEqual({ changeSetId: null });
});

test("a customer is never its own ancestor", async () => {
  const { ctx, customer } = await world();
  const group = await customer("Group");
  const branch = await customer("Branch", { parentCustomerId: group.id });
  const looping = editCustomer(ctx, { customerId: group.id, field: "parentCustomerId", was: null, value: branch.id });
  await expect(looping).rejects.toMatchObject({ details: { fields: { parentCustomerId: expect.stringContaining("belong to itself") } } });
});

test("a field of one's own holds what its kind allows, beside the others", async () => {
  const { ctx, as, adam, customer, db } = await world();
  await createField(as(adam), { entity: "customers", label: "Regulator", type: "SELECT", options: ["BaFin", "CMVM"], isRequired: false });
  await createField(as(adam), { entity: "customers", label: "Fleet size", type: "NUMBER", options: [], isRequired: false });
  const { id: customerId } = await customer("Fjordline");
  await editCustomer(ctx, { customerId, field: "customFields", key: "regulator", was: null, value: "CMVM" });
  await editCustomer(ctx, { customerId, field: "customFields", key: "fleetSize", was: null, value: "12" });
  expect((await db((tx) => tx.customer.findUniqueOrThrow({ where: { id: customerId } }))).customFields).toEqual({ regulator: "CMVM", fleetSize: "12" });
  const wrong = editCustomer(ctx, { customerId, field: "customFields", key: "regulator", was: "CMVM", value: "SEC" });
  await expect(wrong).rejects.toMatchObject({ details: { fields: { "customFields.regulator": "This is not one of the choices." } } });
});

test("machines name the version they read", async () => {
  const { ctx, customer } = await world();
  const { id: customerId } = await customer("Fjordline");
  await patchCustomer(ctx, { customerId, version: 1, status: "CHURNED", billingAddress: { city: "Bergen" } });
  await expect(patchCustomer(ctx, { customerId, version: 1, status: "ACTIVE" })).rejects.toThrow("Maya changed this customer since you read version 1; it is at version 2 now.");
});

test("a colleague's customer is readable and not writable, another organization's is not there", async () => {
  const [acme, other] = [await world(), await world()];
  const { id: customerId } = await acme.customer("Fjordline", { ownerId: acme.otto.id });
  const edit = { customerId, field: "industry", was: null, value: "Shipping" } as const;
  await expect(editCustomer(acme.ctx, edit)).rejects.toThrow("This belongs to someone else.");
  await expect(editCustomer(other.as(other.adam), edit)).rejects.toThrow(/404/);
  await expect(patchCustomer(other.as(other.adam), { customerId, version: 1, name: "Stolen" })).rejects.toThrow(/404/);
});
