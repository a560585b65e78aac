import "server-only";
import { notFound } from "next/navigation";
import { staffContext } from "@/lib/auth/context";
import { lockCustomer } from "@/lib/customers/places";
import { everything } from "@/lib/db/everything";
import { within, type Tx } from "@/lib/db/within";
import { record, type Change } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import type { StaffCtx } from "../../context";
import type { LinkCustomer } from "../rules";

/** A seller's customer that is an organization here already: its next implementation belongs to that one, and none is made for it. One that is under way for nobody yet is the customer's from now on. */
export async function linkCustomer(staff: StaffCtx, { organizationId, customerId }: LinkCustomer) {
  const customer = (await everything.customer.findFirst({ where: { id: customerId, deletedAt: null }, select: { tenantId: true, tenant: { select: { canOnboardClients: true } } } })) ?? notFound();
  const client = (await everything.organization.findFirst({ where: { id: organizationId, deletedAt: null }, select: { name: true, isVendor: true, isActive: true } })) ?? notFound();
  if (!customer.tenant.canOnboardClients) refuse("The organization of this customer does not onboard clients.");
  if (client.isVendor || customer.tenantId === organizationId) refuse("An organization is no client of its own.");
  if (!client.isActive) refuse("This organization is closed.");
  const ctx = staffContext(customer.tenantId, staff);
  return within(ctx, async (tx) => {
    const { name, version } = await lockCustomer(tx, customerId);
    const { clientOrganizationId: before } = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { clientOrganizationId: true } });
    if (before) refuse(`${name} is linked to an organization already.`, 409);
    const after = { clientOrganizationId: organizationId, version: version + 1 };
    await tx.customer.update({ where: { id: customerId }, data: after, select: { id: true } });
    const changes = [{ entity: "Customer", id: customerId, before: { clientOrganizationId: null, version }, after }, ...(await adopted(tx, organizationId, customerId))];
    return record(tx, ctx, { name: "customer.edited", label: `Link ${name} to ${client.name}`, entity: "Customer", entityId: customerId, details: { fields: ["clientOrganizationId"] }, changes });
  });
}

/** The seller's open project for this organization, started before anybody knew whose customer it is. */
async function adopted(tx: Tx, clientOrganizationId: string, customerId: string): Promise<Change[]> {
  const where = { clientOrganizationId, customerId: null, status: { notIn: ["COMPLETED" as const, "CANCELLED" as const] } };
  const project = await tx.implementationProject.findFirst({ where, select: { id: true, version: true, healthScore: true, healthBreakdown: true, actualGoLiveDate: true } });
  if (!project) return [];
  const after = { customerId, version: project.version + 1 };
  await tx.implementationProject.update({ where: { id: project.id }, data: after, select: { id: true } });
  const { healthScore, healthBreakdown } = project;
  if (healthBreakdown && !project.actualGoLiveDate) await tx.customer.update({ where: { id: customerId }, data: { healthScore, healthBreakdown, healthAt: new Date() }, select: { id: true } });
  return [{ entity: "ImplementationProject", id: project.id, before: { customerId: null, version: project.version }, after }];
}
