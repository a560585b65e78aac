import "server-only";
import type { Tx } from "@/lib/db/within";

/** D-2026-00042: the next number of a year. The counter's row stays locked until the deal is written, so none is skipped or taken twice. */
export async function takeDealNumber(tx: Tx, tenantId: string, year: number) {
  const [counter] = await tx.$queryRaw<{ value: number }[]>`
    insert into counters as c ("tenantId", name, year, value) values (${tenantId}::uuid, 'deal', ${year}, 1)
    on conflict ("tenantId", name, year) do update set value = c.value + 1 returning value`;
  return `D-${year}-${String(counter?.value ?? 1).padStart(5, "0")}`;
}
