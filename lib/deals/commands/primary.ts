import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";

/** Makes one of a deal's contacts the primary one (null: none), adding them to the deal where needed. Answers the changes of the contacts' rows. */
export async function makePrimary(tx: Tx, { tenantId }: Ctx, dealId: string, contactId: string | null): Promise<Change[]> {
  const contacts = await tx.dealContact.findMany({ where: { dealId, OR: [{ isPrimary: true }, ...(contactId ? [{ contactId }] : [])] } });
  const changes: Change[] = [];
  for (const row of contacts.filter((row) => row.isPrimary && row.contactId !== contactId)) changes.push(await setPrimary(tx, row, false));
  const own = contacts.find((row) => row.contactId === contactId);
  if (own && !own.isPrimary) changes.push(await setPrimary(tx, own, true));
  if (contactId && !own) {
    const after = await tx.dealContact.create({ data: { tenantId, dealId, contactId, isPrimary: true } });
    changes.push({ entity: "DealContact", id: after.id, before: null, after });
  }
  return changes;
}

async function setPrimary(tx: Tx, before: { id: string; isPrimary: boolean; version: number }, isPrimary: boolean): Promise<Change> {
  const after = { isPrimary, version: before.version + 1 };
  await tx.dealContact.update({ where: { id: before.id }, data: after, select: { id: true } });
  return { entity: "DealContact", id: before.id, before, after };
}
