import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";

/** An import that is being taken back: its change set, the one that takes it back, and its batch. */
export type Undo = { tenantId: string; batchId: string; changeSetId: string; revertId: string };
/** What became of a portion: taken back, left alone; `last` is the item the next portion begins before, null at the end. */
export type Taken = { reverted: number; kept: number; last: string | null };
/**
 * A kind of row an import makes. `own`: tables whose rows belong to it and go with it; `above`: the column that names the row above it; `only` and
 * `isUsed` are conditions on the row `t`; `edited` finds those whose own rows were edited; `lock` takes the locks of such rows in the usual order.
 */
export type Made = {
  entityType: string; table: Prisma.Sql; name: Prisma.Sql; own: readonly string[]; above?: Prisma.Sql; lines?: boolean;
  only?: (undo: Undo) => Prisma.Sql; edited?: (tx: Tx, undo: Undo, ids: string[]) => Promise<string[]>; isUsed?: Prisma.Sql; lock?: (tx: Tx, ids: string[]) => Promise<unknown>;
};
type Candidate = { id: string; item: string };
type Verdict = { id: string; name: string; reason: string | null };

/** Few, because each removal asks every table that could refer to it, and right after a large import the planner does not know yet how: one transaction must end in time all the same. */
const AT_ONCE = 100;

/** What is neither an edit nor anybody's loss: kept by the database, by nightly jobs, or moved by others' cards. */
const IGNORED = ["version", "createdAt", "updatedAt", "tenantId", "nameKey", "total", "stageOrder", "lastOrderDate", "lastContactDate", "lastActivityDate", "accountType", "healthScore", "healthBreakdown", "healthAt", "definitionVersion",
  "password", "totpSecret", "totpConfirmedAt", "totpLastStep", "recoveryCodes", "failedCount", "lockedUntil", "ssoSubject"];

/**
 * Removes the next rows the import made, from the last to the first, as if they had never been: unlike a deletion by hand nothing is left in the trash.
 * A row that somebody edited since, or on which something hangs, stays, with the reason. Rows below others go first.
 */
export async function takeMade(tx: Tx, undo: Undo, made: Made, before: string | null): Promise<Taken> {
  const leaves = await listCandidates(tx, undo, made, { before, areLeaves: true });
  const candidates = leaves.length > 0 || !made.above ? leaves : await listCandidates(tx, undo, made, { before, areLeaves: false });
  const last = candidates.at(-1)?.item ?? null;
  if (!last) return { reverted: 0, kept: 0, last: null };
  const ids = candidates.map(({ id }) => id);
  await made.lock?.(tx, ids);
  const verdicts = await judge(tx, undo, made, ids);
  const free = verdicts.filter(({ reason }) => reason === null).map(({ id }) => id);
  if (free.length > 0) await remove(tx, undo, made, free);
  await leave(tx, undo, made.entityType, verdicts.filter((each): each is Verdict & { reason: string } => each.reason !== null));
  return { reverted: free.length, kept: verdicts.length - free.length, last };
}

/** Notes what stays, and why. */
export async function leave(tx: Tx, { tenantId, batchId }: Undo, entityType: string, left: readonly { id: string; name: string; reason: string }[]) {
  if (left.length === 0) return;
  await tx.importLeaving.createMany({ data: left.map(({ id, name, reason }) => ({ tenantId, batchId, entityType, entityId: id, name, reason })), skipDuplicates: true });
}

