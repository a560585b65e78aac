import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { lockPeople } from "@/lib/people/queries";
import { itemsOfChanged, type Run } from "./source";

const AT_ONCE = 500;

/** Names that rows of the file itself carry point to those rows' records, now that they exist. */
export function nameRows(tx: Tx, { batch, ctx }: Run) {
  const prefix = batch.entity === "people" ? "user:" : "customer:";
  return tx.$executeRaw`
    update import_names n set "entityId" = r."entityId"
    from (select distinct on (k.key) k.key, r."entityId" from import_rows r, jsonb_array_elements_text(r.plan -> 'k') k (key)
      where r."tenantId" = ${ctx.tenantId}::uuid and r."batchId" = ${batch.id}::uuid and r.plan ? 'k' and r."entityId" is not null and k.key like 'name:%' order by k.key, r.number) r
    where n."tenantId" = ${ctx.tenantId}::uuid and n."batchId" = ${batch.id}::uuid and not n."isMade" and n.key = ${prefix}::text || substr(r.key, 6)`;
}

/** Sets the record above each of the next rows that name one; refuses, on the row, what would close a circle or is not there. Answers the last row's number, null when none is left. */
export async function linkNext(tx: Tx, run: Run, after: number): Promise<number | null> {
  if (run.batch.entity === "people") await lockPeople(tx);
  const numbers = await listLinked(tx, run, after);
  const last = numbers.at(-1)?.number;
  if (last === undefined) return null;
  const { table, column, entityType, whole } = run.batch.entity === "people" ? people : customers;
  const above = Prisma.sql`t.${column}`;
  await tx.$executeRaw(Prisma.sql`
    with recursive ${linksOf(run, numbers.map(({ number }) => number))},
    up (start, id, depth) as (
      select l.child, l.above, 1 from link l where l.above is not null
      union all select up.start, coalesce(l.above, t.${column}), up.depth + 1 from up join ${table} t on t.id = up.id left join link l on l.child = up.id where up.id <> up.start and up.depth < 200),
    circle as materialized (select distinct start from up where id = start),
    old as materialized (select t.id, ${whole} as before from ${table} t where t.id in (select child from link)),
    changed as (
      update ${table} t set ${column} = l.above, version = t.version + 1, "updatedAt" = now() from link l
      where t.id = l.child and l.above is not null and l.child not in (select start from circle) and ${above} is distinct from l.above
      returning t.id, ${whole} as after),
    items as (${itemsOfChanged(run, entityType, Prisma.sql`(select c.id, o.before, c.after from changed c join old o on o.id = c.id)`)})
    update import_rows r set "isWorthALook" = true, message = jsonb_set(r.message, '{notes}', (r.message -> 'notes') || jsonb_build_array(jsonb_build_object('code', 'unlinked', 'message',
      case when l.above is null then 'What it belongs to could not be imported, so it stands alone.' else 'It would stand above itself, so it stands alone.' end)))
    from link l where r."tenantId" = ${run.ctx.tenantId}::uuid and r."batchId" = ${run.batch.id}::uuid and r.number = l.number and (l.above is null or l.child in (select start from circle))`);
  return last;
}

const customers = { table: Prisma.sql`customers`, column: Prisma.sql`"parentCustomerId"`, entityType: "Customer", whole: Prisma.sql`to_jsonb(t)` };
const people = { table: Prisma.sql`users`, column: Prisma.sql`"managerId"`, entityType: "User", whole: Prisma.sql`to_jsonb(t) - array['password', 'totpSecret', 'recoveryCodes', 'ssoSubject']` };

function listLinked(tx: Tx, { batch, ctx }: Run, after: number) {
  return tx.$queryRaw<{ number: number }[]>`
    select r.number from import_rows r where r."tenantId" = ${ctx.tenantId}::uuid and r."batchId" = ${batch.id}::uuid and r.number > ${after}::int and r.plan ? 'l' and r."entityId" is not null
      and r.action in ('CREATE', 'UPDATE') order by r.number limit ${AT_ONCE}`;
}

/** The last row that speaks of a record decides what stands above it. */
function linksOf({ batch, ctx }: Run, numbers: readonly number[]) {
  return Prisma.sql`
    link (number, child, above) as materialized (
      select distinct on (r."entityId") r.number, r."entityId", coalesce((r.plan -> 'l' ->> 'id')::uuid, n."entityId")
      from import_rows r left join import_names n on n."tenantId" = r."tenantId" and n."batchId" = r."batchId" and n.key = r.plan -> 'l' ->> 'key'
      where r."tenantId" = ${ctx.tenantId}::uuid and r."batchId" = ${batch.id}::uuid and r.number = any (${[...numbers]}::int[]) order by r."entityId", r.number desc)`;
}
