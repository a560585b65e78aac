import "server-only";
import type { Details, EventName } from "@/lib/events/catalog";
import type { Prisma } from "@/lib/generated/prisma/client";

export type OpsTx = Prisma.TransactionClient;
type Doer = Readonly<{ staffId: string | null; name: string }>;
type Deed<N extends EventName> = { name: N; entity: string; entityId: string; details: Details<N>; tenantId?: string | null };

/** What staff did, in the transaction that did it: under the organization concerned, or in the staff's own chain where there is none. */
export async function noteStaff<N extends EventName>(tx: Pick<OpsTx, "auditLog">, { staffId, name: actorName }: Doer, { name, tenantId = null, ...deed }: Deed<N>) {
  await tx.auditLog.create({ data: { ...deed, tenantId, action: name, actorKind: staffId ? "STAFF" : "SYSTEM", actorName, internalUserId: staffId }, select: { id: true } });
}
