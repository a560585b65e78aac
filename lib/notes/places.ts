import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertMay, may } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/within";

/** A note with the record it stands on: what decides who may write it. */
export type LockedNote = {
  id: string; customerId: string | null; dealId: string | null; leadId: string | null; title: string | null; content: string; isPinned: boolean; createdById: string | null; version: number;
  customer: Owned | null; deal: (Owned & { customerId: string | null }) | null;
};
type Owned = { id: string; name: string; ownerId: string | null; teamMembers?: string[] };

export async function lockNote(tx: Tx, id: string): Promise<LockedNote> {
  await tx.$queryRaw`select 1 from customer_notes where id = ${id}::uuid for update`;
  const note = await tx.customerNote.findFirst({
    where: { id, deletedAt: null },
    select: {
      id: true, customerId: true, dealId: true, leadId: true, title: true, content: true, isPinned: true, createdById: true, version: true,
      customer: { select: { id: true, name: true, ownerId: true } }, deal: { select: { id: true, name: true, ownerId: true, teamMembers: true, customerId: true } },
    },
  });
  return note ?? notFound();
}

/** A note follows the record it stands on; who wrote it may always change it. crm.md, Permissions. */
export function assertMayWrite(ctx: Ctx, { customer, deal, createdById }: Pick<LockedNote, "customer" | "deal"> & { createdById?: string | null }) {
  const isMine = createdById !== null && createdById !== undefined && createdById === ctx.person?.id && !ctx.readOnly;
  if (isMine && (may(ctx, "customers.edit") || may(ctx, "deals.edit"))) return;
  if (deal) return assertMay(ctx, "deals.edit", deal);
  if (customer) return assertMay(ctx, "customers.edit", customer);
  assertMay(ctx, "customers.edit", { ownerId: null });
}

/** The record a new note will stand on. */
export async function getSubject(tx: Tx, { customerId, dealId }: { customerId?: string | undefined; dealId?: string | undefined }) {
  const customer = customerId ? ((await tx.customer.findFirst({ where: { id: customerId, deletedAt: null }, select: { id: true, name: true, ownerId: true } })) ?? notFound()) : null;
  const deal = dealId ? ((await tx.deal.findFirst({ where: { id: dealId, deletedAt: null }, select: { id: true, name: true, ownerId: true, teamMembers: true, customerId: true } })) ?? notFound()) : null;
  return { customer, deal };
}
