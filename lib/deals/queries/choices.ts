import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ChooseContact, ChooseOutcomes } from "../rules/choosing";
import { words } from "./words";

/** What a deal may be given, by name. People who left stay, because deals of theirs remain; only active ones are offered. `price` is decimal text. */
export type DealChoices = {
  people: { id: string; name: string; isActive: boolean }[];
  tags: { name: string; color: string }[];
  products: { id: string; name: string; price: string | null; currencyCode: string | null }[];
};
export type Choice = { id: string; name: string; detail: string | null };

const AT_MOST = 500;
const SHOWN = 20;

/** People, tags and products in one statement, at most 500 of each. */
export async function getDealChoices(ctx: Ctx): Promise<DealChoices> {
  const tenant = Prisma.sql`"tenantId" = ${ctx.tenantId}::uuid`;
  const [choices] = await within(ctx, (tx) => tx.$queryRaw<DealChoices[]>`
    select
      (select coalesce(json_agg(p), '[]') from (select id, name, "isActive" from users where ${tenant} order by "isActive" desc, name, id limit ${AT_MOST}) p) as people,
      (select coalesce(json_agg(t), '[]') from (select name, color from tags where ${tenant} and category in ('DEAL', 'GENERAL') order by name, id limit ${AT_MOST}) t) as tags,
      (select coalesce(json_agg(p), '[]') from (select id, name, "listPrice"::text as price, "currencyCode" from products where ${tenant} and "deletedAt" is null order by "nameKey", id limit ${AT_MOST}) p) as products`);
  return choices ?? { people: [], tags: [], products: [] };
}

/** At most 20 contacts whose name or address holds every word; those of the customer when one is named. */
export function listContactChoices(ctx: Ctx, { q, customerId }: ChooseContact) {
  const own = customerId ? Prisma.sql`and "customerId" = ${customerId}::uuid` : Prisma.empty;
  return within(ctx, (tx) => tx.$queryRaw<Choice[]>`
    select id, name, "jobTitle" as detail from contacts
    where "tenantId" = ${ctx.tenantId}::uuid and "deletedAt" is null ${own} ${found(q)} order by "nameKey", id limit ${SHOWN}`);
}

/** What a product may be bought for, in its order. */
export function listOutcomeChoices(ctx: Ctx, { productId }: ChooseOutcomes) {
  return within(ctx, (tx) => tx.outcome.findMany({ where: { productId, deletedAt: null, isActive: true }, select: { id: true, name: true }, orderBy: [{ displayOrder: "asc" }, { id: "asc" }], take: AT_MOST }));
}

/** Every word is in the row; search_ids() may use the trigram indexes, which row-level security keeps from LIKE. */
function found(q: string) {
  const terms = words(q).map((word) => Prisma.sql`and id in (select search_ids('contacts', ${word}, 5000))`);
  return terms.length > 0 ? Prisma.join(terms, " ") : Prisma.empty;
}
