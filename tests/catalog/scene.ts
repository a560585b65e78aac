import { addPart } from "@/lib/catalog/commands/parts";
import { createSolution } from "@/lib/catalog/commands/solutions";
import { createTask } from "@/lib/catalog/commands/tasks";
import { addAttribute } from "@/lib/catalog/commands/telemetry";
import { AddPart } from "@/lib/catalog/rules/parts";
import { createProduct } from "@/lib/products/commands";
import { world } from "../support/world";

export type CatalogScene = Awaited<ReturnType<typeof catalog>>;

/** A product with three tasks that weigh 60 together, an outcome, a release and a tag, and a solution with one task of its own that sells it. */
export async function catalog() {
  const made = await world();
  const { as, sme, db } = made;
  const ctx = as(sme);
  const { productId } = await createProduct(ctx, { name: "Policy Hub" });
  const parent = { productId };
  const task = async (name: string, weight: string) => (await createTask(ctx, { parent, name, weight })).taskId;
  const [a, b, c] = [await task("Connect single sign-on", "10"), await task("Import the library", "20"), await task("Invite reviewers", "30")];
  const part = async (kind: "outcome" | "release" | "tag", values: Record<string, unknown>) => (await addPart(ctx, AddPart.parse({ kind, parent, values, taskId: a }))).partId;
  const [outcome, release, tag] = [await part("outcome", { name: "Audit-ready" }), await part("release", { name: "Spring", level: "1.0" }), await part("tag", { name: "Quick win" })];
  const { attributeId } = await addAttribute(ctx, { taskId: a, name: "sso_enabled", dataType: "BOOLEAN", successCriteria: { type: "boolean_flag", expectedValue: true } });
  const { solutionId } = await createSolution(ctx, { name: "Compliance Suite", productIds: [productId] });
  const { taskId: own } = await createTask(ctx, { parent: { solutionId }, name: "Name a sponsor", weight: "5" });
  const versionOf = async (id = productId) => (await db(async (tx) => (await tx.product.findFirst({ where: { id } })) ?? tx.solution.findFirstOrThrow({ where: { id } }))).definitionVersion;
  const order = (where: { productId: string } | { solutionId: string } = parent) => db((tx) => tx.task.findMany({ where: { ...where, deletedAt: null }, orderBy: { sequenceNumber: "asc" }, select: { id: true, sequenceNumber: true } }));
  return { ...made, ctx, rep: made.ctx, productId, parent, a, b, c, outcome, release, tag, attributeId, solutionId, own, versionOf, order };
}
