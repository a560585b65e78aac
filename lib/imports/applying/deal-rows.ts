import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Places } from "./deals";
import { itemsOfMade, sourceOf, type Portion, type Run } from "./source";

/** Money and percentages stand in change items as text, like everywhere. */
export const dealTexts = Prisma.sql`jsonb_strip_nulls(jsonb_build_object('amount', m.amount::text, 'discount', m.discount::text, 'tax', m.tax::text, 'probability', m.probability::text))`;
export const lineTexts = Prisma.sql`jsonb_build_object('price', m.price::text, 'quantity', m.quantity::text, 'total', m.total::text)`;

/** The three columns of who did it. */
export const whoDid = ({ ctx: { actor } }: Run) => Prisma.sql`${actor.kind}::"ActorKind", ${actor.id}::uuid, ${actor.name}::text`;

type Numbers = Places & { year: number; first: number };

/**
 * New deals, each with its line, its primary contact and its history, in one statement. The history is one event at createdDate, in the stage itself
 * or, for a closed deal, in the pipeline's first open one, and for a closed deal one at closedDate. crm.md, Import.
 */
export function insertDeals(tx: Tx, run: Run, portion: Portion, numbers: Numbers) {
  return tx.$executeRaw(Prisma.sql`
    with ${sourceOf(run, portion, "CREATE")}, ${readyDeals(run, numbers)},
    made as (
      insert into deals (id, "tenantId", "dealNumber", kind, name, "customerId", "contactId", "pipelineId", "stageId", "stageOrder", "stageEnteredAt", status, probability, amount, "currencyCode",
        discount, tax, "ownerId", "createdDate", "isCreatedDateKnown", "expectedCloseDate", "closedDate", "wonReason", "lostReason", "lostToCompetitor", source, tags, "customFields", "externalId")
      select r.id, ${run.ctx.tenantId}::uuid, 'D-' || ${numbers.year}::int || '-' || lpad((${numbers.first}::int + r.place)::text, greatest(5, length((${numbers.first}::int + r.place)::text)), '0'), kind, name, "customerId", "contactId", "pipelineId", "stageId", rank,
        case when "isClosed" then "closedAt" else "begunAt" end, status, probability, amount, "currencyCode", discount, tax, "ownerId", "createdDate", "isCreatedDateKnown", "expectedCloseDate",
        case when "isClosed" then "closedDate" end, "wonReason", "lostReason", "lostToCompetitor", source, tags, "customFields", "externalId" from ready r order by r.place
      returning *),
    named as materialized (select p.id, p.name from products p where p.id = any (array(select distinct r."productId" from ready r))),
    lines as (
      insert into deal_lines ("tenantId", "dealId", position, "productId", name, price, total)
      select ${run.ctx.tenantId}::uuid, r.id, 1, p.id, p.name, coalesce(r.amount, 0), coalesce(r.amount, 0) from ready r join named p on p.id = r."productId"
      returning *),
    contacts as (
      insert into deal_contacts ("tenantId", "dealId", "contactId", "isPrimary") select ${run.ctx.tenantId}::uuid, r.id, r."contactId", true from ready r where r."contactId" is not null returning *),
    events as (
      insert into deal_stage_events ("tenantId", "dealId", "fromStageId", "toStageId", status, probability, amount, discount, "currencyCode", "ownerId", "changedByKind", "changedById", "changedByName", at)
      select ${run.ctx.tenantId}::uuid, r.id, e."fromStageId", e."toStageId", e.status::"DealStatus", e.probability, r.amount, r.discount, r."currencyCode", r."ownerId", ${whoDid(run)}, e.at
      from ready r cross join lateral (
        select null::uuid, r."stageId", r.status::text, r.probability, r."begunAt" where not r."isClosed"
        union all select null, r."entryId", 'OPEN', r."entryProbability", r."begunAt" where r."isClosed"
        union all select r."entryId", r."stageId", r.status::text, r.probability, r."closedAt" where r."isClosed") e ("fromStageId", "toStageId", status, probability, at)),
    "lineItems" as (${itemsOfMade(run, "DealLine", Prisma.sql`lines`, lineTexts)}),
    "contactItems" as (${itemsOfMade(run, "DealContact", Prisma.sql`contacts`)})
    ${itemsOfMade(run, "Deal", Prisma.sql`made`, dealTexts)}`);
}

/** A new deal's columns with what the file leaves open filled in, its place, and the two moments of its history. */
function readyDeals({ batch }: Run, { numbers, ranks }: Places) {
  const { timeZone, currencyCode } = batch.options;
  return Prisma.sql`
    ready as materialized (
      select s.id, row_number() over (order by s.number) as place, place.rank, d.kind, d.name, d."customerId", d."contactId", (s.cols ->> 'productId')::uuid as "productId", st."pipelineId", st.id as "stageId",
        outcome.status::"DealStatus" as status, outcome.status <> 'OPEN' as "isClosed", st.probability, entry.id as "entryId", entry.probability as "entryProbability", d.amount, d."currencyCode", d.discount,
        d.tax, d."ownerId", coalesce(d."createdDate", now()) as "createdDate", d."createdDate" is not null as "isCreatedDateKnown", d."expectedCloseDate", d."closedDate", d."wonReason", d."lostReason",
        d."lostToCompetitor", d.source, d.tags, d."customFields", d."externalId",
        case when d."createdDate" is not null then d."createdDate" when outcome.status <> 'OPEN' then least(now(), closing.at) else now() end as "begunAt",
        greatest(closing.at, coalesce(d."createdDate", closing.at)) as "closedAt"
      from source s
      join unnest(${numbers}::int[], ${ranks}::text[]) place (number, rank) on place.number = s.number
      cross join lateral jsonb_populate_record(null::deals, jsonb_build_object('name', '', 'kind', 'NEW', 'discount', 0, 'tax', 0, 'tags', '[]'::jsonb, 'customFields', '{}'::jsonb, 'currencyCode', ${currencyCode}::text) || s.cols) d
      join pipeline_stages st on st.id = d."stageId"
      join lateral (select f.id, f.probability from pipeline_stages f where f."pipelineId" = st."pipelineId" and not f."isClosedWon" and not f."isClosedLost" order by f."order" limit 1) entry on true
      cross join lateral (select case when st."isClosedWon" then 'WON' when st."isClosedLost" then 'LOST' else 'OPEN' end as status) outcome
      cross join lateral (select d."closedDate"::timestamp at time zone ${timeZone}::text as at) closing)`;
}
