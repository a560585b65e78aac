import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";
import { columns, type Known, type NamedSubject, type SubjectKind } from "./rules";

/** `ids`: the rows that are the person; `known`: every text that says who they are, as it is and as it was. */
export type Subject = { kind: SubjectKind; id: string; name: string; ids: string[]; known: Known[] };

/** The person, locked until the transaction ends; missing or foreign: not there. */
export async function lockSubject(tx: Tx, { kind, id }: NamedSubject): Promise<Subject> {
  const name = kind === "user" ? await lockUser(tx, id) : await lockContact(tx, id);
  const ids = [id, ...(kind === "contact" ? await listOthersOf(tx, id) : [])];
  return { kind, id, name, ids, known: await listKnown(tx, ids) };
}

async function lockUser(tx: Tx, id: string) {
  const [row] = await tx.$queryRaw<{ name: string }[]>`select name from users where id = ${id}::uuid for update`;
  return row?.name ?? notFound();
}

async function lockContact(tx: Tx, id: string) {
  const [row] = await tx.$queryRaw<{ name: string }[]>`select name from contacts where id = ${id}::uuid for update`;
  return row?.name ?? notFound();
}

/** Of a contact: the leads it came from, the links it holds, and a customer that is this one person. */
async function listOthersOf(tx: Tx, contactId: string) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select l.id from leads l where l."contactId" = ${contactId}::uuid
    union all
    select p.id from progress_links p join contacts c on c.id = ${contactId}::uuid where p."contactId" = c.id or lower(p.email) = lower(c.email)
    union all
    select k.id from customers k join contacts c on c."tenantId" = k."tenantId" and c."customerId" = k.id
    where c.id = ${contactId}::uuid and k.type = 'INDIVIDUAL' and not exists (select from contacts o where o."tenantId" = k."tenantId" and o."customerId" = k.id and o.id <> c.id and o."deletedAt" is null)`;
  return rows.map(({ id }) => id);
}

/** What the rows say, what their earlier values said, and where an invitation went. `isShared`: another record says the same of itself, a phone number in any spelling. */
function listKnown(tx: Tx, ids: readonly string[]): Promise<Known[]> {
  const telling = [...columns.names, ...columns.addresses, ...columns.parts];
  return tx.$queryRaw<Known[]>`
    with rows as (
      select to_jsonb(u) as row from users u where u.id = any (${ids}::uuid[]) union all select to_jsonb(c) from contacts c where c.id = any (${ids}::uuid[])
      union all select to_jsonb(l) from leads l where l.id = any (${ids}::uuid[]) union all select to_jsonb(k) from customers k where k.id = any (${ids}::uuid[])
      union all select to_jsonb(p) from progress_links p where p.id = any (${ids}::uuid[])
      union all select jsonb_build_object('newEmail', t."newEmail") from user_tokens t where t."userId" = any (${ids}::uuid[])
      union all select jsonb_build_object('name', concat_ws(' ', c."firstName", c."lastName")) from contacts c where c.id = any (${ids}::uuid[])
      union all select i.before from change_items i where i."entityId" = any (${ids}::uuid[]) union all select i.after from change_items i where i."entityId" = any (${ids}::uuid[])),
    said as (
      select distinct e.key as "column", e.value from rows, jsonb_each_text(case when jsonb_typeof(row) = 'object' then row else '{}' end) e
      where e.key = any (${telling}::text[]) and e.value <> '')
    select "column", value,
      exists (select from users u where lower(value) in (lower(u.name), u.email, u.username) and u.id <> all (${ids}::uuid[]))
        or exists (select from contacts c where lower(value) in (lower(c.name), lower(c.email), lower(c.phone), lower(c."mobilePhone"), lower(c."workPhone")) and c.id <> all (${ids}::uuid[]))
        or exists (select from customers k where lower(value) in (lower(k.name), lower(k."primaryEmail"), lower(k."primaryPhone")) and k.id <> all (${ids}::uuid[]))
        or exists (select from phone_of(value) p, (
          select id, unnest(array[phone, "mobilePhone", "workPhone"]) as number from contacts union all select id, "primaryPhone" from customers) o
          where length(p.digits) >= 7 and regexp_replace(o.number, '\\D', '', 'g') like '%' || p.digits and o.id <> all (${ids}::uuid[])) as "isShared"
    from said`;
}
