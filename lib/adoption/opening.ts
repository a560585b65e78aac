import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { dateColumn, type Day } from "@/lib/dates";
import { copyTasks } from "./copying";
import { orCalledSo } from "./calling";
import { readCatalogTasks } from "./definitions";
import type { Kind } from "./kinds";
import { reckonPlans } from "./reckoning";
import { offer } from "./rules/diff";
import { isEligible, type Selection } from "./rules/eligibility";

type Opening = Selection & {
  customerId: string; productId: string; name: string; productName: string; definitionVersion: number; termMonths: number | null; from: Day; externalId?: string | null | undefined; dealId?: string | null; customerSolutionId?: string | null;
};

/** The assignment of one product and its plan: the eligible tasks of the definition as it stands. `renewsAt` is the day the term that begins on `from` ends. */
export async function openPlan(tx: Tx, ctx: Ctx, { customerId, productId, name, productName, definitionVersion, termMonths, from, externalId = null, dealId = null, customerSolutionId = null, ...selection }: Opening) {
  const { tenantId } = ctx;
  const data = {
    tenantId, customerId, productId, name, licenseLevel: selection.licenseLevel, selectedOutcomes: [...selection.outcomes], selectedReleases: [...selection.releases],
    purchasedAt: dateColumn(from), termMonths, renewsAt: termMonths ? await afterMonths(tx, from, termMonths) : null, externalId, dealId, customerSolutionId,
  };
  const assignment = await orCalledSo(tx.customerProduct.create({ data }));
  const plan = await tx.adoptionPlan.create({ data: { tenantId, customerProductId: assignment.id, productId, productName, licenseLevel: selection.licenseLevel, definitionVersion, lastSyncedAt: new Date() }, select: { id: true } });
  await copyEligible(tx, { kind: "product", parentId: productId, planId: plan.id }, selection);
  await reckonPlans(tx, [plan.id]);
  return { assignment, planId: plan.id };
}

/** The tasks that the one rule lets in, copied. */
export async function copyEligible(tx: Tx, { kind, parentId, planId }: { kind: Kind; parentId: string; planId: string }, selection: Selection) {
  const eligible = (await readCatalogTasks(tx, kind, parentId)).filter((task) => isEligible(offer(task), selection));
  return copyTasks(tx, kind, { planId, originalIds: eligible.map(({ id }) => id) });
}

async function afterMonths(tx: Tx, from: Day, months: number) {
  const [row] = await tx.$queryRaw<{ day: Day }[]>`select (${from}::date + make_interval(months => ${months}::int))::date::text as day`;
  return row ? dateColumn(row.day) : null;
}
