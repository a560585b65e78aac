import { expect, test } from "vitest";
import { enterValue } from "@/lib/telemetry/commands/entering";
import { listLastSeen } from "@/lib/telemetry/queries/health";
import { getPlanValues } from "@/lib/telemetry/queries/values";
import { world } from "../support/world";
import { at, countJobs, planOf, row, telemetryScene } from "./scene";

const counts = ({ accepted, duplicates, rejected }: { accepted: number; duplicates: number; rejected: number }) => [accepted, duplicates, rejected];
const codesOf = ({ rejections }: { rejections: { code: string }[] }) => rejections.map(({ code }) => code);

test("a value reaches the attribute it names, by id, name or external id, and its batch, fact and job are written with it", async () => {
  const s = await telemetryScene();
  const { attribute, reporting, assignment } = s.plan;
  const ids = { customer: s.target.id.toUpperCase(), product: s.product.id, task: reporting.id, attribute: attribute("active_users").id };
  const names = { customer: "ACME rockets", product: "lighthouse", assignment: "Production", task: "Go live with reporting" };
  const originals = { task: s.task.id, assignment: assignment.externalId };
  const answer = await s.send([row(14), row(15, { ...ids, observedAt: at("02") }), row(16, { ...names, observedAt: at("03") }), row(17, { ...originals, observedAt: "2026-06-04", source: "database" }), row(18, { assignment: assignment.id, observedAt: "2026-06-05T12:00:00+02:00" })], "one");
  expect(answer).toEqual({ batchId: "one", accepted: 5, duplicates: 0, rejected: 0, rejections: [] });
  const kept = await s.values();
  expect(kept.map(({ value, observedAt, source }) => [value, observedAt.toISOString(), source])).toEqual([[14, at("01"), "api"], [15, at("02"), "api"], [16, at("03"), "api"], [17, "2026-06-04T00:00:00.000Z", "database"], [18, "2026-06-05T10:00:00.000Z", "api"]]);
  expect(new Set(kept.map(({ customerTelemetryAttributeId }) => customerTelemetryAttributeId))).toEqual(new Set([attribute("active_users").id]));
  const batch = await s.db((tx) => tx.telemetryBatch.findFirstOrThrow());
  expect(batch).toMatchObject({ batchId: "one", accepted: 5, duplicates: 0, rejected: 0, apiKeyId: s.key.actor.id });
  const fact = await s.db((tx) => tx.auditLog.findFirstOrThrow({ where: { action: "telemetry.ingested" } }));
  expect(fact).toMatchObject({ entityId: batch.id, actorKind: "API_KEY", details: { batchId: "one", accepted: 5 } });
  expect(await countJobs(s.tenantId)).toBe(1);
});

test("without an assignment a value goes to every plan of the customer for the product, with one to that alone", async () => {
  const s = await telemetryScene();
  const second = await planOf(s, { customerId: s.target.id, productId: s.product.id, originalTaskId: s.task.id, name: "Staging" });
  expect(counts(await s.send([row(1), row(2, { assignment: "Staging", observedAt: at("02") })]))).toEqual([2, 0, 0]);
  const kept = await s.values();
  expect(kept.map(({ value, customerTelemetryAttributeId }) => [value, customerTelemetryAttributeId]).toSorted()).toEqual([[1, s.plan.attribute("active_users").id], [1, second.attribute("active_users").id], [2, second.attribute("active_users").id]].toSorted());
});

test("the same value again is a duplicate, another one a conflict, and neither changes anything, in one request or two", async () => {
  const s = await telemetryScene();
  expect(codesOf(await s.send([row(14), row("14.0"), row(15), row(14, { source: "database" })]))).toEqual(["conflict"]);
  const before = await s.values();
  const again = await s.send([row(15), row(14), row(14)]);
  expect([counts(again), again.rejections]).toEqual([[0, 2, 1], [{ row: 1, code: "conflict", reason: "Another value is known for this attribute at this instant from this source." }]]);
  expect([await s.values(), await countJobs(s.tenantId)]).toEqual([before, 1]);
});

test("the same batch again answers safely: nothing twice, and what had not come the first time is taken", async () => {
  const s = await telemetryScene();
  expect(counts(await s.send([row(1)], "nightly"))).toEqual([1, 0, 0]);
  expect(counts(await s.send([row(1), row(2, { observedAt: at("02") })], "nightly"))).toEqual([1, 1, 0]);
  expect(await s.db((tx) => tx.telemetryBatch.findMany({ select: { batchId: true, accepted: true, duplicates: true } }))).toEqual([{ batchId: "nightly", accepted: 2, duplicates: 1 }]);
});

test("a value that conflicts in one of several plans is written to none", async () => {
  const s = await telemetryScene();
  await s.send([row(1)]);
  const second = await planOf(s, { customerId: s.target.id, productId: s.product.id, originalTaskId: s.task.id, name: "Staging" });
  expect(codesOf(await s.send([row(2), row(2), row(3, { observedAt: at("02") })]))).toEqual(["conflict", "conflict"]);
  expect((await s.values()).map(({ value }) => value)).toEqual([1, 3, 3]);
  expect(counts(await s.send([row(1)]))).toEqual([1, 0, 0]);
  expect((await s.values()).filter(({ customerTelemetryAttributeId }) => customerTelemetryAttributeId === second.attribute("active_users").id).map(({ value }) => value)).toEqual([1, 3]);
});

