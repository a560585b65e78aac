import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Batch } from "../batches";

/** A running import: the batch, the change set all its rows belong to, and in whose name it writes. */
export type Run = { batch: Batch; changeSetId: string; ctx: Ctx };
/** Rows to write now: by number from (exclusive) to (inclusive), or those listed because they repeat earlier ones. */
export type Portion = { from: number; to: number } | { numbers: readonly number[] };

/** The condition on `r` that finds the rows of a portion by their numbers, never by looking at the whole file. */
const within = ({ batch, ctx }: Run, portion: Portion) => Prisma.sql`r."tenantId" = ${ctx.tenantId}::uuid and r."batchId" = ${batch.id}::uuid and ${
  "numbers" in portion ? Prisma.sql`r.number = any (${[...portion.numbers]}::int[])` : Prisma.sql`r.number > ${portion.from}::int and r.number <= ${portion.to}::int and not r.plan ? 'r'`}`;

/**
 * The rows of a portion with one fate, as columns ready to write: `cols` with every reference resolved, `before` what must still stand, `id` the
 * record that is meant: the new one, the one that was found, or for a repetition the one its earlier row became. Without a fate: of both that write.
 */
export function sourceOf(run: Run, portion: Portion, action?: "CREATE" | "UPDATE") {
  const fate = action ? Prisma.sql`r.action = ${action}::"ImportAction"` : Prisma.sql`r.action in ('CREATE', 'UPDATE')`;
  return Prisma.sql`
    source as materialized (
      select r.number, r.action, case when r.action = 'CREATE' then r."entityId" else ${target} end as id, r.plan -> 'b' as before, r.plan ? 'r' as "isAgain",
        (r.plan -> 'u') || case when r.plan ? 'n' then (select jsonb_object_agg(e.key, (
          select n."entityId" from import_names n where n."tenantId" = r."tenantId" and n."batchId" = r."batchId" and n.key = e.value)) from jsonb_each_text(r.plan -> 'n') e) else '{}' end as cols
      from import_rows r
      where ${within(run, portion)} and ${fate})`;
}

/** The record a row was found to be, or for a repetition the one its earlier row became. One look-up by key each: a join would be planned without knowing how few they are. */
const target = Prisma.sql`case when r.plan ? 'id' then (r.plan ->> 'id')::uuid when r.plan ? 'r' then (select e."entityId" from import_rows e
  where e."tenantId" = r."tenantId" and e."batchId" = r."batchId" and e.number = (r.plan ->> 'r')::int) end`;

/** Change items for rows that were made: what a row holds, without what the database keeps by itself. `made` is a CTE of whole rows. */
export function itemsOfMade({ ctx, changeSetId }: Run, entity: string, made: Prisma.Sql, texts: Prisma.Sql = Prisma.sql`'{}'::jsonb`) {
  return Prisma.sql`
    insert into change_items ("tenantId", "changeSetId", "entityType", "entityId", before, after)
    select ${ctx.tenantId}::uuid, ${changeSetId}::uuid, ${entity}::text, m.id, null, jsonb_strip_nulls(to_jsonb(m) - array['tenantId', 'nameKey', 'total', 'createdAt', 'updatedAt']) || ${texts} from ${made} m`;
}

/** Change items for rows that were changed: `changed` is a CTE of (id, before jsonb, after jsonb) with whole rows; only what differs is kept. */
export function itemsOfChanged({ ctx, changeSetId }: Run, entity: string, changed: Prisma.Sql) {
  return Prisma.sql`
    insert into change_items ("tenantId", "changeSetId", "entityType", "entityId", before, after)
    select ${ctx.tenantId}::uuid, ${changeSetId}::uuid, ${entity}::text, m.id, d.before, d.after from ${changed} m
    cross join lateral (select jsonb_object_agg(e.key, m.before -> e.key) as before, jsonb_object_agg(e.key, e.value) as after from jsonb_each(m.after) e
      where e.key not in ('nameKey', 'total', 'updatedAt') and m.before -> e.key is distinct from e.value) d
    where d.after is not null`;
}

/** Says in each row which record it is, new ones by an id of their own, before any is written: so nothing has to be joined back afterwards. */
export function markRows(tx: Tx, run: Run, portion: Portion) {
  return tx.$executeRaw(Prisma.sql`update import_rows r set "entityId" = case when r.action = 'CREATE' then uuid7() else ${target} end where ${within(run, portion)} and r.action in ('CREATE', 'UPDATE', 'SKIP')`);
}

/** Rows the world has moved under since the preview become rows to fix: `reason` is an expression over source `s` that is null where all is well. Answers their numbers. */
export async function refuseRows(tx: Tx, run: Run, portion: Portion, reason: Prisma.Sql): Promise<number[]> {
  const refused = await tx.$queryRaw<{ number: number; reason: string }[]>(Prisma.sql`
    with ${sourceOf(run, portion)}, judged as materialized (select s.number, ${reason} as reason from source s)
    select number, reason from judged where reason is not null order by number`);
  const numbers = refused.map(({ number }) => number);
  if (refused.length > 0) await tx.$executeRaw(Prisma.sql`
    update import_rows r set action = 'ERROR', "isWorthALook" = true,
      message = jsonb_build_object('problems', jsonb_build_array(jsonb_build_object('field', null, 'column', null, 'message', j.reason, 'suggestions', '[]'::jsonb)), 'notes', '[]'::jsonb)
    from unnest(${numbers}::int[], ${refused.map((each) => each.reason)}::text[]) j (number, reason) where ${within(run, { numbers })} and r.number = j.number`);
  return numbers;
}
