import { expect, test } from "vitest";
import { exportTasks } from "@/lib/catalog/queries/export";
import { createTask } from "@/lib/catalog/commands/tasks";
import { getCatalogProduct, getCatalogSolution } from "@/lib/catalog/queries/record";
import { listCatalog } from "@/lib/catalog/queries/list";
import { ListCatalog } from "@/lib/catalog/rules";
import { createProduct } from "@/lib/products/commands";
import { catalog } from "./scene";

test("the catalogue lists products and solutions with their tasks, weight, customers and version, page by page", async () => {
  const { ctx, tenantId, productId, solutionId, db, customer } = await catalog();
  await createProduct(ctx, { name: "Case Desk" });
  const { id: customerId } = await customer("Globex");
  await db((tx) => tx.customerProduct.createMany({ data: ["Plan", "Second plan"].map((name) => ({ tenantId, customerId, productId, name })) }));
  const first = await listCatalog(ctx, ListCatalog.parse({ limit: 1 }));
  expect(first).toMatchObject({ rows: [{ name: "Case Desk", tasks: 0, weight: "0.00", customers: 0, definitionVersion: 1 }] });
  const { rows, next } = await listCatalog(ctx, ListCatalog.parse({ limit: 1, after: first.next }));
  expect([rows, next]).toMatchObject([[{ id: productId, tasks: 3, weight: "60.00", customers: 1 }], null]);
  expect((await listCatalog(ctx, ListCatalog.parse({ kind: "solutions", q: "SUITE" }))).rows).toMatchObject([{ id: solutionId, tasks: 1, weight: "5.00", products: 1 }]);
  expect((await listCatalog(ctx, ListCatalog.parse({ q: "hub" }))).rows).toMatchObject([{ id: productId }]);
  expect((await listCatalog((await catalog()).ctx, ListCatalog.parse({}))).rows).toHaveLength(1);
});

test("a product is read with everything its tasks carry, a solution with its products' tasks", async () => {
  const { ctx, rep, productId, solutionId, a, own, outcome, release, tag, attributeId } = await catalog();
  const product = await getCatalogProduct(rep, { productId });
  expect(product).toMatchObject({ name: "Policy Hub", weight: "60.00", solutions: [{ id: solutionId }], parts: { outcomes: [{ id: outcome, tasks: 1 }], releases: [{ level: "1.00" }], tags: [{ id: tag, color: "#6B7280" }], licenses: [] } });
  expect(product.tasks[0]).toMatchObject({ id: a, outcomes: [outcome], releases: [release], tags: [tag], heldBy: null, from: null, telemetry: [{ id: attributeId, successCriteria: { type: "boolean_flag" } }] });
  const { taskId: late } = await createTask(ctx, { parent: { productId }, name: "Late" });
  const solution = await getCatalogSolution(ctx, { solutionId });
  expect(solution.tasks.map(({ id, from }) => [id, from?.id ?? null])).toEqual([[own, null], ...product.tasks.map(({ id }) => [id, productId]), [late, productId]]);
  expect(solution).toMatchObject({ weight: "5.00", products: [{ id: productId }] });
  await expect(getCatalogProduct((await catalog()).ctx, { productId })).rejects.toThrow(/404/);
});

test("a product's tasks leave as a file with what they carry and how they are measured, for their own organization alone", async () => {
  const { rep, productId, a } = await catalog();
  const file = await (await exportTasks(rep, { productId })).text();
  const [head, first, ...rest] = file.trim().split("\r\n");
  expect(head).toBe("Product,#,Task,Description,Weight,Licence,Estimate (minutes),Outcomes,Releases,Tags,How-to texts,How-to videos,Notes,External id,Id,Telemetry,Version,Revision");
  expect(first).toMatch(new RegExp(`^Policy Hub,1,Connect single sign-on,,10.00,Essential,,Audit-ready,Spring,Quick win,,,,,${a},sso_enabled is true,\\d+,[0-9a-f-]{36}$`));
  expect(rest).toHaveLength(2);
  await expect(exportTasks((await catalog()).ctx, { productId })).rejects.toThrow(/404/);
});
