/**
 * The rows of one organization ($1), as statements of the owner: as many customers, contacts, deals and activities as asked for,
 * with lines, primary contacts, two steps of history and a fact for each deal. The mix is the same at every size: what is open began
 * within five months, what is closed took a week to four months and lies within two years.
 */
export function statements(count: number): string[] {
  return [products, tags, customers(count), contacts, look, deals(count), look, lines, dealContacts, steps, facts, activities, counter];
}

/** Of a new organization the planner thinks it has no rows, and joins them each with each. */
const look = "analyze customers, contacts, deals";

const pick = (...choices: string[]) => `(array[${choices.map((choice) => `'${choice.replaceAll("'", "''")}'`).join(",")}])[1 + floor(random() * ${choices.length})::int]`;
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** A fractional index with four digits: enough for fourteen million cards in a row. */
const rank = (n: string) => `'d' || ${[238_328, 3_844, 62, 1].map((place) => `substr('${digits}', (${n} / ${place}) % 62 + 1, 1)`).join(" || ")}`;
const days = (least: number, most: number) => `(${least} + random() * ${most - least}) * interval '1 day'`;
const people = `people as materialized (select array_agg(id order by username) as ids, array_agg(name order by username) as names from users where "tenantId" = $1 and role = 'USER')`;
const someone = `ids[1 + floor(random() * 11)::int]`;

const companies = pick("Ferncastle", "Cobalt Ridge", "Lindqvist", "Meadowbank", "Palisade", "Tarrow", "Greywater", "Oriel", "Quarrystone", "Northlight", "Sorrel", "Aldermoor", "Brightwater", "Calder Vale", "Dunmore", "Fjordheim", "Garnet", "Kestrel", "Larkspur", "Nettlecombe", "Osterholm", "Pemberton", "Thornbury", "Umbra", "Westmark", "Yarrow", "Ashgrove", "Birchall", "Delamere", "Hexley");
const trades = pick("Freight", "Insurance plc", "Energy", "Hospitals", "Logistics", "Utilities", "Dental Partners", "Aggregates", "Studios", "Foods", "Building Society", "Academies Trust", "Pharmaceuticals", "Aerospace", "Shipping ASA", "Rail Services", "Hotels", "Water", "Bank A/S", "Telecom");
const firstNames = pick("Margarida", "Duarte", "Leonor", "Ingrid", "Mateus", "Sunita", "Bram", "Aisha", "Colm", "Freya", "Joaquín", "Katarzyna", "Luca", "Mei", "Nadia", "Olufemi", "Petra", "Rafael", "Saoirse", "Tariq");
const lastNames = pick("Vasconcelos", "Figueira", "Bastos", "Halvorsen", "Moreau", "Banerjee", "de Wit", "Rahman", "Gallagher", "Sigurdsson", "Herrera", "Nowak", "Conti", "Zhang", "Petrov", "Adeyemi", "Kovács", "Almeida", "Byrne", "Siddiqui");
const titles = pick("Policy Hub, roll-out", "Case Desk, group licence", "Signal Analytics + Hotline, 900 seats", "Disclosure Manager, pilot", "Hotline, Nordic countries", "Third-party Risk, 3 years", "Ethics Training, contractors", "Policy Hub + Case Desk, migration");

const products = `insert into products ("tenantId", name, code, "listPrice", "currencyCode")
  select $1, name, upper(left(name, 2)), price, 'USD' from (values ('Policy Hub', 18500), ('Case Desk', 14000), ('Signal Analytics', 39500), ('Hotline', 7200)) p (name, price)`;

const tags = `insert into tags ("tenantId", name, color, category) values ($1, 'strategic', '#006272', 'DEAL'), ($1, 'legal review', '#7652AC', 'DEAL'), ($1, 'multi-year', '#22925A', 'DEAL'), ($1, 'regulated', '#7652AC', 'CUSTOMER')`;

const customers = (count: number) => `with ${people}
  insert into customers ("tenantId", name, status, category, industry, "companySize", "annualRevenue", "currencyCode", website, "primaryEmail", "primaryPhone", "ownerId", source, tags, "createdAt", "externalId")
  select $1, ${companies} || ' ' || ${trades} || ' ' || n, ${pick("ACTIVE", "ACTIVE", "ACTIVE", "PROSPECTIVE", "INACTIVE")}::"CustomerStatus", ${pick("CUSTOMER", "CUSTOMER", "PROSPECT", "PARTNER")}::"CustomerCategory",
    ${pick("Banking", "Healthcare", "Transport", "Energy", "Retail")}, ${pick("SMALL", "MEDIUM", "LARGE")}::"CompanySize", round((random() * 9e7)::numeric, 2), 'USD', 'https://customer-' || n || '.example', 'office@customer-' || n || '.example', '+1 202 555 ' || lpad((n % 10000)::text, 4, '0'),
    ${someone}, ${pick("WEB", "REFERRAL", "EVENT")}::"Source", case when random() < 0.2 then array['regulated'] else '{}' end, now() - ${days(1, 730)}, 'C-' || n
  from generate_series(1, ${count}) n, people`;

const contacts = `insert into contacts ("tenantId", "customerId", name, "firstName", "lastName", "jobTitle", role, email, phone, "isPrimary", "ownerId", "createdAt")
  select $1, id, first || ' ' || last, first, last, ${pick("Chief Compliance Officer", "General Counsel", "Procurement manager", "HR director")}, ${pick("DECISION_MAKER", "INFLUENCER", "USER")}::"ContactRole",
    'person-' || id || '@customer.example', "primaryPhone", true, "ownerId", "createdAt"
  from (select *, ${firstNames} as first, ${lastNames} as last from customers where "tenantId" = $1) c`;

