import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import type { Taken } from "./workbook/checking";
import type { Definition } from "./workbook/shapes";

/** Which names and external ids of a definition something else of the organization has already. */
export async function findTaken(tx: Tx, { tenantId }: Ctx, { productId, result }: { productId: string; result: Definition }): Promise<Taken> {
  const texts = (values: unknown[]) => values.filter((value) => typeof value === "string");
  const own = result.Info[0]?.values ?? {};
  const [names, externalIds] = [texts([own["name"]]), texts([own["externalId"]])];
  const others = await tx.product.findMany({
    where: { tenantId, id: { not: productId }, deletedAt: null, OR: [{ name: { in: names } }, { externalId: { in: externalIds } }] }, select: { name: true, externalId: true }, orderBy: { id: "asc" }, take: 10,
  });
  const taskIds = texts(result.Tasks.map(({ values }) => values["externalId"]));
  const tasks = await tx.task.findMany({ where: { tenantId, externalId: { in: taskIds }, deletedAt: null, OR: [{ productId: null }, { productId: { not: productId } }] }, select: { externalId: true }, orderBy: { id: "asc" }, take: 500 });
  return { names: new Set(others.map(({ name }) => name)), productIds: new Set(texts(others.map(({ externalId }) => externalId))), taskIds: new Set(texts(tasks.map(({ externalId }) => externalId))) };
}
