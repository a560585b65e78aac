import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { FindCustomers, FindLikeCustomers } from "../rules";
import { companyDomain } from "../rules";
import { namedLike } from "./conditions";

/** What the list can be narrowed by. People who left stay, because customers of theirs remain. At most 500 of each. */
export type CustomerChoices = { people: { id: string; name: string; isActive: boolean }[]; industries: string[]; tags: { name: string; color: string }[] };
/** Why one resembles what is typed: its name, or the domain of an address. */
export type LikeCustomer = { id: string; name: string; ownerName: string | null; isByName: boolean };
export type CustomerChoice = { id: string; name: string; detail: string | null };

const AT_MOST = 500;

/** People, industries and tags in one statement. The industries are stepped through by their index, not gathered from every row. */
export async function getCustomerChoices(ctx: Ctx): Promise<CustomerChoices> {
  const tenant = Prisma.sql`"tenantId" = ${ctx.tenantId}::uuid`;
  const [choices] = await within(ctx, (tx) => tx.$queryRaw<CustomerChoices[]>`
    with recursive steps as (
      (select industry from customers where ${tenant} and "deletedAt" is null and industry is not null order by industry limit 1)
      union all
      select (select n.industry from customers n where n."tenantId" = ${ctx.tenantId}::uuid and n."deletedAt" is null and n.industry > steps.industry order by n.industry limit 1) from steps where steps.industry is not null)
    select
      (select coalesce(json_agg(p), '[]') from (select id, name, "isActive" from users where ${tenant} order by "isActive" desc, name, id limit ${AT_MOST}) p) as people,
      array(select industry from steps where industry is not null limit ${AT_MOST}) as industries,
      (select coalesce(json_agg(t), '[]') from (select name, color from tags where ${tenant} and category = 'CUSTOMER' and "usageCount" > 0 order by name limit ${AT_MOST}) t) as tags`);
  return choices ?? { people: [], industries: [], tags: [] };
}

/** At most 20 customers whose name or address holds every word. */
export function findCustomers(ctx: Ctx, { q }: FindCustomers) {
  return within(ctx, (tx) => tx.$queryRaw<CustomerChoice[]>`
    select c.id, c.name, c."primaryEmail" as detail from customers c where ${Prisma.join([Prisma.sql`c."tenantId" = ${ctx.tenantId}::uuid`, Prisma.sql`c."deletedAt" is null`, ...namedLike(q)], " and ")}
    order by c."nameKey", c.id limit 20`);
}

/** At most five customers that may be the one that is typed: a name that is alike (trigrams of the bare name ≥ 0.6), or an address of the same company. */
export function findLikeCustomers(ctx: Ctx, { name, email }: FindLikeCustomers) {
  return within(ctx, (tx) => tx.$queryRaw<LikeCustomer[]>`
    select c.id, c.name, u.name as "ownerName", alike."isByName"
    from like_customers(${name}, ${companyDomain(email)}, 5) alike join customers c on c.id = alike.id left join users u on u."tenantId" = c."tenantId" and u.id = c."ownerId"
    where c."tenantId" = ${ctx.tenantId}::uuid order by alike.likeness desc, c."nameKey", c.id`);
}
