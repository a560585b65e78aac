import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";

export type LockedCalendar = { id: string; name: string; businessCalendar: unknown; version: number };

/** One organization with its calendar, locked until the transaction ends. */
export async function lockCalendar(tx: Pick<Tx, "$queryRaw">, id: string) {
  const [organization] = await tx.$queryRaw<LockedCalendar[]>`select id, name, "businessCalendar", version from organizations where id = ${id}::uuid and "deletedAt" is null for no key update`;
  return organization ?? notFound();
}
