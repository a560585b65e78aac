import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";

/** A word of a search and whose name or number has it; null: too many to list, so each deal is looked at. */
export type Word = { word: string; deals: string[] | null; customers: string[] | null };

const FEW = 500;

/** A search's words in lower case: all of them must be found. */
export function words(q: string) {
  return q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
}

/** Looks up the words of a search, all in one statement. search_ids() may use the trigram indexes, which row-level security keeps from LIKE. */
export async function findWords(tx: Tx, q = ""): Promise<Word[]> {
  const terms = words(q);
  if (terms.length === 0) return [];
  const found = await tx.$queryRaw<{ word: string; deals: string[]; customers: string[] }[]>`
    select word, array(select search_ids('deals', word, ${FEW + 1}::int)) as deals, array(select search_ids('customers', word, ${FEW + 1}::int)) as customers
    from unnest(${terms}::text[]) word`;
  return found.map(({ word, deals, customers }) => {
    const isRare = deals.length <= FEW && customers.length <= FEW;
    return { word, deals: isRare ? deals : null, customers: isRare ? customers : null };
  });
}

/** In the deal's name or number, or in its customer's name or address. A rare word leads to its deals by an index; a common one is found soon by looking. */
export function mentions({ word, deals, customers }: Word) {
  if (deals && customers) return Prisma.sql`(d.id = any (${deals}::uuid[]) or d."customerId" = any (${customers}::uuid[]))`;
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(d."nameKey" like ${pattern} or lower(d."dealNumber") like ${pattern} or exists (
    select from customers named where named."tenantId" = d."tenantId" and named.id = d."customerId" and (named."nameKey" like ${pattern} or lower(named."primaryEmail") like ${pattern})))`;
}
