import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";
import { refuseField } from "@/lib/refusal";
import type { Selection } from "./rules/eligibility";

type Ids = Pick<Selection, "outcomes" | "releases">;
/** Whose choices: null is the solution itself. */
type Owner = string | null;
type Sorted = (productId: Owner) => { outcomes: string[]; releases: string[] };

/**
 * What was chosen, sorted by whose it is. Ids in arrays have no foreign key: each must be a live outcome or release of one of these, or have been chosen before,
 * for what the catalogue deletes stays chosen until the customer's selection is changed by a person.
 */
export async function sortChosen(tx: Tx, { solutionId, productIds }: { solutionId?: string; productIds: readonly string[] }, chosen: Ids, before: ReadonlyMap<Owner, Ids> = new Map()): Promise<Sorted> {
  const OR = [{ productId: { in: [...productIds] } }, ...(solutionId ? [{ solutionId }] : [])];
  const of = (ids: readonly string[]) => ({ where: { id: { in: [...ids] }, OR }, select: { id: true, productId: true, deletedAt: true }, orderBy: { id: "asc" as const }, take: 500 });
  const found = { outcomes: await tx.outcome.findMany(of(chosen.outcomes)), releases: await tx.release.findMany(of(chosen.releases)) };
  const known = { outcomes: ownersOf(found.outcomes), releases: ownersOf(found.releases) };
  const isKept = (list: keyof Ids, id: string) => [...before.values()].some((one) => one[list].includes(id));
  for (const list of ["outcomes", "releases"] as const) {
    const isStrange = chosen[list].some((id) => !isKept(list, id) && known[list].get(id)?.isLive !== true);
    if (isStrange) refuseField(list, `Choose ${list} of this product.`);
  }
  const own = (list: keyof Ids, owner: Owner) => chosen[list].filter((id) => (known[list].has(id) ? known[list].get(id)?.owner === owner : before.get(owner)?.[list].includes(id)));
  return (productId) => ({ outcomes: own("outcomes", productId), releases: own("releases", productId) });
}

/** The same for a product alone. */
export async function assertChosen(tx: Tx, productId: string, chosen: Ids) {
  await sortChosen(tx, { productIds: [productId] }, chosen);
}

/** The customer, still there; the product or solution, still in the catalogue. Neither goes away until the transaction ends. */
export async function lockParties(tx: Tx, { customerId, ...parent }: { customerId: string } & ({ productId: string } | { solutionId: string })) {
  const [customer] = await tx.$queryRaw<{ name: string }[]>`select name from customers where "tenantId" = current_tenant() and id = ${customerId}::uuid and "deletedAt" is null for key share`;
  const [definition] = "productId" in parent
    ? await tx.$queryRaw<{ name: string; definitionVersion: number }[]>`select name, "definitionVersion" from products where "tenantId" = current_tenant() and id = ${parent.productId}::uuid and "deletedAt" is null for share`
    : await tx.$queryRaw<{ name: string; definitionVersion: number }[]>`select name, "definitionVersion" from solutions where "tenantId" = current_tenant() and id = ${parent.solutionId}::uuid and "deletedAt" is null for share`;
  if (!customer || !definition) return notFound();
  return { customer, definition };
}

const ownersOf = (rows: readonly { id: string; productId: string | null; deletedAt: Date | null }[]) => new Map(rows.map(({ id, productId, deletedAt }) => [id, { owner: productId, isLive: deletedAt === null }]));
