import "server-only";
import { grouped } from "./grouping";
import type { Sql } from "./places";
import { LEVELS, type Level } from "./rules/policy";

export type Person = { id: string; name: string; email: string; isActive: boolean };
/** The owner, the owner's manager, that person's, and so on up. */
export type Chain = readonly Person[];
/** Who hears of a level; `missing` says who should have, and why it was not them. */
export type Chosen = { person: Person | null; missing: string | null };

/** For each owner the people above them, as things stand; a circle ends where it closes. One statement. */
export async function readChains(db: Pick<Sql, "$queryRaw">, ownerIds: readonly string[]): Promise<Map<string, Chain>> {
  const rows = await db.$queryRaw<(Person & { ownerId: string })[]>`
    with recursive chain as (
      select u.id as "ownerId", u.id, u.name, u.email, u."isActive", u."managerId", 0 as place, array[u.id] as seen from internal_users u where u.id = any (${[...new Set(ownerIds)]}::uuid[])
      union all
      select c."ownerId", m.id, m.name, m.email, m."isActive", m."managerId", c.place + 1, c.seen || m.id from chain c join internal_users m on m.id = c."managerId" where c.place < 20 and m.id <> all (c.seen))
    select "ownerId", id, name, email, "isActive" from chain order by "ownerId", place`;
  return grouped(rows, ({ ownerId }) => ownerId);
}

/** Whom everything reaches at last: the ADMIN who has been one of the staff for longest. */
export async function readAdmin(db: Pick<Sql, "$queryRaw">): Promise<Person | null> {
  const [admin] = await db.$queryRaw<Person[]>`select id, name, email, "isActive" from internal_users where role = 'ADMIN' and "isActive" order by "createdAt", id limit 1`;
  return admin ?? null;
}

/** Owner, the owner's manager, that person's manager; nobody there, or disabled: the next person up, at last an ADMIN (implementation.md, Blockers and escalation, 4). */
export function recipientOf(level: Level, chain: Chain, admin: Person | null): Chosen {
  const place = LEVELS.indexOf(level);
  const meant = chain[place];
  if (meant?.isActive) return { person: meant, missing: null };
  return { person: chain.slice(place + 1).find(({ isActive }) => isActive) ?? admin, missing: meant ? `${meant.name} is disabled` : whyNobody(chain) };
}

function whyNobody(chain: Chain) {
  const top = chain.at(-1);
  return top ? `Nobody is above ${top.name}` : "Nobody owns it";
}
