import "server-only";
import { CATEGORIES, type Category } from "@/lib/blockers/rules";
import { Timing } from "@/lib/blockers/rules/policy";
import type { PolicyView } from "@/lib/blockers/shapes";
import { everything } from "@/lib/db/everything";
import type { StaffCtx } from "../context";

/** Every version of every category's policy, newest first; `now` is the one that holds. A hundred versions at most. */
export async function listPolicies(_: StaffCtx): Promise<{ now: PolicyView[]; before: PolicyView[] }> {
  const rows = await everything.escalationPolicy.findMany({ select: { category: true, version: true, levels: true, effectiveAt: true, createdBy: { select: { name: true } } }, orderBy: [{ version: "desc" }, { category: "asc" }], take: 100 });
  const views = rows.map(({ levels, effectiveAt, createdBy, ...row }): PolicyView => ({ ...row, levels: Timing.parse(levels), effectiveAt: effectiveAt.toISOString(), byName: createdBy?.name ?? null }));
  const newest = (category: Category) => views.find((view) => view.category === category);
  const now = CATEGORIES.flatMap((category) => newest(category) ?? []);
  return { now, before: views.filter((view) => !now.includes(view)) };
}
