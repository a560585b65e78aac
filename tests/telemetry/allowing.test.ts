import { expect, test } from "vitest";
import { enterValue } from "@/lib/telemetry/commands/entering";
import { importValues } from "@/lib/telemetry/commands/importing";
import { planOf, poured, row, sendJson, telemetryScene } from "./scene";

const sheet = "Task,Attribute,Current\nInvite the team,active_users,3";

/** The scene, whose customer is Maya's own, with a second customer that is nobody's; Maya may write to the second by a grant. */
async function granted() {
  const s = await telemetryScene();
  const second = await s.customer("Beta Boats", { externalId: "cust-2", ownerId: null });
  const plan = await planOf(s, { customerId: second.id, productId: s.product.id, originalTaskId: s.task.id });
  const maya = s.as(s.maya, { grants: [{ resourceType: "CUSTOMER", resourceId: second.id, level: "WRITE" }] });
  return { ...s, second: plan, granted: maya };
}

test("neither a customer's owner nor a grant on another customer writes its telemetry, by hand or by file; the grant's own is written", async () => {
  const s = await granted();
  const enter = (who: typeof s.granted, plan: typeof s.plan) => enterValue(who, { planId: plan.adoptionPlanId, attributeId: plan.attribute("active_users").id, value: "3" });
  const bring = (who: typeof s.granted, plan: typeof s.plan) => importValues(who, { planId: plan.adoptionPlanId, body: poured(sheet) });
  for (const who of [s.as(s.maya), s.as(s.sme), s.as(s.vera), s.granted]) for (const write of [enter, bring]) await expect(write(who, s.plan)).rejects.toMatchObject({ status: 403 });
  expect(await s.values()).toEqual([]);
  await enter(s.granted, s.second);
  expect(await bring(s.granted, s.second)).toMatchObject({ accepted: 1 });
  expect(await bring(s.as(s.cato), s.plan)).toMatchObject({ accepted: 1 });
  expect((await s.values()).length).toBe(3);
});

test("of a batch that a person sends, the rows of customers they may not write are told so; when none is left, all is refused", async () => {
  const s = await granted();
  const answer = await sendJson(s.granted, [row(1), row(2, { customer: "cust-2" }), row(3, { customer: "Nobody" })]);
  expect([answer.accepted, answer.rejections.map(({ row: line, code }) => [line, code])]).toEqual([1, [[1, "not_allowed"], [3, "unknown_customer"]]]);
  await expect(sendJson(s.granted, [row(1), row(2)])).rejects.toMatchObject({ status: 403 });
  await expect(sendJson(s.as(s.maya), [row(1)])).rejects.toMatchObject({ status: 403 });
  expect(await sendJson(s.as(s.cato), [row(1), row(2, { customer: "cust-2" })])).toMatchObject({ accepted: 1, duplicates: 1 });
  expect((await s.values()).map(({ value }) => value)).toEqual([1, 2]);
});
