import "server-only";
import { everything } from "@/lib/db/everything";
import type { OpsTx } from "@/lib/ops/facts";
import { CATEGORIES, type Category } from "./rules";
import { ESCALATION_TIMING, Timing } from "./rules/policy";

export type Policy = { version: number; levels: Timing };
export type Policies = Record<Category, Policy>;

/** The policy that holds now, of each category: its newest version that has taken effect. The column is rounded to milliseconds, so that one written in this transaction may seem to lie ahead. */
export async function readPolicies(db: Pick<OpsTx, "$queryRaw"> = everything): Promise<Policies> {
  const rows = await db.$queryRaw<{ category: Category; version: number; levels: unknown }[]>`
    select distinct on (category) category::text, version, levels from escalation_policies where "effectiveAt" <= now() + interval '1 millisecond' order by category, version desc`;
  const of = (category: Category): Policy => {
    const row = rows.find((each) => each.category === category);
    return row ? { version: row.version, levels: Timing.parse(row.levels) } : { version: 0, levels: ESCALATION_TIMING[category] };
  };
  return Object.fromEntries(CATEGORIES.map((category) => [category, of(category)])) as Policies;
}
