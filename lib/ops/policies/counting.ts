import "server-only";
import type { Category } from "@/lib/blockers/rules";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../context";

/** How many blockers of each category another policy would recount: unresolved ones of projects under way, of all sellers. */
export async function countRunning(_: StaffCtx): Promise<Partial<Record<Category, number>>> {
  const rows = await everything.$queryRaw<{ category: Category; open: number }[]>`
    select b.category::text, count(*)::int as open from implementation_blockers b join implementation_projects p on p."tenantId" = b."tenantId" and p.id = b."projectId"
    where b.status <> 'RESOLVED' and p.status not in ('COMPLETED', 'CANCELLED') group by b.category`;
  return Object.fromEntries(rows.map(({ category, open }) => [category, open]));
}
