import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay, may } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/within";
import type { Place } from "./rules";

type Owned = { id: string; name: string | null; ownerId: string | null; teamMembers?: string[] };
/** The record a file hangs on, what it is called, and the records whose timelines tell of the file. */
export type Subject = { called: string; isTrashed: boolean; customer: Owned | null; deal: Owned | null; isProject: boolean; about: { customerId: string | null; dealId: string | null; projectId: string | null } };

const customer = { select: { id: true, name: true, ownerId: true, deletedAt: true } } as const;
const deal = { select: { id: true, name: true, dealNumber: true, ownerId: true, teamMembers: true, customerId: true, deletedAt: true } } as const;

/** Missing, in the trash or foreign: not found. */
export async function getSubject(tx: Tx, place: Place): Promise<Subject> {
  const subject = await findSubject(tx, place);
  return subject && !subject.isTrashed ? subject : notFound();
}

/** The same in the trash or not, for looking; null when it is not there. */
export async function findSubject(tx: Tx, { customerId, dealId, communicationId, projectId }: Place): Promise<Subject | null> {
  if (customerId) return onCustomer(await tx.customer.findFirst({ where: { id: customerId }, ...customer }));
  if (dealId) return onDeal(await tx.deal.findFirst({ where: { id: dealId }, ...deal }));
  if (projectId) {
    const project = await tx.implementationProject.findFirst({ where: { id: projectId }, select: { customerId: true, dealId: true } });
    return project && { called: "the implementation", isTrashed: false, customer: null, deal: null, isProject: true, about: { ...project, projectId } };
  }
  const talk = await tx.communication.findFirst({ where: { id: communicationId ?? "", deletedAt: null }, select: { subject: true, projectId: true, customer, deal } });
  if (!talk) return null;
  const called = talk.subject ? `“${talk.subject}”` : "a message";
  const held = onDeal(talk.deal) ?? onCustomer(talk.customer);
  return held ? { ...held, called, isTrashed: false } : { called, isTrashed: false, customer: null, deal: null, isProject: Boolean(talk.projectId), about: { customerId: null, dealId: null, projectId: talk.projectId } };
}

/** A file follows the record it hangs on; who sent it in may always take it back. crm.md, Permissions. */
export function assertMayFile(ctx: Ctx, { customer: held, deal: dealt, isProject }: Subject, uploadedById: string | null = null) {
  const isMine = uploadedById !== null && uploadedById === ctx.person?.id && !ctx.readOnly;
  if (isMine && (may(ctx, "customers.edit") || may(ctx, "deals.edit"))) return;
  if (dealt) return assertMay(ctx, "deals.edit", { ...dealt });
  if (held) return assertMay(ctx, "customers.edit", held);
  if (isProject) return assertMay(ctx, "attachments.project");
  assertMay(ctx, "customers.edit", { ownerId: null });
}

type Kept = Owned & { deletedAt: Date | null };

function onCustomer(found: Kept | null): Subject | null {
  if (!found) return null;
  const { deletedAt, ...owned } = found;
  return { called: owned.name ?? "a customer", isTrashed: deletedAt !== null, customer: owned, deal: null, isProject: false, about: { customerId: owned.id, dealId: null, projectId: null } };
}

function onDeal(found: (Kept & { dealNumber: string; customerId: string | null }) | null): Subject | null {
  if (!found) return null;
  const { deletedAt, dealNumber, customerId, ...owned } = found;
  return { called: owned.name || dealNumber, isTrashed: deletedAt !== null, customer: null, deal: owned, isProject: false, about: { customerId, dealId: owned.id, projectId: null } };
}