const deals = (count: number) => `with ${people},
  stages as materialized (select array_agg(id order by "order") as ids, array_agg(probability order by "order") as probabilities, min("pipelineId"::text)::uuid as "pipelineId" from pipeline_stages where "tenantId" = $1),
  buyers as materialized (select c.id, c."ownerId", p.id as "contactId", row_number() over () as n from customers c join contacts p on p."tenantId" = c."tenantId" and p."customerId" = c.id where c."tenantId" = $1),
  draft as materialized (select n, 1 + floor(random() * ${count})::int as buyer, width_bucket(random(), array[0.14, 0.26, 0.36, 0.43, 0.76]) + 1 as stage, random() as luck, ${titles} as name from generate_series(1, ${count}) n),
  begun as materialized (select *, now() - case when stage < 5 then ${days(0.1, 150)} else ${days(15, 730)} end as at from draft),
  lived as materialized (select *, case when stage < 5 then at + (now() - at) * random() else least(now(), at + ${days(7, 120)}) end as entered from begun)
  insert into deals ("tenantId", "dealNumber", name, "customerId", "contactId", "pipelineId", "stageId", "stageOrder", status, probability, amount, "currencyCode", discount, "ownerId",
    "createdDate", "createdAt", "stageEnteredAt", "expectedCloseDate", "closedDate", "lostReason", source, tags)
  select $1, 'D-' || extract(year from at) || '-' || lpad(d.n::text, 6, '0'), d.name, b.id, b."contactId", "pipelineId", stages.ids[stage], ${rank("d.n")},
    (case stage when 5 then 'WON' when 6 then 'LOST' else 'OPEN' end)::"DealStatus", probabilities[stage], case when luck < 0.06 then null else round((1500 + luck * 140000)::numeric, 2) end,
    case when random() < 0.1 then 'EUR' else 'USD' end, case when luck > 0.75 then 500 else 0 end, b."ownerId", at, at, entered,
    case when stage < 5 then current_date + ((random() - 0.2) * 120)::int end, case when stage >= 5 then entered::date end,
    case stage when 6 then ${pick("PRICE", "TIMING", "NO_BUDGET")}::"LostReason" end, ${pick("INBOUND", "OUTBOUND", "REFERRAL")}::"DealSource",
    case when random() < 0.3 then array[${pick("strategic", "legal review", "multi-year")}] else '{}' end
  from lived d join buyers b on b.n = d.buyer, stages`;

const lines = `insert into deal_lines ("tenantId", "dealId", position, "productId", name, price, quantity, total)
  select $1, d.id, 0, p.id, p.name, d.amount, 1, d.amount from deals d join products p on p."tenantId" = $1 and p.name = split_part(split_part(d.name, ',', 1), ' +', 1) where d."tenantId" = $1 and d.amount is not null`;

const dealContacts = `insert into deal_contacts ("tenantId", "dealId", "contactId", "isPrimary") select $1, id, "contactId", true from deals where "tenantId" = $1`;

const actor = `'USER', "ownerId", (select name from users u where u.id = "ownerId")`;
const steps = `insert into deal_stage_events ("tenantId", "dealId", "fromStageId", "toStageId", status, probability, amount, discount, "currencyCode", "ownerId", "changedByKind", "changedById", "changedByName", at)
  select $1, id, case step when 1 then (select s.id from pipeline_stages s where s."tenantId" = $1 and s."order" = 0) end,
    case step when 0 then (select s.id from pipeline_stages s where s."tenantId" = $1 and s."order" = 0) else "stageId" end, status, probability, amount, discount, "currencyCode", "ownerId", ${actor}, case step when 0 then "createdAt" else "stageEnteredAt" end
  from deals, generate_series(0, 1) step where "tenantId" = $1`;

const facts = `insert into audit_logs ("tenantId", "actorKind", "userId", "actorName", action, entity, "entityId", "customerId", "dealId", details, "createdAt")
  select $1, ${actor}, 'deal.created', 'Deal', id, "customerId", id, '{}', "createdAt" from deals where "tenantId" = $1`;

const activities = `insert into activities ("tenantId", type, subject, status, "dueDate", "assignedTo", "createdByKind", "createdBy", "createdByName", "customerId", "contactId", "dealId", "createdAt", "completedAt")
  select $1, ${pick("CALL", "EMAIL", "MEETING", "TASK")}::"ActivityType", ${pick("Call about the contract", "Send the security answers", "Demo for the audit committee", "Ask for the purchase order")},
    (case when status = 'OPEN' and luck < 0.6 then 'PENDING' else 'COMPLETED' end)::"ActivityStatus", (now() + (luck - 0.1) * interval '30 days')::date, "ownerId", ${actor}, "customerId", "contactId", id, "createdAt",
    case when status = 'OPEN' and luck < 0.6 then null else "createdAt" + (now() - "createdAt") * luck end
  from (select *, random() as luck from deals where "tenantId" = $1) d`;

/** New deals go on numbering where these end. */
const counter = `insert into counters ("tenantId", name, year, value) select $1, 'deal', year, 100000 from unnest(array[extract(year from now())::int, extract(year from now())::int - 1]) year`;
