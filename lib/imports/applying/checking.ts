import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Entity } from "../rules";
import { refuseRows, type Portion, type Run } from "./source";

/**
 * Between preview and run others go on working. A row is refused, with the reason, when somebody has meanwhile made the same record, changed one of the
 * values it was to replace, or deleted what it refers to. The records themselves are locked by now.
 */
export function checkRows(tx: Tx, run: Run, portion: Portion) {
  return refuseRows(tx, run, portion, Prisma.sql`case ${clauses[run.batch.entity]} end`);
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

/**
 * Made since by somebody else: no two rows of one file make the same record. What the portion names is looked up at once and remembered, so that it
 * costs the same whatever the planner believes of a table that was empty a moment ago.
 */
const taken = ({ table, one, live }: Table, column: Prisma.Sql, named: (row: Prisma.Sql) => Prisma.Sql) => Prisma.sql`
    when s.action = 'CREATE' and ${named(row)} in (select ${column} from ${table} t where ${live} and ${column} = any (array(select ${named(other)} from source o where o.action = 'CREATE')))
      then 'Somebody added this ' || ${one}::text || ' since the preview. Import the file again to update it.'`;

const gone = (field: string, table: Prisma.Sql, noun: string, live: Prisma.Sql = alive) => Prisma.sql`
    when ${textOf(row, field)} is not null and ${textOf(row, field)}::uuid not in (select t.id from ${table} t where ${live} and t.id = any (array(select distinct ${textOf(other, field)}::uuid from source o))) then 'Its ' || ${noun}::text || ' was deleted since the preview.'`;

const row = Prisma.sql`s`;
const other = Prisma.sql`o`;
const textOf = (from: Prisma.Sql, field: string) => Prisma.sql`(${from}.cols ->> ${field}::text)`;
const alive = Prisma.sql`t."deletedAt" is null`;
const always = Prisma.sql`true`;
const sql = { customers: Prisma.sql`customers`, deals: Prisma.sql`deals`, products: Prisma.sql`products`, users: Prisma.sql`users` };
const tables: Record<Entity, Table> = {
  customers: { table: sql.customers, entityType: "Customer", one: "customer", parts: Prisma.sql`${fields} and ${address}`, live: alive },
  deals: { table: sql.deals, entityType: "Deal", one: "deal", parts: fields, live: alive },
  products: { table: sql.products, entityType: "Product", one: "product", parts: samePart(Prisma.sql`"customAttrs"`, "customFields"), live: alive },
  people: { table: sql.users, entityType: "User", one: "person", parts: always, live: always },
};

const id = [Prisma.sql`t."externalId"`, (from: Prisma.Sql) => textOf(from, "externalId")] as const;
const nameOfUnnumbered = (from: Prisma.Sql) => Prisma.sql`case when ${textOf(from, "externalId")} is null then lower(${textOf(from, "name")}) end`;

const clauses: Record<Entity, Prisma.Sql> = {
  customers: Prisma.sql`${common(tables.customers)} ${taken(tables.customers, ...id)} ${taken(tables.customers, Prisma.sql`t."nameKey"`, nameOfUnnumbered)}
    ${gone("ownerId", sql.users, "owner", always)} ${gone("accountManager", sql.users, "account manager", always)}`,
  deals: Prisma.sql`${common(tables.deals)} ${taken(tables.deals, ...id)}
    ${gone("customerId", sql.customers, "customer")} ${gone("productId", sql.products, "product")} ${gone("ownerId", sql.users, "owner", always)}
    ${gone("stageId", Prisma.sql`pipeline_stages`, "stage", always)} ${gone("contactId", Prisma.sql`contacts`, "contact")}`,
  products: Prisma.sql`${common(tables.products)} ${taken(tables.products, ...id)} ${taken(tables.products, Prisma.sql`t.name`, (from) => textOf(from, "name"))}`,
  people: Prisma.sql`${common(tables.people)} ${taken(tables.people, ...id)}
    when s.action = 'CREATE' and s.cols ->> 'username' is not null and free_username(s.cols ->> 'username') <> s.cols ->> 'username' then 'This user name is taken. Choose another.'`,
};
