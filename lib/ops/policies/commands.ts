import "server-only";
import { recomputeClocks } from "@/lib/blockers/switching";
import type { ChangePolicy } from "@/lib/blockers/rules/policy";
import { readPolicies } from "@/lib/blockers/policies";
import { everything } from "@/lib/db/everything";
import { nowOf } from "@/lib/projects/places";
import { refuse } from "@/lib/refusal";
import type { StaffCtx } from "../context";
import { noteStaff } from "../facts";

/** A new version of one category's levels, from now on; what is pending is due by it at once, what has fired stays. Refused when somebody else was faster. */
export function changePolicy(staff: StaffCtx, { category, version, levels }: ChangePolicy) {
  return everything.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`escalation policy ${category}`}, 0))`;
    const now = (await readPolicies(tx))[category];
    if (now.version !== version) refuse("Somebody has changed this policy since you opened it. Read it again first.", 409);
    const next = { category, version: version + 1, levels, createdById: staff.staffId, effectiveAt: await nowOf(tx) };
    const { id } = await tx.escalationPolicy.create({ data: next, select: { id: true } });
    const switched = await recomputeClocks(tx, { categories: [category] });
    await noteStaff(tx, staff, { name: "policy.changed", entity: "EscalationPolicy", entityId: id, details: { category, version: next.version } });
    return { version: next.version, switched };
  }, { maxWait: 10_000, timeout: 60_000 });
}
