import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { within, type Tx } from "@/lib/db/within";
import { lockDeal } from "@/lib/deals/places";
import { by, record } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import type { StartImplementation } from "../rules";

/** A won deal is handed over; a job opens the project (lib/projects/opening.ts). Only where the organization onboards clients, and by an administrator or staff. */
export function startImplementation(ctx: Ctx, { dealId, type, kickoffDate, promisedDate, dayToDayContactId, hasNoCompetitors, notes }: StartImplementation) {
  return within(ctx, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    assertMay(ctx, "projects.start", { id: dealId, ownerId: deal.ownerId });
    await assertHandable(tx, ctx, deal);
    if (dayToDayContactId && !(await tx.dealContact.findFirst({ where: { dealId, contactId: dayToDayContactId }, select: { id: true } }))) refuseField("dayToDayContactId", "Choose one of the deal's contacts.");
    const note = notes ? await tx.customerNote.create({ data: { tenantId: ctx.tenantId, dealId, title: "Handoff", content: notes, ...by("created", ctx.actor) } }) : null;
    const details = { type, kickoffDate: kickoffDate ?? null, promisedDate: promisedDate ?? null, dayToDayContactId: dayToDayContactId ?? null, hasNoCompetitors };
    const changes = note ? [{ entity: "CustomerNote", id: note.id, before: null, after: note }] : [];
    return record(tx, ctx, { name: "deal.handed_over", label: `Start the implementation of ${deal.name || deal.dealNumber}`, entity: "Deal", entityId: dealId, customerId: deal.customerId, details, changes });
  });
}

async function assertHandable(tx: Tx, { tenantId }: Ctx, deal: { id: string; status: string; customerId: string | null }) {
  const organization = (await tx.organization.findUnique({ where: { id: tenantId }, select: { canOnboardClients: true } })) ?? notFound();
  if (!organization.canOnboardClients) refuse("This organization does not onboard clients.", 403);
  if (deal.status !== "WON") refuse("Win the deal first.");
  if (!deal.customerId) refuse("The deal has no customer yet.");
  const customer = (await tx.customer.findUnique({ where: { id: deal.customerId }, select: { clientOrganizationId: true } })) ?? notFound();
  const own = customer.clientOrganizationId ? [{ clientOrganizationId: customer.clientOrganizationId, status: { notIn: ["COMPLETED" as const, "CANCELLED" as const] } }] : [];
  const project = await tx.implementationProject.findFirst({ where: { OR: [{ dealId: deal.id }, ...own] }, select: { dealId: true } });
  if (project) refuse(project.dealId === deal.id ? "This deal has its implementation already." : "This client has an implementation under way. It ends first.", 409);
}
