import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Row } from "@/lib/events/record";
import type { ChangeItemRow } from "./queries";

export type Reverted = { outcome: "reverted" | "changed" | "gone"; before: Row | null; after: Row | null };

/** Puts one row back if it still holds what the change left in it. The database compares and writes by the columns' own types. */
export async function revertRow(tx: Tx, table: string, { entityId, before, after }: Pick<ChangeItemRow, "entityId" | "before" | "after">): Promise<Reverted> {
  const [result] = await tx.$queryRaw<{ reverted: Reverted }[]>`
    select revert_row(${table}::regclass, ${entityId}::uuid, ${before && JSON.stringify(before)}::jsonb, ${after && JSON.stringify(after)}::jsonb) as reverted`;
  return result?.reverted ?? { outcome: "gone", before: null, after: null };
}

/** Rows that swap places stand in each other's way only until all of them are put back: uniqueness is asked at the end. */
export async function allAtOnce<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`set constraints all deferred`;
  const done = await work();
  await tx.$executeRaw`set constraints all immediate`;
  return done;
}

/** Who wrote the last change of a row that came after this one. */
export async function whoChanged(tx: Tx, { id, entityType, entityId }: ChangeItemRow) {
  const [last] = await tx.$queryRaw<{ name: string }[]>`
    select s."committedByName" as name from change_items i join change_sets s on s."tenantId" = i."tenantId" and s.id = i."changeSetId"
    where i."entityType" = ${entityType} and i."entityId" = ${entityId}::uuid and i.id > ${id}::uuid order by i.id desc limit 1`;
  return last?.name ?? "Someone";
}
