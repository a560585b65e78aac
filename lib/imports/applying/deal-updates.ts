import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { lineTexts, whoDid } from "./deal-rows";
import type { Places } from "./deals";
import { itemsOfChanged, itemsOfMade, sourceOf, type Portion, type Run } from "./source";

const texts = (row: Prisma.Sql) => Prisma.sql`to_jsonb(${row}) || jsonb_build_object('amount', ${row}.amount::text, 'discount', ${row}.discount::text, 'tax', ${row}.tax::text, 'probability', ${row}.probability::text)`;

/**
 * Found deals get what the file says otherwise, with the line of a deal that has one, and a line of history where worth, owner or stage change: at
 * closedDate for a deal that closes, else now. A deal that opens again loses what it was closed with.
 */
export async function updateDeals(tx: Tx, run: Run, portion: Portion, places: Places) {
  await tx.$executeRaw(Prisma.sql`
    with ${sourceOf(run, portion, "UPDATE")}, ${nextDeals(run, places)},
    changed as (
      update deals d set name = n.name, "externalId" = n."externalId", "customerId" = n."customerId", "ownerId" = n."ownerId", amount = n.amount, discount = n.discount, tax = n.tax, "currencyCode" = n."currencyCode",
        kind = n.kind, source = n.source, "wonReason" = n."wonReason", "lostReason" = n."lostReason", "lostToCompetitor" = n."lostToCompetitor", tags = n.tags, "customFields" = n."customFields",
        "createdDate" = n."createdDate", "isCreatedDateKnown" = n."isCreatedDateKnown", "expectedCloseDate" = n."expectedCloseDate", "closedDate" = n."closedDate", status = n.status, "stageId" = n."stageId",
        "pipelineId" = n."pipelineId", "stageOrder" = n."stageOrder", "stageEnteredAt" = n."stageEnteredAt", probability = n.probability, "isProbabilityOverridden" = n."isProbabilityOverridden",
        version = d.version + 1, "updatedAt" = now()
      from next, lateral (select (next.deal).*) n where d.id = next.id and next.deal is distinct from next.was
      returning d.id, ${texts(Prisma.sql`d`)} as after),
    events as (
      insert into deal_stage_events ("tenantId", "dealId", "fromStageId", "toStageId", status, probability, amount, discount, "currencyCode", "ownerId", "changedByKind", "changedById", "changedByName", at)
      select ${run.ctx.tenantId}::uuid, n.id, (n.was)."stageId", (n.deal)."stageId", (n.deal).status, (n.deal).probability, (n.deal).amount, (n.deal).discount, (n.deal)."currencyCode", (n.deal)."ownerId", ${whoDid(run)},
        case when (n.deal)."stageId" <> (n.was)."stageId" then (n.deal)."stageEnteredAt" else now() end
      from next n where ((n.deal)."stageId", (n.deal).probability, (n.deal).amount, (n.deal).discount, (n.deal)."currencyCode", (n.deal)."ownerId")
        is distinct from ((n.was)."stageId", (n.was).probability, (n.was).amount, (n.was).discount, (n.was)."currencyCode", (n.was)."ownerId"))
    ${itemsOfChanged(run, "Deal", Prisma.sql`(select c.id, n."wasJson" as before, c.after from changed c join next n on n.id = c.id)`)}`);
  await updateLines(tx, run, portion);
}

/** Whole rows before and after. A stage that is entered brings its probability and, when it closes the deal, the day of it. */
function nextDeals({ batch }: Run, { numbers, ranks }: Places) {
  return Prisma.sql`
    next as materialized (
      select d.id, d as was, ${texts(Prisma.sql`d`)} as "wasJson", jsonb_populate_record(d, s.cols
        || case when s.cols ? 'customFields' then jsonb_build_object('customFields', d."customFields" || (s.cols -> 'customFields')) else '{}' end
        || case when st.id is null then '{}' else jsonb_build_object('pipelineId', st."pipelineId", 'stageOrder', place.rank, 'stageEnteredAt', entering.at,
            'probability', case when outcome.status <> 'OPEN' or not d."isProbabilityOverridden" then st.probability else d.probability end,
            'isProbabilityOverridden', d."isProbabilityOverridden" and outcome.status = 'OPEN', 'status', outcome.status)
          || case when outcome.status = 'OPEN' then '{"closedDate": null, "wonReason": null, "lostReason": null, "lostToCompetitor": null}'::jsonb else '{}' end end) as deal
      from source s join deals d on d.id = s.id
      left join pipeline_stages st on st.id = (s.cols ->> 'stageId')::uuid and st.id <> d."stageId"
      left join unnest(${numbers}::int[], ${ranks}::text[]) place (number, rank) on place.number = s.number
      cross join lateral (select case when st."isClosedWon" then 'WON' when st."isClosedLost" then 'LOST' else 'OPEN' end as status) outcome
      cross join lateral (select case when outcome.status <> 'OPEN' and s.cols ? 'closedDate'
        then greatest((s.cols ->> 'closedDate')::timestamp at time zone ${batch.options.timeZone}::text, d."stageEnteredAt") else now() end as at) entering)`;
}

/** The line of a deal with one line follows its product and its amount; a deal without lines gets one for its product. */
function updateLines(tx: Tx, run: Run, portion: Portion) {
  return tx.$executeRaw(Prisma.sql`
    with ${sourceOf(run, portion, "UPDATE")},
    wanted as materialized (
      select d.id, d.amount, p.id as "productId", p.name, s.cols ? 'amount' as "hasAmount", (select count(*) from deal_lines l where l."dealId" = d.id) as lines
      from source s join deals d on d.id = s.id left join products p on p.id = (s.cols ->> 'productId')::uuid where s.cols ? 'productId' or s.cols ? 'amount'),
    old as materialized (select l.id, to_jsonb(l) || ${Prisma.sql`jsonb_build_object('price', l.price::text, 'quantity', l.quantity::text, 'total', l.total::text)`} as before from deal_lines l join wanted w on w.id = l."dealId" where w.lines = 1),
    changed as (
      update deal_lines m set "productId" = coalesce(w."productId", m."productId"), name = coalesce(w.name, m.name), version = m.version + 1, "updatedAt" = now(),
        price = case when w."hasAmount" and m.quantity = 1 then coalesce(w.amount, 0) else m.price end, total = case when w."hasAmount" and m.quantity = 1 then coalesce(w.amount, 0) else m.total end
      from wanted w where w.lines = 1 and m."dealId" = w.id and (w."productId" is distinct from m."productId" and w."productId" is not null or w."hasAmount" and m.quantity = 1 and m.total is distinct from coalesce(w.amount, 0))
      returning m.id, to_jsonb(m) || ${lineTexts} as after),
    made as (
      insert into deal_lines ("tenantId", "dealId", position, "productId", name, price, total)
      select ${run.ctx.tenantId}::uuid, w.id, 1, w."productId", w.name, coalesce(w.amount, 0), coalesce(w.amount, 0) from wanted w where w.lines = 0 and w."productId" is not null returning *),
    items as (${itemsOfMade(run, "DealLine", Prisma.sql`made`, lineTexts)})
    ${itemsOfChanged(run, "DealLine", Prisma.sql`(select c.id, o.before, c.after from changed c join old o on o.id = c.id)`)}`);
}
