import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { Prisma } from "@/lib/generated/prisma/client";
import type { TagCategory } from "./rules";

type Carrier = { entity: string; table: Prisma.Sql };
type Rewritten = { id: string; before: string[]; after: string[]; version: number };

/** What carries the tags of each kind, as the database's counters have it. Deals first: they are locked before anything else. */
const carriers: Record<TagCategory, readonly Carrier[]> = {
  DEAL: [{ entity: "Deal", table: Prisma.sql`deals` }],
  CUSTOMER: [{ entity: "Customer", table: Prisma.sql`customers` }],
  LEAD: [{ entity: "Lead", table: Prisma.sql`leads` }],
  GENERAL: [{ entity: "Contact", table: Prisma.sql`contacts` }, { entity: "Communication", table: Prisma.sql`communications` }],
};

/** Replaces a name in every row that carries it, those in the trash included; with no new name it goes. A row never carries a name twice. */
export async function rewriteCarriers(tx: Tx, category: TagCategory, name: string, replacement: string | null): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { entity, table } of carriers[category]) {
    const rows = await tx.$queryRaw<Rewritten[]>`
      with held as (select id, tags, version from ${table} where tags @> array[${name}::text] order by id for update),
      fresh as (select id, tags as before, array(select coalesce(case when each.tag = ${name} then ${replacement}::text else each.tag end, '')
        from unnest(tags) with ordinality each (tag, n) where ${replacement}::text is not null or each.tag <> ${name} group by 1 order by min(n)) as after from held)
      update ${table} t set tags = fresh.after, version = t.version + 1, "updatedAt" = now() from fresh where t.id = fresh.id
      returning t.id, fresh.before, fresh.after, t.version`;
    changes.push(...rows.map(({ id, before, after, version }) => ({ entity, id, before: { tags: before, version: version - 1 }, after: { tags: after, version } })));
  }
  return changes;
}

/** The tags, locked in id order, in the order they were asked for. */
export async function lockTags(tx: Tx, ids: readonly string[]) {
  await tx.$queryRaw`select 1 from tags where id = any (${[...ids]}::uuid[]) order by id for update`;
  const tags = await tx.tag.findMany({ where: { id: { in: [...ids] } } });
  return ids.map((id) => tags.find((tag) => tag.id === id) ?? notFound());
}
