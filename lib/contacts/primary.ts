import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { refuseField } from "@/lib/refusal";

/** At most one contact of a customer is the primary one: whoever is now gives up the place. */
export async function demotePrimary(tx: Tx, customerId: string, exceptId?: string): Promise<Change[]> {
  const where = { customerId, isPrimary: true, deletedAt: null, ...(exceptId && { id: { not: exceptId } }) };
  const demoted = await tx.contact.updateManyAndReturn({ where, data: { isPrimary: false, version: { increment: 1 } }, select: { id: true, version: true } });
  return demoted.map(({ id, version }) => ({ entity: "Contact", id, before: { isPrimary: true, version: version - 1 }, after: { isPrimary: false, version } }));
}

export async function assertOwner(tx: Tx, ownerId: string | null | undefined) {
  const found = ownerId ? await tx.user.findFirst({ where: { id: ownerId, isActive: true }, select: { id: true } }) : true;
  if (!found) refuseField("ownerId", "This person is not here, or not active.");
}
