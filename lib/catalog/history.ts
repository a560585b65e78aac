import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { readSince, type ChangedItem, type Since } from "./workbook/since";

/** The last change of a product that can be seen: what a file made now holds. null: it never changed. */
export async function findRevision(tx: Tx, { tenantId }: Ctx, productId: string): Promise<string | null> {
  const last = await tx.changeItem.findFirst({ where: { tenantId, entityType: "Product", entityId: productId }, orderBy: { id: "desc" }, select: { id: true } });
  return last?.id ?? null;
}

/**
 * What happened to a product's definition after a revision. Every change of a definition names its product last, and waits for it, so what
 * was committed after a file was made is exactly what comes after the revision it names.
 */
export async function listSince(tx: Tx, { tenantId }: Ctx, { productId, revision }: { productId: string; revision: string | null }): Promise<Since> {
  const items = await tx.$queryRaw<ChangedItem[]>`
    with sets as materialized (
      select distinct i."changeSetId" as id from change_items i where i."tenantId" = ${tenantId}::uuid and i."entityType" = 'Product' and i."entityId" = ${productId}::uuid
        and (${revision}::uuid is null or i.id > ${revision}::uuid))
    select i."entityType" as entity, i."entityId" as id, nullif(i.before, 'null') as before, nullif(i.after, 'null') as after, s."committedByName" as "byName"
    from sets join change_sets s on s."tenantId" = ${tenantId}::uuid and s.id = sets.id join change_items i on i."tenantId" = ${tenantId}::uuid and i."changeSetId" = sets.id
    where (i."entityType" = 'Product' and i."entityId" = ${productId}::uuid)
      or i."entityType" in ('Task', 'License', 'Outcome', 'Release', 'ProductTag', 'CustomAttribute', 'TelemetryAttribute', 'TaskOutcome', 'TaskRelease', 'TaskTag')
    order by i.id limit 20000`;
  const since = readSince(items);
  const orphans = since.gone.size > 0 ? await tx.telemetryAttribute.findMany({ where: { tenantId, taskId: { in: [...since.gone.keys()] } }, select: { id: true, taskId: true }, orderBy: { id: "asc" }, take: 10_000 }) : [];
  return { ...since, gone: new Map([...since.gone, ...orphans.map(({ id, taskId }) => [id, since.gone.get(taskId) ?? "Someone"] as const)]) };
}

/** Whether a revision is one of this product's. */
export async function isRevision(tx: Tx, { tenantId }: Ctx, { productId, revision }: { productId: string; revision: string }) {
  return (await tx.changeItem.count({ where: { tenantId, id: revision, entityType: "Product", entityId: productId } })) === 1;
}
