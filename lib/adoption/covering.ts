import "server-only";
import { createHash } from "node:crypto";
import type { Tx } from "@/lib/db/within";
import { sortChosen } from "./choosing";
import { readParts, type LockedPlan } from "./places";
import type { SyncDiff } from "./rules/diff";
import type { Selection } from "./rules/eligibility";
import { diffOf } from "./syncing";

/** A plan with what it is to cover, and what that does to it. The first is the one that was asked about, of a solution its products' follow. */
export type Covered = { plan: LockedPlan; selection: Selection; diff: SyncDiff };
type Chosen = ReturnType<typeof ownOf>;

/** Every plan an assignment has: of a solution the one of its own tasks, then its products'. */
export async function plansOf(tx: Tx, plan: LockedPlan): Promise<LockedPlan[]> {
  return plan.kind === "product" ? [plan] : [plan, ...(await readParts(tx, plan.id))];
}

/**
 * What each plan covers after this choice. Each product of a solution keeps what was chosen of its own; another licence goes to all of them, the
 * same one leaves those that have another. `own` says it of products that come with the change.
 */
export async function cover(tx: Tx, plans: readonly LockedPlan[], change: Selection): Promise<{ covered: Covered[]; own: Chosen }> {
  const [plan, ...parts] = plans;
  if (!plan) throw new Error("an assignment has a plan");
  const before = new Map(plans.map((one) => [ownerOf(one), one]));
  const sold = plan.kind === "solution" ? await tx.solutionProduct.findMany({ where: { solutionId: plan.parentId }, select: { productId: true }, orderBy: { productId: "asc" }, take: 100 }) : [];
  const productIds = [...new Set([...(plan.kind === "product" ? [plan] : parts).map(({ parentId }) => parentId), ...sold.map(({ productId }) => productId)])];
  const own = ownOf(change, await sortChosen(tx, { productIds, ...(plan.kind === "solution" && { solutionId: plan.parentId }) }, change, before));
  const covered: Covered[] = [];
  for (const one of plans) {
    const selection = { ...own(ownerOf(one)), licenseLevel: change.licenseLevel === plan.licenseLevel ? one.licenseLevel : change.licenseLevel };
    covered.push({ plan: one, selection, diff: await diffOf(tx, one, selection) });
  }
  return { covered, own };
}

/** Says which definitions and which selections were looked at: as long as it is the same, what was shown is what is done. */
export function seenOf(plans: readonly LockedPlan[]) {
  const said = plans.map(({ id, version, currentVersion }) => `${id} ${version} ${currentVersion}`).sort();
  return createHash("sha256").update(said.join("\n")).digest("hex");
}

const ownerOf = ({ kind, parentId }: LockedPlan) => (kind === "product" ? parentId : null);
const ownOf = ({ licenseLevel }: Selection, sorted: Awaited<ReturnType<typeof sortChosen>>) => (productId: string | null): Selection => ({ licenseLevel, ...sorted(productId) });
