import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Entity } from "../rules";
import { refuseRows, sourceOf, type Portion, type Run } from "./source";

/**
 * Between preview and run others go on working. A row is refused, with the reason, when somebody has meanwhile made the same record, changed one of the
 * values it was to replace, or deleted what it refers to. The records themselves are locked by now.
 */
export async function checkRows(tx: Tx, run: Run, portion: Portion) {
  const { entity } = run.batch;
  const said = await readSaid(tx, run, portion);
  return refuseRows(tx, run, portion, Prisma.sql`case ${common(tables[entity])} ${Prisma.join(clauses[entity](said), " ")} end`);
}

/** What the rows of the portion say under the fields that are looked up, each value once: the look-ups then cost the same whatever the planner believes of a table that was empty a moment ago. */
type Said = (field: string) => string[];

async function readSaid(tx: Tx, run: Run, portion: Portion): Promise<Said> {
  const rows = await tx.$queryRaw<{ field: string; values: string[] }[]>(Prisma.sql`
    with ${sourceOf(run, portion)}, said as (select e.key as field, case when e.key = 'name' and ${run.batch.entity === "customers"} then lower(e.value) else e.value end as value from source s cross join lateral jsonb_each_text(s.cols) e)
    select field, array_agg(distinct value) as values from said where field in ('externalId', 'name', 'customerId', 'productId', 'ownerId', 'accountManager', 'stageId', 'contactId') and value is not null group by 1`);
  const byField = new Map(rows.map(({ field, values }) => [field, values]));
  return (field) => byField.get(field) ?? [];
}

/** The JSON columns are compared part by part, all others as their own types. */
const untouched = (parts: Prisma.Sql) => Prisma.sql`(s.before is null or (t is not distinct from jsonb_populate_record(t, s.before - array['billingAddress', 'customFields', 'productId']) and ${parts}))`;
const samePart = (column: Prisma.Sql, name: string) => Prisma.sql`not exists (select from jsonb_each(s.before -> ${name}::text) e where coalesce(t.${column} -> e.key, 'null') <> e.value)`;
const fields = samePart(Prisma.sql`"customFields"`, "customFields");
const address = samePart(Prisma.sql`"billingAddress"`, "billingAddress");

const someone = (entityType: string) => Prisma.sql`coalesce((select c."committedByName" from change_items i join change_sets c on c."tenantId" = i."tenantId" and c.id = i."changeSetId"
  where i."tenantId" = current_tenant() and i."entityType" = ${entityType}::text and i."entityId" = s.id order by i.id desc limit 1), 'Someone') || ' changed it since the preview. Their value stands.'`;

type Table = { table: Prisma.Sql; entityType: string; one: string; parts: Prisma.Sql; live: Prisma.Sql };

function common({ table, entityType, one, parts, live }: Table) {
  return Prisma.sql`
    when s."isAgain" and s.id is null then 'The earlier row of the same ' || ${one}::text || ' could not be imported.'
    when s.action = 'UPDATE' and (select t.id from ${table} t where t.id = s.id and ${live} limit 1) is null then 'It was deleted since the preview.'
    when s.action = 'UPDATE' and (select t.id from ${table} t where t.id = s.id and ${untouched(parts)} limit 1) is null then ${someone(entityType)}`;
}

/** Made since by somebody else: no two rows of one file make the same record. */
const taken = ({ table, one, live }: Table, column: Prisma.Sql, named: Prisma.Sql, names: string[]) => Prisma.sql`
    when s.action = 'CREATE' and ${named} in (select ${column} from ${table} t where ${live} and ${column} = any (${names}::text[])) then 'Somebody added this ' || ${one}::text || ' since the preview. Import the file again to update it.'`;

const gone = (field: string, table: Prisma.Sql, noun: string, ids: string[], live: Prisma.Sql = alive) => Prisma.sql`
    when ${textOf(field)} is not null and ${textOf(field)}::uuid not in (select t.id from ${table} t where ${live} and t.id = any (${ids}::uuid[])) then 'Its ' || ${noun}::text || ' was deleted since the preview.'`;

const textOf = (field: string) => Prisma.sql`(s.cols ->> ${field}::text)`;
const alive = Prisma.sql`t."deletedAt" is null`;
const always = Prisma.sql`true`;
const sql = { customers: Prisma.sql`customers`, deals: Prisma.sql`deals`, products: Prisma.sql`products`, users: Prisma.sql`users` };
const tables: Record<Entity, Table> = {
  customers: { table: sql.customers, entityType: "Customer", one: "customer", parts: Prisma.sql`${fields} and ${address}`, live: alive },
  deals: { table: sql.deals, entityType: "Deal", one: "deal", parts: fields, live: alive },
  products: { table: sql.products, entityType: "Product", one: "product", parts: samePart(Prisma.sql`"customAttrs"`, "customFields"), live: alive },
  people: { table: sql.users, entityType: "User", one: "person", parts: always, live: always },
};

const numbered = (table: Table, said: Said) => taken(table, Prisma.sql`t."externalId"`, textOf("externalId"), said("externalId"));
const nameOfUnnumbered = Prisma.sql`case when ${textOf("externalId")} is null then lower(${textOf("name")}) end`;

const clauses: Record<Entity, (said: Said) => Prisma.Sql[]> = {
  customers: (said) => [
    numbered(tables.customers, said), taken(tables.customers, Prisma.sql`t."nameKey"`, nameOfUnnumbered, said("name")),
    gone("ownerId", sql.users, "owner", said("ownerId"), always), gone("accountManager", sql.users, "account manager", said("accountManager"), always),
  ],
  deals: (said) => [
    numbered(tables.deals, said), gone("customerId", sql.customers, "customer", said("customerId")), gone("productId", sql.products, "product", said("productId")),
    gone("ownerId", sql.users, "owner", said("ownerId"), always), gone("stageId", Prisma.sql`pipeline_stages`, "stage", said("stageId"), always), gone("contactId", Prisma.sql`contacts`, "contact", said("contactId")),
  ],
  products: (said) => [numbered(tables.products, said), taken(tables.products, Prisma.sql`t.name`, textOf("name"), said("name"))],
  people: (said) => [
    numbered(tables.people, said),
    Prisma.sql`when s.action = 'CREATE' and s.cols ->> 'username' is not null and free_username(s.cols ->> 'username') <> s.cols ->> 'username' then 'This user name is taken. Choose another.'`,
  ],
};
