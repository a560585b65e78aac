import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/lib/db/within";
import { refuseField } from "@/lib/refusal";
import type { Kind } from "./kinds";
import type { Selection } from "./rules/eligibility";

type Offer = { productId: string } | { solutionId: string };

/** What may be chosen of a product or solution: its live outcomes and releases, by id. */
export async function readChoices(tx: Tx, parent: Offer | { productId: { in: string[] } }) {
  const where = { ...parent, deletedAt: null };
  const outcomes = await tx.outcome.findMany({ where, select: { id: true, name: true, productId: true }, orderBy: [{ displayOrder: "asc" }, { id: "asc" }], take: 500 });
  const releases = await tx.release.findMany({ where, select: { id: true, name: true, productId: true }, orderBy: [{ displayOrder: "asc" }, { level: "asc" }, { id: "asc" }], take: 500 });
  return { outcomes, releases };
}

/** Ids in arrays have no foreign key: each must be of this parent, or have been chosen before. */
export async function assertChosen(tx: Tx, { kind, parentId }: { kind: Kind; parentId: string }, { outcomes, releases }: Selection, before?: Selection) {
  const offered = await readChoices(tx, kind === "product" ? { productId: parentId } : { solutionId: parentId });
  const isStrange = (chosen: readonly string[], own: readonly { id: string }[], kept: readonly string[] = []) => chosen.some((id) => !kept.includes(id) && !own.some((one) => one.id === id));
  if (isStrange(outcomes, offered.outcomes, before?.outcomes)) refuseField("outcomes", "Choose outcomes of this product.");
  if (isStrange(releases, offered.releases, before?.releases)) refuseField("releases", "Choose releases of this product.");
}

/** The customer, still there; the product or solution, still in the catalogue. Neither goes away until the transaction ends. */
export async function lockParties(tx: Tx, { customerId, ...parent }: { customerId: string } & Offer) {
  const [customer] = await tx.$queryRaw<{ name: string }[]>`select name from customers where "tenantId" = current_tenant() and id = ${customerId}::uuid and "deletedAt" is null for key share`;
  const [definition] = "productId" in parent
    ? await tx.$queryRaw<{ name: string; definitionVersion: number }[]>`select name, "definitionVersion" from products where "tenantId" = current_tenant() and id = ${parent.productId}::uuid and "deletedAt" is null for share`
    : await tx.$queryRaw<{ name: string; definitionVersion: number }[]>`select name, "definitionVersion" from solutions where "tenantId" = current_tenant() and id = ${parent.solutionId}::uuid and "deletedAt" is null for share`;
  if (!customer || !definition) return notFound();
  return { customer, definition };
}
