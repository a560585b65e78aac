import { expect, test } from "vitest";
import { contextOfKey } from "@/lib/auth/context";
import { exportRejections } from "@/lib/telemetry/exporting";
import { listRejections } from "@/lib/telemetry/queries/health";
import { LIMITS } from "@/lib/telemetry/rules";
import { keyOf } from "../keys/asking";
import { at, linesOf, poured, row, sendJson, sendLines, telemetryScene } from "./scene";

test("each row that cannot be taken is told with its reason, and the others are taken", async () => {
  const s = await telemetryScene();
  await s.customer("Twin");
  await s.customer("twin");
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const wrong: [unknown, string, RegExp][] = [
    [row(1, { customer: "Nobody" }), "unknown_customer", /no customer “Nobody”/],
    [row(1, { customer: "Twin" }), "ambiguous_customer", /Several customers are called “Twin”/],
    [row(1, { product: "Nothing" }), "unknown_product", /no product “Nothing”/],
    [row(1, { assignment: "Elsewhere" }), "unknown_assignment", /not as “Elsewhere”/],
    [row(1, { task: "Fly" }), "unknown_task", /no task “Fly”/],
    [row(1, { attribute: "height" }), "unknown_attribute", /“task-1” has no attribute “height”/],
    [row("many"), "wrong_type", /to be a number, not "many"/],
    [row("maybe", { attribute: "enabled" }), "wrong_type", /true or false/],
    [row({}, { attribute: "plan" }), "wrong_type", /to be text/],
    [row("31 June", { attribute: "last_login" }), "wrong_type", /a day or an instant/],
    [row(1, { observedAt: tomorrow }), "future", /lies in the future/],
    [row(1, { observedAt: "yesterday" }), "malformed", /^observedAt: Write observedAt/],
    [row(1, { source: "rumour" }), "malformed", /^source: Source is api/],
    [{ ...row(1), extra: 1 }, "malformed", /extra/],
    [{ customer: "cust-1" }, "malformed", /^product: Name the product/],
    [{ ...row(1), value: undefined }, "malformed", /^value: Send a value/],
    [row("x".repeat(10_000_000), { attribute: "plan" }), "too_large", /64,000 letters/],
    [row("a\u0000b", { attribute: "plan" }), "malformed", /NUL/],
    ["text", "malformed", /not a JSON object/],
    [null, "malformed", /not a JSON object/],
  ];
  const answer = await s.send([row(1), ...wrong.map(([sent]) => sent), row(2, { observedAt: at("02") })]);
  expect([answer.accepted, answer.rejected]).toEqual([2, wrong.length]);
  expect(answer.rejections).toEqual(wrong.map(([, code, reason], n) => ({ row: n + 2, code, reason: expect.stringMatching(reason) })));
  const kept = await s.db((tx) => tx.telemetryRejection.findMany({ orderBy: { line: "asc" } }));
  expect(kept.map(({ line, code }) => [line, code])).toEqual(wrong.map(([, code], n) => [n + 2, code]));
  expect(Math.max(...kept.map(({ sent }) => sent?.length ?? 0))).toBeLessThanOrEqual(500);
});

test("a customer without the product, a product without a plan and an attribute that is out of use are said so", async () => {
  const s = await telemetryScene();
  await s.customer("Elsewhere Ltd");
  await s.db((tx) => tx.customerTelemetryAttribute.update({ where: { id: s.plan.attribute("enabled").id }, data: { isActive: false } }));
  const planless = await s.customer("Planless");
  await s.db((tx) => tx.customerProduct.create({ data: { tenantId: s.tenantId, customerId: planless.id, productId: s.product.id, name: "Later" } }));
  const { rejections } = await s.send([row(1, { customer: "Elsewhere Ltd" }), row(1, { customer: "Planless" }), row(true, { attribute: "enabled" })]);
  expect(rejections.map(({ code, reason }) => [code, reason])).toEqual([["no_plan", "This customer does not have this product."], ["no_plan", "This customer's product has no adoption plan yet."], ["inactive_attribute", "The attribute “enabled” is not in use."]]);
});

test("two tasks of one name are told apart by their ids only", async () => {
  const s = await telemetryScene();
  await s.db((tx) => tx.customerTask.update({ where: { id: s.plan.team.id }, data: { name: "Go live with reporting" } }));
  const { rejections, accepted } = await s.send([row(1, { task: "Go live with reporting" }), row(2, { task: s.plan.team.id, observedAt: at("02") }), row(3, { task: "task-1", observedAt: at("03") })]);
  expect([rejections.map(({ code }) => code), accepted]).toEqual([["ambiguous_task"], 2]);
});

