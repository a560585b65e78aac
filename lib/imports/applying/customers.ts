import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { checkRows } from "./checking";
import { itemsOfChanged, itemsOfMade, markRows, sourceOf, type Portion, type Run } from "./source";

const texts = Prisma.sql`jsonb_strip_nulls(jsonb_build_object('annualRevenue', m."annualRevenue"::text))`;
const whole = Prisma.sql`to_jsonb(c) || jsonb_build_object('annualRevenue', c."annualRevenue"::text)`;

/** Writes one portion of customers; the customers above them are linked when all are there. */
export async function applyCustomers(tx: Tx, run: Run, portion: Portion) {
  await tx.$queryRaw(Prisma.sql`with ${sourceOf(run, portion, "UPDATE")} select c.id from customers c where c.id = any (array(select id from source)) order by c.id for update`);
  await checkRows(tx, run, portion);
  await markRows(tx, run, portion);
  await insertCustomers(tx, run, portion);
  await updateCustomers(tx, run, portion);
}

/** An amount without a currency is in that of the file. */
function insertCustomers(tx: Tx, run: Run, portion: Portion) {
  const { currencyCode } = run.batch.options;
  return tx.$executeRaw(Prisma.sql`
    with ${sourceOf(run, portion, "CREATE")},
    ready as materialized (
      select s.number, s.id, jsonb_populate_record(null::customers, '{"type": "BUSINESS", "status": "ACTIVE", "category": "CUSTOMER", "tags": [], "customFields": {}}'::jsonb || s.cols) as c from source s),
    made as (
      insert into customers (id, "tenantId", name, type, status, category, industry, "companySize", "annualRevenue", "currencyCode", "employeeCount", website, description, "primaryEmail", "primaryPhone",
        "billingAddress", "ownerId", "accountManager", source, "preferredChannel", tags, "customFields", "externalId")
      select r.id, ${run.ctx.tenantId}::uuid, (r.c).name, (r.c).type, (r.c).status, (r.c).category, (r.c).industry, (r.c)."companySize", (r.c)."annualRevenue",
        coalesce((r.c)."currencyCode", case when (r.c)."annualRevenue" is not null then ${currencyCode}::text end), (r.c)."employeeCount", (r.c).website, (r.c).description, (r.c)."primaryEmail",
        (r.c)."primaryPhone", (r.c)."billingAddress", (r.c)."ownerId", (r.c)."accountManager", (r.c).source, (r.c)."preferredChannel", (r.c).tags, (r.c)."customFields", (r.c)."externalId"
      from ready r order by r.number returning *)
    ${itemsOfMade(run, "Customer", Prisma.sql`made`, texts)}`);
}

function updateCustomers(tx: Tx, run: Run, portion: Portion) {
  return tx.$executeRaw(Prisma.sql`
    with ${sourceOf(run, portion, "UPDATE")},
    next as materialized (
      select s.number, c.id, c as was, ${whole} as "wasJson", jsonb_populate_record(c, s.cols
        || case when s.cols ? 'customFields' then jsonb_build_object('customFields', c."customFields" || (s.cols -> 'customFields')) else '{}' end
        || case when s.cols ? 'billingAddress' then jsonb_build_object('billingAddress', coalesce(c."billingAddress", '{}') || (s.cols -> 'billingAddress')) else '{}' end) as row
      from source s join customers c on c.id = s.id),
    changed as (
      update customers c set name = n.name, type = n.type, status = n.status, category = n.category, industry = n.industry, "companySize" = n."companySize", "annualRevenue" = n."annualRevenue",
        "currencyCode" = n."currencyCode", "employeeCount" = n."employeeCount", website = n.website, description = n.description, "primaryEmail" = n."primaryEmail", "primaryPhone" = n."primaryPhone",
        "billingAddress" = n."billingAddress", "ownerId" = n."ownerId", "accountManager" = n."accountManager", source = n.source, "preferredChannel" = n."preferredChannel", tags = n.tags,
        "customFields" = n."customFields", "externalId" = n."externalId", version = c.version + 1, "updatedAt" = now()
      from next, lateral (select (next.row).*) n where c.id = next.id and next.row is distinct from next.was
      returning c.id, ${whole} as after)
    ${itemsOfChanged(run, "Customer", Prisma.sql`(select c.id, n."wasJson" as before, c.after from changed c join next n on n.id = c.id)`)}`);
}
