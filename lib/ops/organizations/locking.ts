import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";

export type LockedClient = { id: string; name: string; isActive: boolean; isVendor: boolean; canOnboardClients: boolean; successManagerId: string | null; version: number };

/** One organization, locked until the transaction ends, through either door. */
export async function lockClient(tx: Pick<Tx, "$queryRaw">, id: string) {
  const [client] = await tx.$queryRaw<LockedClient[]>`
    select id, name, "isActive", "isVendor", "canOnboardClients", "successManagerId", version from organizations
    where id = ${id}::uuid and "deletedAt" is null for no key update`;
  return client ?? notFound();
}