test("what comes late is kept at the instant it was so", async () => {
  const s = await telemetryScene();
  await s.send([row(3, { observedAt: at("20") })]);
  await s.send([row(1, { observedAt: at("02") }), row(2, { observedAt: "2023-01-05" })]);
  expect((await s.values()).map(({ value }) => value)).toEqual([2, 1, 3]);
});

test("two senders of the same at once: each value is there once, and one of them hears of duplicates", async () => {
  const s = await telemetryScene();
  const rows = Array.from({ length: 300 }, (_, n) => row(n, { observedAt: new Date(Date.UTC(2026, 5, 1, 0, n)).toISOString() }));
  const answers = await Promise.all([s.send(rows, "left"), s.send(rows.toReversed(), "right"), s.send(rows, "left")]);
  expect([answers.reduce((sum, { accepted }) => sum + accepted, 0), answers.reduce((sum, { duplicates }) => sum + duplicates, 0)]).toEqual([300, 600]);
  expect((await s.values()).length).toBe(300);
});

test("another organization's customers, products, tasks and attributes are unknown", async () => {
  const [s, other] = [await telemetryScene(), await telemetryScene()];
  const { attribute, reporting } = s.plan;
  const foreign = await other.send([row(1, { customer: s.target.id }), row(1, { product: s.product.id }), row(1, { task: reporting.id }), row(1, { task: s.task.id }), row(1, { attribute: attribute("active_users").id }), row(1, { assignment: s.plan.assignment.id })]);
  expect(codesOf(foreign)).toEqual(["unknown_customer", "unknown_product", "unknown_task", "unknown_task", "unknown_attribute", "unknown_assignment"]);
  expect([await s.values(), await other.values()]).toEqual([[], []]);
});

test("who may not send telemetry sends none", async () => {
  const [s, w] = [await telemetryScene(), await world()];
  const { sendJson } = await import("./scene");
  await expect(sendJson(s.as(s.vera), [row(1)])).rejects.toMatchObject({ status: 403 });
  expect(counts(await sendJson(w.as(w.adam), [row(1)]))).toEqual([0, 0, 1]);
});

test("a solution's own tasks are watched too: where no product has the name, a solution may", async () => {
  const s = await telemetryScene();
  const { tenantId } = s;
  const attribute = await s.db(async (tx) => {
    const solution = await tx.solution.create({ data: { tenantId, name: "Harbour" } });
    const assigned = await tx.customerSolution.create({ data: { tenantId, customerId: s.target.id, solutionId: solution.id, name: "Everywhere" } });
    const plan = await tx.solutionAdoptionPlan.create({ data: { tenantId, customerSolutionId: assigned.id, solutionId: solution.id, solutionName: "Harbour", definitionVersion: 1 } });
    const task = await tx.customerSolutionTask.create({ data: { tenantId, solutionAdoptionPlanId: plan.id, name: "Connect both" } });
    return tx.customerTelemetryAttribute.create({ data: { tenantId, customerSolutionTaskId: task.id, name: "connections", dataType: "NUMBER" } });
  });
  const answer = await s.send([row(3, { product: "Harbour", task: "Connect both", attribute: "connections" }), row(3, { product: "Harbour", assignment: "Nowhere", task: "Connect both", attribute: "connections" }), row(3, { product: "Harbour", task: "Fly", attribute: "connections" })]);
  expect([answer.accepted, codesOf(answer)]).toEqual([1, ["unknown_assignment", "unknown_task"]]);
  expect((await s.values()).map(({ value, customerTelemetryAttributeId }) => [value, customerTelemetryAttributeId])).toEqual([[3, attribute.id]]);
  expect(await s.db((tx) => tx.telemetryChunk.findMany({ select: { customerTaskIds: true, customerSolutionTaskIds: true } }))).toEqual([{ customerTaskIds: [], customerSolutionTaskIds: [attribute.customerSolutionTaskId] }]);

  const { customers } = await listLastSeen(s.as(s.vera), { q: "" });
  const shown = customers.flatMap(({ attributes }) => attributes).find(({ id }) => id === attribute.id);
  expect(shown).toMatchObject({ assignment: "Harbour, Everywhere", task: "Connect both", observedAt: at("01") });
  const plan = await getPlanValues(s.as(s.vera), { planId: shown?.planId ?? "" });
  expect([plan.productName, plan.attributes.map(({ name, seen }) => [name, seen.map(({ value }) => value)])]).toEqual(["Harbour", [["connections", [3]]]]);
  await enterValue(s.as(s.cato), { planId: plan.id, attributeId: attribute.id, value: "9" });
  expect((await s.values()).map(({ value, source }) => [value, source])).toEqual([[3, "api"], [9, "manual"]]);
});
