import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { lockPeople } from "@/lib/people/queries";
import { usernameStem } from "@/lib/people/rules";
import { checkRows } from "./checking";
import { itemsOfChanged, itemsOfMade, markRows, sourceOf, type Portion, type Run } from "./source";

/** Of a person only what an import writes stands in the change set; nothing of how they sign in. */
export const personOf = (row: Prisma.Sql) => Prisma.sql`to_jsonb(${row}) - array['password', 'totpSecret', 'totpConfirmedAt', 'totpLastStep', 'recoveryCodes', 'failedCount', 'lockedUntil', 'ssoSubject']`;

/** Writes one portion of people: new ones inactive, without a password, with a user name of their own. Their managers are linked when all are there. */
export async function applyPeople(tx: Tx, run: Run, portion: Portion) {
  await lockPeople(tx);
  await tx.$queryRaw(Prisma.sql`with ${sourceOf(run, portion, "UPDATE")} select u.id from users u where u.id = any (array(select id from source)) order by u.id for update`);
  await checkRows(tx, run, portion);
  await markRows(tx, run, portion);
  await insertPeople(tx, run, portion);
  await updatePeople(tx, run, portion);
}

/** A user name nobody has for each of a list of stems, also none twice. */
export async function freeUsernames(tx: Tx, stems: readonly string[]) {
  const found = await tx.$queryRaw<{ username: string }[]>`select username from free_usernames(${[...stems]}::text[]) order by place`;
  return found.map(({ username }) => username);
}

/** An address that belongs to an account anywhere is left empty: whose it is stays unsaid. */
async function insertPeople(tx: Tx, run: Run, portion: Portion) {
  const wanted = await tx.$queryRaw<{ number: number; name: string; username: string | null }[]>(Prisma.sql`
    with ${sourceOf(run, portion, "CREATE")} select s.number, s.cols ->> 'name' as name, s.cols ->> 'username' as username from source s order by s.cols ->> 'username' is null, s.number`);
  const usernames = await freeUsernames(tx, wanted.map(({ name, username }) => username ?? usernameStem(name)));
  return tx.$executeRaw(Prisma.sql`
    with ${sourceOf(run, portion, "CREATE")},
    ready as materialized (
      select s.number, s.id, free.username, jsonb_populate_record(null::users, '{"role": "USER"}'::jsonb || s.cols) as u
      from source s join unnest(${wanted.map(({ number }) => number)}::int[], ${usernames}::text[]) free (number, username) on free.number = s.number),
    made as (
      insert into users (id, "tenantId", email, username, name, "fullName", role, "isAdmin", "isActive", timezone, "externalId")
      select r.id, ${run.ctx.tenantId}::uuid, case when not email_taken((r.u).email) then (r.u).email end, r.username, (r.u).name, (r.u).name, (r.u).role, (r.u).role = 'ADMIN', false, (r.u).timezone, (r.u)."externalId"
      from ready r order by r.number returning *),
    kept as (select (jsonb_populate_record(null::users, ${personOf(Prisma.sql`made`)})).* from made)
    ${itemsOfMade(run, "User", Prisma.sql`kept`)}`);
}

function updatePeople(tx: Tx, run: Run, portion: Portion) {
  return tx.$executeRaw(Prisma.sql`
    with ${sourceOf(run, portion, "UPDATE")},
    next as materialized (select s.number, u.id, u as was, ${personOf(Prisma.sql`u`)} as "wasJson", jsonb_populate_record(u, s.cols
      || case when s.cols ? 'role' then jsonb_build_object('isAdmin', s.cols ->> 'role' = 'ADMIN') else '{}' end
      || case when email_taken(s.cols ->> 'email') then jsonb_build_object('email', u.email) else '{}' end) as row from source s join users u on u.id = s.id),
    changed as (
      update users u set name = n.name, "fullName" = case when n.name <> u.name then n.name else u."fullName" end, email = n.email, role = n.role, "isAdmin" = n."isAdmin", timezone = n.timezone,
        "externalId" = n."externalId", version = u.version + 1, "updatedAt" = now()
      from next, lateral (select (next.row).*) n where u.id = next.id and next.row is distinct from next.was
      returning u.id, ${personOf(Prisma.sql`u`)} as after)
    ${itemsOfChanged(run, "User", Prisma.sql`(select c.id, n."wasJson" as before, c.after from changed c join next n on n.id = c.id)`)}`);
}