test("values are kept as their type has them, however they are written", async () => {
  const s = await telemetryScene();
  const sent: [string, unknown, unknown][] = [
    ["enabled", "Yes", true], ["plan", 7, "7"], ["last_login", "2026-05-01T10:00:00+02:00", "2026-05-01T08:00:00.000Z"], ["usage", { users: [1, { deep: null }] }, { users: [1, { deep: null }] }],
    ["active_users", " 1.50 ", 1.5], ["plan", null, null],
  ];
  const answer = await s.send(sent.map(([attribute, value], n) => row(value, { attribute, observedAt: at(`1${n}`) })));
  expect(answer.rejections).toEqual([]);
  expect((await s.values()).map(({ value }) => value)).toEqual(sent.map(([, , kept]) => kept));
});

test("NDJSON is read line by line wherever it is cut: a wrong line is told by its number and harms no other", async () => {
  const s = await telemetryScene();
  const lines = [row(1), "", "{not json", row(2, { observedAt: at("02") }), JSON.stringify(row("y".repeat(300_000), { attribute: "plan" })), "   ", row("é", { attribute: "plan" })];
  const answer = await sendLines(s.key, linesOf(lines, 7), "lines");
  expect([answer.accepted, answer.rejections.map(({ row: line, code }) => [line, code])]).toEqual([3, [[3, "malformed"], [5, "too_large"]]]);
  async function* broken() {
    yield Buffer.from([0xff, 0xfe, 0x0a]);
    yield Buffer.from(`${JSON.stringify(row(5, { observedAt: at("05") }))}\r\n`);
  }
  expect(await sendLines(s.key, broken())).toMatchObject({ accepted: 1, rejections: [{ row: 1, code: "malformed", reason: "The line is not UTF-8." }] });
});

test("what is no telemetry at all is refused as a whole", async () => {
  const s = await telemetryScene();
  const { receiveTelemetry } = await import("@/lib/telemetry/commands/receiving");
  await expect(receiveTelemetry(s.key, { body: poured("{") }, "application/json")).rejects.toMatchObject({ status: 400 });
  await expect(receiveTelemetry(s.key, { body: poured("[]") }, "application/json")).rejects.toMatchObject({ status: 422 });
  await expect(receiveTelemetry(s.key, { body: poured("{}") }, "")).rejects.toMatchObject({ status: 422 });
  await expect(receiveTelemetry(s.key, { body: poured("a,b") }, "text/csv")).rejects.toMatchObject({ status: 415 });
  await expect(sendJson(s.key, Array.from({ length: 10_001 }, () => 1))).rejects.toMatchObject({ status: 422 });
  await expect(receiveTelemetry(s.key, { body: poured(...Array.from({ length: 17 }, () => " ".repeat(1_000_000))) }, "application/json")).rejects.toMatchObject({ status: 413 });
});

test("every rejected row is told and kept with its reason, once however often it comes; of a long stream the answer says where the rest is", async () => {
  const s = await telemetryScene();
  const rows = Array.from({ length: 1200 }, () => row("none"));
  for (let time = 0; time < 2; time++) expect(await s.send(rows, "bad")).toMatchObject({ rejected: 1200, rejections: { length: 1200 } });
  expect(await s.db((tx) => tx.telemetryRejection.count())).toBe(1200);

  const answer = await sendLines(s.key, poured("x\n".repeat(LIMITS.told + 1)), "a long one");
  expect(answer).toMatchObject({ rejected: LIMITS.told + 1, rejections: { length: LIMITS.told }, rejectionsAt: "/api/telemetry/rejections?batchId=a%20long%20one" });
  const lines = (await (await exportRejections(s.key, { batchId: "a long one" })).text()).trim().split("\r\n");
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([LIMITS.told + 2, expect.stringContaining("Row,Code,Reason,Sent,When"), expect.stringMatching(/^10001,malformed,The line is not JSON.,x,/)]);
  const { secret } = await keyOf(s, ["telemetry.write"]);
  await expect(exportRejections((await contextOfKey(secret)) ?? s.key, { batchId: "a long one" })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");

  const { id: batch } = await s.db((tx) => tx.telemetryBatch.findFirstOrThrow({ where: { batchId: "bad" } }));
  const seen: number[] = [];
  for (let rejected: string | undefined, pages = 0; pages < 20; pages++) {
    const page = await listRejections(s.as(s.vera), { batch, rejected });
    seen.push(...page.rejections.map(({ line }) => line));
    if (!page.next) break;
    rejected = page.next;
  }
  expect(seen).toEqual(rows.map((_, n) => n + 1));
  const [first, second] = [await listRejections(s.as(s.vera), {}), await listRejections(s.as(s.vera), { rejected: (await listRejections(s.as(s.vera), {})).next ?? "" })];
  expect([first.rejections.length, second.rejections.length, second.rejections.some(({ id }) => first.rejections.some((one) => one.id === id))]).toEqual([100, 100, false]);
});
