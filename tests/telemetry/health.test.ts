import { expect, test } from "vitest";
import { listBatches, listFailures, listLastSeen, listRejections } from "@/lib/telemetry/queries/health";
import { watched } from "../isolation/telemetry";
import { scene } from "../isolation/scene";
import { at, planOf, row, telemetryScene } from "./scene";

test("customers with a plan are listed with when each attribute was last seen, whatever came late", async () => {
  const s = await telemetryScene();
  await s.customer("Without a plan");
  const second = await s.customer("Beta Boats", { externalId: "cust-2" });
  await planOf(s, { customerId: second.id, productId: s.product.id });
  const now = new Date().toISOString();
  await s.send([row(2, { observedAt: now }), row(1, { observedAt: at("01") }), row(true, { attribute: "enabled", observedAt: "2023-01-01" })]);
  const { customers, next } = await listLastSeen(s.as(s.vera), { q: "" });
  expect([customers.map(({ name }) => name), next]).toEqual([["Acme Rockets", "Beta Boats"], null]);
  const [acme] = customers;
  expect(acme?.attributes.slice(0, 3).map(({ name, observedAt, isStale }) => [name, observedAt, isStale])).toEqual([["active_users", now, false], ["enabled", "2023-01-01T00:00:00.000Z", true], ["plan", null, null]]);
  expect((await listLastSeen(s.as(s.vera), { q: "boats" })).customers.map(({ name }) => name)).toEqual(["Beta Boats"]);
  expect((await listLastSeen(s.as(s.vera), { q: "", after: acme?.id })).customers.map(({ name }) => name)).toEqual(["Beta Boats"]);
});

test("batches come newest first with who sent them, rejected rows with their reasons, of one batch in its order", async () => {
  const s = await telemetryScene();
  await s.send([row(1), row("none"), row(1, { task: "Fly" })], "first");
  await s.send([row(1)], "second");
  const { batches } = await listBatches(s.as(s.vera), {});
  expect(batches.map(({ batchId, keyName, accepted, duplicates, rejected }) => [batchId, keyName, accepted, duplicates, rejected])).toEqual([["second", "Exporter", 0, 1, 0], ["first", "Exporter", 1, 0, 2]]);
  const of = async (batch?: string) => (await listRejections(s.as(s.vera), { batch })).rejections;
  expect((await of(batches[1]?.id)).map(({ line, code, batchId }) => [line, code, batchId])).toEqual([[2, "wrong_type", "first"], [3, "unknown_task", "first"]]);
  expect(await of(batches[0]?.id)).toEqual([]);
  expect((await of()).map(({ line }) => line)).toEqual([3, 2]);
});

test("an evaluation that failed for good is told with its sentence", async () => {
  const a = await scene();
  await watched(a);
  expect((await listFailures(a.own)).map(({ error }) => error)).toEqual(["canary-failure"]);
});