/** Leaves first: what nothing stands below any more, but for rows that stay. What is asked of all rows alike is asked once and remembered. */
function listCandidates(tx: Tx, undo: Undo, { entityType, table, above, only }: Made, { before, areLeaves }: { before: string | null; areLeaves: boolean }) {
  const { tenantId, batchId, changeSetId } = undo;
  const left = Prisma.sql`(select l."entityId" from import_leavings l where l."tenantId" = ${tenantId}::uuid and l."batchId" = ${batchId}::uuid and l."entityType" = ${entityType})`;
  const isLeaf = above && areLeaves ? Prisma.sql`t.id not in (select c.${above} from ${table} c where c."tenantId" = ${tenantId}::uuid and c.${above} is not null and c.id not in ${left})` : Prisma.sql`true`;
  const from = above || !before ? Prisma.sql`true` : Prisma.sql`i.id < ${before}::uuid`;
  return tx.$queryRaw<Candidate[]>(Prisma.sql`
    select t.id, i.id as item from change_items i join ${table} t on t.id = i."entityId"
    where i."tenantId" = ${tenantId}::uuid and i."changeSetId" = ${changeSetId}::uuid and i."entityType" = ${entityType} and i.before is null and ${from} and ${isLeaf} and ${only?.(undo) ?? Prisma.sql`true`}
      and t.id not in ${left}
    order by i.id desc limit ${AT_ONCE}`);
}

/** Compares each row with what the import left in it, by the columns' own types, and asks what refers to it. */
async function judge(tx: Tx, undo: Undo, { entityType, table, name, own, edited, isUsed }: Made, ids: string[]) {
  const { tenantId, changeSetId } = undo;
  const touched = (await edited?.(tx, undo, ids)) ?? [];
  return tx.$queryRaw<Verdict[]>(Prisma.sql`
    with left_in as materialized (
      select i."entityId" as id, jsonb_object_agg(e.key, e.value order by i.id) as row from change_items i, jsonb_each(i.after) e
      where i."tenantId" = ${tenantId}::uuid and i."entityType" = ${entityType} and i."entityId" = any (${ids}::uuid[]) and i."changeSetId" = ${changeSetId}::uuid group by i."entityId"),
    hung as materialized (select h.id, min(h.hanging) as hanging from hanging_on(${Prisma.sql`'${table}'`}::regclass, ${ids}::uuid[], ${[...own]}::text[]) h group by h.id)
    select t.id, ${name} as name, case
      when jsonb_strip_nulls(to_jsonb(jsonb_populate_record(null::${table}, l.row)) - ${IGNORED}::text[]) <> jsonb_strip_nulls(to_jsonb(t) - ${IGNORED}::text[]) or t.id = any (${touched}::uuid[])
        then coalesce((select s."committedByName" from change_items i join change_sets s on s."tenantId" = i."tenantId" and s.id = i."changeSetId"
          where i."tenantId" = ${tenantId}::uuid and i."entityType" = ${entityType} and i."entityId" = t.id and i."changeSetId" <> ${changeSetId}::uuid order by i.id desc limit 1), 'Somebody') || ' changed it since.'
      when h.id is not null then 'By now ' || replace(h.hanging, '_', ' ') || ' hang on it.'
      when ${isUsed ?? Prisma.sql`false`} then 'Other records use it by now.' end as reason
    from ${table} t join left_in l on l.id = t.id left join hung h on h.id = t.id order by t.id`);
}

/** Gone, with what only belongs to it; the change set of the undo keeps what was there. */
function remove(tx: Tx, { tenantId, revertId }: Undo, { entityType, table, lines }: Made, ids: string[]) {
  const withLines = lines ? Prisma.sql`, "lineItems" as (
      insert into change_items ("tenantId", "changeSetId", "entityType", "entityId", before, after)
      select ${tenantId}::uuid, ${revertId}::uuid, 'DealLine', l.id, to_jsonb(l), null from deal_lines l where l."dealId" = any (${ids}::uuid[]))` : Prisma.empty;
  return tx.$executeRaw(Prisma.sql`
    with gone as (delete from ${table} t where t.id = any (${ids}::uuid[]) returning t.id, to_jsonb(t) as row) ${withLines}
    insert into change_items ("tenantId", "changeSetId", "entityType", "entityId", before, after)
    select ${tenantId}::uuid, ${revertId}::uuid, ${entityType}, gone.id, gone.row - array['password', 'totpSecret', 'recoveryCodes'], null from gone`);
}
