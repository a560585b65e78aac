import "server-only";
import { staffContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { within, type Tx } from "@/lib/db/within";
import { openProject } from "@/lib/projects/opening";
import type { OneProject, StartProject } from "@/lib/projects/rules";
import { templateOf } from "@/lib/projects/template-store";
import { refuse, refuseField } from "@/lib/refusal";
import type { StaffCtx } from "../../context";
import { inviteAdmin } from "../../organizations/commands";
import { contextFor } from "../entering";

/** For an organization that exists. Without a deal it belongs to the vendor's own organization, and to the customer the vendor knows the client as. */
export async function startProject(staff: StaffCtx, { clientOrganizationId, type, kickoffDate, targetGoLiveDate }: StartProject) {
  const client = await everything.organization.findFirst({ where: { id: clientOrganizationId, deletedAt: null }, select: { isVendor: true, isActive: true } });
  if (!client) refuseField("clientOrganizationId", "This organization is not here any more.");
  if (client.isVendor) refuseField("clientOrganizationId", "The vendor is no client of its own.");
  if (!client.isActive) refuseField("clientOrganizationId", "This organization is closed.");
  const vendor = (await everything.organization.findFirst({ where: { isVendor: true }, select: { id: true } })) ?? refuse("There is no vendor organization yet.");
  const tasks = await templateOf(type);
  const ctx = staffContext(vendor.id, staff);
  return within(ctx, async (tx) => openProject(tx, ctx, { clientOrganizationId, customerId: await customerOf(tx, clientOrganizationId), dealId: null, type, tasks, kickoffDate: kickoffDate ?? null, targetGoLiveDate: targetGoLiveDate ?? null, leadImplementerId: staff.staffId, handoff: null }));
}

/** The deal's primary contact becomes the client organization's ADMIN, when somebody presses; never by itself. */
export async function inviteClientAdmin(staff: StaffCtx, { projectId }: OneProject) {
  const ctx = await contextFor(staff, projectId);
  const found = await within(ctx, async (tx) => {
    const project = await tx.implementationProject.findUniqueOrThrow({ where: { id: projectId }, select: { clientOrganizationId: true, dealId: true } });
    const primary = project.dealId ? await tx.dealContact.findFirst({ where: { dealId: project.dealId, isPrimary: true }, select: { contact: { select: { name: true, email: true } } } }) : null;
    return { ...project, contact: primary?.contact };
  });
  if (!found.contact) refuse("The deal has no primary contact. Invite an administrator on the organization's page.");
  if (!found.contact.email) refuse(`${found.contact.name} has no e-mail address yet.`);
  return inviteAdmin(staff, { id: found.clientOrganizationId, name: found.contact.name, email: found.contact.email.toLowerCase() });
}

/** The seller's customer that is this organization; the one known longest where there are several. */
async function customerOf(tx: Tx, clientOrganizationId: string) {
  const customer = await tx.customer.findFirst({ where: { clientOrganizationId, deletedAt: null }, select: { id: true }, orderBy: { id: "asc" } });
  return customer?.id ?? null;
}
