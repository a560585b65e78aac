import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { Fact } from "@/lib/events/catalog";
import { HandedOver } from "../rules/handing-over";
import { refuse } from "@/lib/refusal";
import { ensureClient } from "../client-organizations";
import { openProject } from "../opening";
import type { Handoff } from "../rules/handoff";
import { templateOf } from "../template-store";

/** The reaction to deal.handed_over: the client's organization, the project, and what the deal hands over. Running twice opens one project. */
export async function openFromDeal(ctx: Ctx, { id: factId, entityId: dealId }: Fact) {
  const found = await within(ctx, (tx) => look(tx, factId, dealId));
  if (!found) return { opened: false, projectId: null };
  const { said, customerId, handoff } = found;
  const [client, tasks] = [await ensureClient(ctx.tenantId, customerId), await templateOf(said.type)];
  return within(ctx, async (tx) => {
    const linked = client.isNew ? [{ entity: "Customer", id: customerId, before: { clientOrganizationId: null }, after: { clientOrganizationId: client.organizationId } }] : [];
    const { projectId } = await openProject(tx, ctx, { clientOrganizationId: client.organizationId, customerId, dealId, type: said.type, tasks, kickoffDate: said.kickoffDate, targetGoLiveDate: said.promisedDate, leadImplementerId: null, handoff, changes: linked });
    return { opened: true, projectId };
  });
}

async function look(tx: Tx, factId: string, dealId: string) {
  if ((await tx.implementationProject.count({ where: { dealId } })) > 0) return null;
  const fact = await tx.auditLog.findUnique({ where: { id: factId }, select: { details: true } });
  const deal = await tx.deal.findUnique({ where: { id: dealId }, select: { customerId: true, competitors: true } });
  if (!fact || !deal?.customerId) return refuse("The deal, or its customer, is not here any more.");
  const said = HandedOver.parse(fact.details);
  return { said, customerId: deal.customerId, handoff: await gather(tx, dealId, said, deal.competitors) };
}

/** Lines, contacts, competitors and notes of the deal, and what was said when it was handed over. */
async function gather(tx: Tx, dealId: string, said: HandedOver, competitors: string[]): Promise<Handoff> {
  const lines = await tx.dealLine.findMany({ where: { dealId }, select: { name: true, quantity: true, licenseLevel: true, termMonths: true, outcomeIds: true }, orderBy: { position: "asc" }, take: 200 });
  const contacts = await tx.dealContact.findMany({ where: { dealId }, select: { role: true, isPrimary: true, contact: { select: { id: true, name: true, jobTitle: true } } }, orderBy: [{ isPrimary: "desc" }, { id: "asc" }], take: 50 });
  const notes = await tx.customerNote.findMany({ where: { dealId, deletedAt: null }, select: { title: true, content: true }, orderBy: { id: "asc" }, take: 20 });
  const outcomes = await tx.outcome.findMany({ where: { id: { in: lines.flatMap(({ outcomeIds }) => outcomeIds) } }, select: { id: true, name: true }, take: 500 });
  const nameOf = new Map(outcomes.map(({ id, name }) => [id, name]));
  return {
    lines: lines.map(({ quantity, outcomeIds, ...line }) => ({ ...line, quantity: quantity.toString(), outcomes: outcomeIds.flatMap((id) => nameOf.get(id) ?? []) })),
    contacts: contacts.map(({ role, isPrimary, contact }) => ({ contactId: contact.id, name: contact.name, jobTitle: contact.jobTitle, role, isPrimary })),
    dayToDayContact: contacts.find(({ contact }) => contact.id === said.dayToDayContactId)?.contact.name ?? null,
    promisedDate: said.promisedDate, competitors, hasNoCompetitors: said.hasNoCompetitors,
    notes: notes.map(({ title, content }) => [title, content].filter(Boolean).join("\n")).join("\n\n"),
  };
}
