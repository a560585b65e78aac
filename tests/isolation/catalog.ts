import { systemContext } from "@/lib/auth/context";
import { importDefinition } from "@/lib/catalog/commands/importing";
import { addPart } from "@/lib/catalog/commands/parts";
import { createSolution } from "@/lib/catalog/commands/solutions";
import { createTask } from "@/lib/catalog/commands/tasks";
import { addAttribute } from "@/lib/catalog/commands/telemetry";
import { AddPart } from "@/lib/catalog/rules/parts";
import { everything } from "@/lib/db/everything";
import { planned } from "./adoption";
import type { Case } from "./inputs";
import type { QueryCase } from "./questions";
import type { Scene } from "./scene";

/** The scene's product with two tasks and what they carry, and a solution that sells it. */
export async function defined({ tenantId, word, product }: Pick<Scene, "tenantId" | "word" | "product">) {
  const ctx = systemContext(tenantId);
  const parent = { productId: product.id };
  const named = () => `${word}-${crypto.randomUUID()}`;
  const { taskId } = await createTask(ctx, { parent, name: `${word}-task`, weight: "1" });
  const { taskId: second } = await createTask(ctx, { parent, name: `${word}-second` });
  const { partId } = await addPart(ctx, AddPart.parse({ kind: "outcome", parent, values: { name: named() } }));
  const { partId: secondPart } = await addPart(ctx, AddPart.parse({ kind: "outcome", parent, values: { name: named() } }));
  const { attributeId } = await addAttribute(ctx, { taskId, name: `${word}-attribute`, dataType: "BOOLEAN", successCriteria: { type: "boolean_flag", expectedValue: true } });
  const { solutionId } = await createSolution(ctx, { name: named(), productIds: [product.id] });
  return { parent, taskId, second, partId, secondPart, attributeId, solutionId };
}

/** A file of tasks that adds one, with the digest of what it would do. */
export async function imported(a: Scene) {
  const { parent } = await defined(a);
  const text = `Task,Weight\n${a.word}-new,1\n`;
  async function* body() {
    yield Buffer.from(text);
  }
  const { digest } = await importDefinition(systemContext(a.tenantId), { ...parent, removals: false, overwrite: false, body: body() });
  return { params: parent, query: { digest }, text };
}

/** A task of the catalogue and a customer whose plan has it. */
export async function tested(a: Scene) {
  const { taskId } = await planned(a);
  const { originalTaskId } = await everything.customerTask.findUniqueOrThrow({ where: { id: taskId }, select: { originalTaskId: true } });
  return { taskId: originalTaskId ?? "", customerId: a.customers[0].id };
}

type Defined = Awaited<ReturnType<typeof defined>>;
const one = (input: (of: Defined, a: Scene) => unknown) => async (a: Scene) => input(await defined(a), a);

/** The cases of the catalogue's actions. */
export const catalogInputs: Record<string, Case> = {
  "catalog#createSolution": { input: (a) => ({ name: "New", productIds: [a.product.id] }) },
  "catalog#editSolution": { input: one(({ solutionId }) => ({ solutionId, field: "description", was: null, value: "New" })) },
  "catalog#deleteSolution": { input: one(({ solutionId }) => ({ solutionId })) },
  "catalog#chooseProducts": { input: one(({ solutionId }, { product }) => ({ solutionId, was: [product.id], productIds: [] })) },
  "catalog#createTask": { input: one(({ parent }) => ({ parent, name: "New" })) },
  "catalog#editTask": { input: one(({ taskId }, { word }) => ({ taskId, field: "name", was: `${word}-task`, value: "New" })) },
  "catalog#deleteTask": { input: one(({ taskId }) => ({ taskId })) },
  "catalog#moveTask": { input: one(({ second }) => ({ taskId: second, afterId: null })) },
  "catalog#linkTask": { input: one(({ taskId, partId }) => ({ taskId, kind: "outcomes", was: [], ids: [partId] })) },
  "catalog#normalizeWeights": { input: one(({ parent }) => ({ parent, was: "1.00" })) },
  "catalog#addPart": { input: one(({ parent, taskId }) => ({ parent, kind: "tag", values: { name: "New" }, taskId })) },
  "catalog#editPart": { input: one(({ partId }) => ({ kind: "outcome", partId, field: "isActive", was: true, value: false })) },
  "catalog#movePart": { input: one(({ partId, secondPart }) => ({ kind: "outcome", partId, afterId: secondPart })) },
  "catalog#removePart": { input: one(({ partId }) => ({ kind: "outcome", partId })) },
  "catalog#addAttribute": { input: one(({ taskId }) => ({ taskId, name: "active_users", dataType: "NUMBER" })) },
  "catalog#editAttribute": { input: one(({ attributeId }) => ({ attributeId, was: { freshDays: 30 }, values: { freshDays: 7 } })) },
  "catalog#removeAttribute": { input: one(({ attributeId }) => ({ attributeId })) },
  "catalog#testCriteria": { asks: true, input: async (a) => ({ ...(await tested(a)), planId: null, draft: null, tries: [] }) },
  "catalog#findTestCustomers": { asks: true, input: async (a) => ({ taskId: (await tested(a)).taskId, q: "" }) },
  "presence#showPresence": { untold: true, input: one(({ taskId }) => ({ entity: "Task", entityId: taskId, isOpen: true })) },
};

/** The cases of its queries. */
export const catalogQuestions: Record<string, QueryCase> = {
  "catalog/queries#listCatalog": { asked: async (a) => [(await defined(a)) && { kind: "products", q: "canary", limit: 50 }] },
  "catalog/queries#getCatalogProduct": { asked: async (a) => [(await defined(a)).parent] },
  "catalog/queries#exportTasks": { asked: async (a) => [(await defined(a)).parent] },
  "catalog/queries#exportWorkbook": { isQuiet: true, asked: async (a) => [(await defined(a)).parent] },
  "catalog/queries#getCatalogSolution": { asked: async (a) => [{ solutionId: (await defined(a)).solutionId }] },
};
