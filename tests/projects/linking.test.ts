import { expect, test } from "vitest";
import { staffContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { linkCustomer } from "@/lib/ops/projects/commands/linking";
import { startProject } from "@/lib/ops/projects/commands/starting";
import { findLinkable, listLinkedCustomers } from "@/lib/ops/projects/queries/linking";
import { listImplementations } from "@/lib/projects/queries";
import { staff } from "../ops/staff";
import { handOver, seller } from "./scene";

const organization = (more = {}) => everything.organization.create({ data: { name: "Larkfield", slug: crypto.randomUUID(), ...more } });

test("staff link a customer to the organization it is already; its implementation belongs to that one, and none is made", async () => {
  const [s, ruth, client] = [await seller(), await staff("Ruth", "IMPLEMENTATION"), await organization()];
  expect((await findLinkable(ruth.ctx, { q: s.customer.name })).map(({ id }) => id)).toEqual([s.customer.id]);
  await linkCustomer(ruth.ctx, { organizationId: client.id, customerId: s.customer.id });
  expect(await listLinkedCustomers(ruth.ctx, client.id)).toEqual([{ id: s.customer.id, name: s.customer.name, sellerName: "Acme" }]);
  expect(await findLinkable(ruth.ctx, { q: s.customer.name })).toEqual([]);
  const { projectId } = await handOver(s);
  expect(await everything.implementationProject.findUnique({ where: { id: projectId ?? "" }, select: { clientOrganizationId: true } })).toEqual({ clientOrganizationId: client.id });
  const fact = await everything.auditLog.findFirstOrThrow({ where: { tenantId: s.tenantId, action: "customer.edited" } });
  expect([fact.actorKind, fact.actorName, fact.details]).toEqual(["STAFF", "Ruth", { fields: ["clientOrganizationId"] }]);
});

test("not twice, not to the vendor or itself, not to a closed one, and not for a seller that onboards nobody", async () => {
  const [s, ruth, client] = [await seller(), await staff("Ruth", "IMPLEMENTATION"), await organization()];
  const link = (organizationId: string) => linkCustomer(ruth.ctx, { organizationId, customerId: s.customer.id });
  await expect(link(s.tenantId)).rejects.toThrow("no client of its own");
  await expect(link((await organization({ isActive: false })).id)).rejects.toThrow("closed");
  await expect(link(crypto.randomUUID())).rejects.toThrow(/404/);
  await link(client.id);
  await expect(link(client.id)).rejects.toMatchObject({ status: 409 });
  await everything.organization.update({ where: { id: s.tenantId }, data: { canOnboardClients: false } });
  await expect(link(client.id)).rejects.toThrow("does not onboard");
});

test("a project that staff start is the linked customer's, with its health; linked later it becomes so; another seller's customer stays out of it", async () => {
  const [foreign, ruth] = [await seller(), await staff("Ruth", "IMPLEMENTATION")];
  const vendor = (await everything.organization.findFirst({ where: { isVendor: true } })) ?? (await organization({ isVendor: true }));
  await everything.organization.update({ where: { id: vendor.id }, data: { canOnboardClients: true } });
  const ours = staffContext(vendor.id, ruth.ctx);
  const [known, late] = [await everything.customer.create({ data: { tenantId: vendor.id, name: "Larkfield" } }), await everything.customer.create({ data: { tenantId: vendor.id, name: "Larkfield North" } })];
  const [client, other] = [await organization(), await organization()];
  const start = async (clientOrganizationId: string) => (await startProject(ruth.ctx, { clientOrganizationId, type: "SMB_QUICK_START", kickoffDate: "2031-06-02" })).projectId;
  const seen = async (ctx: typeof ours, customerId: string) => (await listImplementations(ctx, { customerId })).projects.map(({ id }) => id);
  const health = async ({ id }: { id: string }) => (await everything.customer.findUniqueOrThrow({ where: { id } })).healthScore;
  for (const customerId of [known.id, foreign.customer.id]) await linkCustomer(ruth.ctx, { organizationId: client.id, customerId });
  const projectId = await start(client.id);
  expect([await seen(ours, known.id), await health(known), await seen(foreign.as(foreign.adam), foreign.customer.id)]).toEqual([[projectId], 100, []]);
  const unlinked = await start(other.id);
  await linkCustomer(ruth.ctx, { organizationId: other.id, customerId: late.id });
  expect([await seen(ours, late.id), await health(late)]).toEqual([[unlinked], 100]);
});
