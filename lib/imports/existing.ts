import "server-only";
import type { Tx } from "@/lib/db/within";
import type { Draft, Existing, PlanValue } from "./drafting";
import { keyOf } from "./identity";
import type { NameIndex } from "./matching";
import type { Rights } from "./rights";
import type { Entity } from "./rules";

/** A record as planning compares it, with what decides who may write it, and for a deal how many lines it has. */
export type Found = Existing & { ownerIds: string[]; lines: number; isCounted: boolean; isAdmin: boolean; hasArrived: boolean };
type Row = Record<string, unknown> & { id: string; name: string };
/** By identity key; several when a name is not one record's own. */
export type FoundByKey = Map<string, Found[]>;

/** Looks up, in one statement, what exists under the keys of a slice of rows. `index` is the entity's own names. */
export async function findExisting(tx: Tx, entity: Entity, drafts: readonly Draft[], index: NameIndex | undefined): Promise<FoundByKey> {
  const values = (key: string) => [...new Set(drafts.flatMap((draft) => (typeof draft.values[key] === "string" ? [draft.values[key]] : [])))];
  const ids = index ? [...new Set(values("name").flatMap((name) => index.idsOf(name)))] : [];
  const rows = drafts.length ? await readers[entity](tx, { externalIds: values("externalId"), names: values("name"), codes: values("code"), emails: values("email"), usernames: values("username"), ids }) : [];
  const found: FoundByKey = new Map();
  for (const row of rows) {
    const record = toFound(entity, row);
    for (const key of keysOf(entity, record.values)) found.set(key, [...(found.get(key) ?? []), record]);
  }
  return found;
}

/** May the person who imports write this record? */
export const mayWrite = ({ every, people, rows }: Rights, { id, ownerIds }: Pick<Found, "id" | "ownerIds">) => every || rows.includes(id) || ownerIds.some((owner) => people.includes(owner));

type Keys = Record<"externalIds" | "names" | "codes" | "emails" | "usernames" | "ids", string[]>;

const readers: Record<Entity, (tx: Tx, keys: Keys) => Promise<Row[]>> = {
  customers: (tx, { externalIds, ids }) => tx.$queryRaw`
    select c.id, c.name, "externalId", industry, "annualRevenue"::text, "currencyCode", "employeeCount"::text, "companySize"::text, "parentCustomerId", "ownerId", "accountManager",
      type::text, status::text, category::text, source::text, website, "primaryEmail", "primaryPhone", "billingAddress", description, "preferredChannel"::text, tags, "customFields"
    from customers c where "deletedAt" is null and ("externalId" = any (${externalIds}::text[]) or id = any (${ids}::uuid[])) order by id`,
  deals: (tx, { externalIds, names }) => tx.$queryRaw`
    select d.id, d.name, d."externalId", d."customerId", d."contactId", line."productId", d."ownerId", d."teamMembers", d."stageId", d.status::text, d.amount::text, d.discount::text, d.tax::text, d."currencyCode",
      to_json(d."createdDate") #>> '{}' as "createdDate", d."isCreatedDateKnown", d."expectedCloseDate"::text, d."closedDate"::text, d.kind::text, d.source::text, d."wonReason", d."lostReason"::text,
      d."lostToCompetitor", d.tags, d."customFields", coalesce(line.count, 0) as lines, coalesce(line.count = 1 and line.quantity = 1, true) as "isCounted"
    from deals d
    left join lateral (select (array_agg(l."productId" order by l.position))[1] as "productId", count(*)::int as count, min(l.quantity) as quantity
      from deal_lines l where l."tenantId" = d."tenantId" and l."dealId" = d.id) line on true
    where d."deletedAt" is null and (d."externalId" = any (${externalIds}::text[]) or d."nameKey" = any (${names.map((name) => name.toLowerCase())}::text[]) and d.name <> '') order by d.id`,
  products: (tx, { externalIds, codes, ids }) => tx.$queryRaw`
    select id, name, "externalId", code, series, "listPrice"::text, "currencyCode", description, "customAttrs" as "customFields"
    from products where "deletedAt" is null and ("externalId" = any (${externalIds}::text[]) or code = any (${codes}::text[]) or id = any (${ids}::uuid[])) order by id`,
  people: (tx, { externalIds, emails, usernames, ids }) => tx.$queryRaw`
    select id, name, "externalId", username, email, "managerId", role::text, timezone, "isAdmin", num_nonnulls(password, "ssoSubject", "lastLoginAt") > 0 as "hasArrived"
    from users where "externalId" = any (${externalIds}::text[]) or email = any (${emails}::text[]) or username = any (${usernames}::text[]) or id = any (${ids}::uuid[]) order by id`,
};

const REFERENCES: Record<string, string> = { parentCustomerId: "parentCustomer", ownerId: "owner", accountManager: "accountManager", customerId: "customer", contactId: "contact", productId: "product", stageId: "stage", managerId: "manager" };
const META = ["id", "teamMembers", "lines", "isCounted", "isAdmin", "hasArrived", "billingAddress", "customFields"];

function toFound(entity: Entity, row: Row): Found {
  const values: Record<string, PlanValue | null> = {};
  for (const [column, value] of Object.entries(row)) {
    if (META.includes(column)) continue;
    const field = column === "accountManager" && entity !== "customers" ? undefined : REFERENCES[column];
    values[field ?? column] = field ? (typeof value === "string" ? { id: value } : null) : valueOf(value);
  }
  for (const [prefix, nested] of [["billingAddress", row["billingAddress"]], ["customFields", row["customFields"]]] as const)
    if (nested && typeof nested === "object") for (const [key, value] of Object.entries(nested)) values[`${prefix}.${key}`] = valueOf(value);
  const owners = [row["ownerId"], ...(Array.isArray(row["teamMembers"]) ? row["teamMembers"] : [])];
  return {
    id: row.id, values, ownerIds: owners.filter((each) => typeof each === "string"), lines: Number(row["lines"] ?? 0), isCounted: row["isCounted"] !== false,
    isAdmin: row["isAdmin"] === true, hasArrived: row["hasArrived"] === true,
  };
}

function valueOf(value: unknown): PlanValue | null {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return String(value);
  return Array.isArray(value) ? value.map(String) : null;
}

/** The keys a record is found by: those a row of it would have, whether or not it is also known by a surer one. */
function keysOf(entity: Entity, values: Existing["values"]): string[] {
  const text = (key: string) => (typeof values[key] === "string" && values[key] ? values[key] : null);
  const [externalId, code, email, username, name] = ["externalId", "code", "email", "username", "name"].map(text);
  const customer = values["customer"];
  const customerId = customer && typeof customer === "object" && "id" in customer ? customer.id : "";
  return [
    externalId && keyOf.externalId(externalId), code && keyOf.code(code), email && keyOf.email(email), username && keyOf.username(username),
    name && (entity === "deals" ? keyOf.deal(name, customerId) : keyOf.name(name)),
  ].filter((key): key is string => Boolean(key));
}
