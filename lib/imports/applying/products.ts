import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { checkRows } from "./checking";
import { itemsOfChanged, itemsOfMade, markRows, sourceOf, type Portion, type Run } from "./source";

const texts = Prisma.sql`jsonb_strip_nulls(jsonb_build_object('listPrice', m."listPrice"::text))`;
const whole = Prisma.sql`to_jsonb(p) || jsonb_build_object('listPrice', p."listPrice"::text)`;

/** Writes one portion of products. Their own fields live in customAttrs. */
export async function applyProducts(tx: Tx, run: Run, portion: Portion) {
  await tx.$queryRaw(Prisma.sql`with ${sourceOf(run, portion, "UPDATE")} select p.id from products p where p.id = any (array(select id from source)) order by p.id for update`);
  await checkRows(tx, run, portion);
  await markRows(tx, run, portion);
  await insertProducts(tx, run, portion);
  await updateProducts(tx, run, portion);
}

function insertProducts(tx: Tx, run: Run, portion: Portion) {
  const { currencyCode } = run.batch.options;
  return tx.$executeRaw(Prisma.sql`
    with ${sourceOf(run, portion, "CREATE")},
    ready as materialized (select s.number, s.id, jsonb_populate_record(null::products, s.cols) as p, coalesce(s.cols -> 'customFields', '{}') as attrs from source s),
    made as (
      insert into products (id, "tenantId", name, code, series, "listPrice", "currencyCode", description, "customAttrs", "externalId")
      select r.id, ${run.ctx.tenantId}::uuid, (r.p).name, (r.p).code, (r.p).series, (r.p)."listPrice", coalesce((r.p)."currencyCode", case when (r.p)."listPrice" is not null then ${currencyCode}::text end),
        (r.p).description, r.attrs, (r.p)."externalId"
      from ready r order by r.number returning *)
    ${itemsOfMade(run, "Product", Prisma.sql`made`, texts)}`);
}

function updateProducts(tx: Tx, run: Run, portion: Portion) {
  return tx.$executeRaw(Prisma.sql`
    with ${sourceOf(run, portion, "UPDATE")},
    next as materialized (
      select s.number, p.id, p as was, ${whole} as "wasJson", jsonb_populate_record(p, s.cols
        || case when s.cols ? 'customFields' then jsonb_build_object('customAttrs', p."customAttrs" || (s.cols -> 'customFields')) else '{}' end) as row
      from source s join products p on p.id = s.id),
    changed as (
      update products p set name = n.name, code = n.code, series = n.series, "listPrice" = n."listPrice", "currencyCode" = n."currencyCode", description = n.description, "customAttrs" = n."customAttrs",
        "externalId" = n."externalId", "definitionVersion" = p."definitionVersion" + 1, version = p.version + 1, "updatedAt" = now()
      from next, lateral (select (next.row).*) n where p.id = next.id and next.row is distinct from next.was
      returning p.id, ${whole} as after)
    ${itemsOfChanged(run, "Product", Prisma.sql`(select c.id, n."wasJson" as before, c.after from changed c join next n on n.id = c.id)`)}`);
}
