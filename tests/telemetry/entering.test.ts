import { expect, test } from "vitest";
import { enterValue } from "@/lib/telemetry/commands/entering";
import { getPlanValues } from "@/lib/telemetry/queries/values";
import { world } from "../support/world";
import { at, row, countJobs, telemetryScene } from "./scene";

test("a person enters a value; it is kept as theirs, dated now, with its note, and evaluated like any other", async () => {
  const s = await telemetryScene();
  const [planId, attributeId] = [s.plan.adoptionPlanId, s.plan.attribute("active_users").id];
  await enterValue(s.as(s.cato), { planId, attributeId, value: " 12 ", notes: "Told by phone" });
  const [value] = await s.db((tx) => tx.telemetryValue.findMany());
  expect(value).toMatchObject({ value: 12, source: "manual", notes: "Told by phone", customerTelemetryAttributeId: attributeId });
  expect(Math.abs(Number(value?.observedAt) - Date.now())).toBeLessThan(60_000);
  expect(await s.db((tx) => tx.auditLog.findFirstOrThrow({ where: { action: "telemetry.ingested" } }))).toMatchObject({ userId: s.cato.id, actorName: "Cato" });
  expect(await countJobs(s.tenantId)).toBe(1);
});

test("a value of another type, of the future, or unlike the one that was entered for that instant is refused at its field", async () => {
  const s = await telemetryScene();
  const ask = { planId: s.plan.adoptionPlanId, attributeId: s.plan.attribute("active_users").id };
  const enter = (value: string, observedAt?: string) => enterValue(s.as(s.cato), { ...ask, value, ...(observedAt && { observedAt }) });
  await expect(enter("many")).rejects.toMatchObject({ status: 422, details: { fields: { value: expect.stringContaining("a number") } } });
  await expect(enter(" ")).rejects.toMatchObject({ details: { fields: { value: expect.any(String) } } });
  await expect(enter("1", new Date(Date.now() + 86_400_000).toISOString())).rejects.toMatchObject({ details: { fields: { observedAt: expect.any(String) } } });
  await enter("1", at("01"));
  await expect(enter("2", at("01"))).rejects.toMatchObject({ details: { fields: { observedAt: expect.any(String) } } });
  expect((await s.values()).map(({ value }) => value)).toEqual([1]);
});

test("who may only look enters nothing, and another organization's plan is not there", async () => {
  const [s, other] = [await telemetryScene(), await world()];
  const ask = { planId: s.plan.adoptionPlanId, attributeId: s.plan.attribute("active_users").id, value: "1" };
  await expect(enterValue(s.as(s.vera), ask)).rejects.toMatchObject({ status: 403 });
  await expect(enterValue(other.as(other.adam), ask)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  await expect(enterValue(s.as(s.cato), { ...ask, attributeId: crypto.randomUUID() })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
});

test("a plan's attributes come with their newest values, newest first, thirty at most", async () => {
  const s = await telemetryScene();
  await s.send(Array.from({ length: 40 }, (_, n) => row(n, { observedAt: new Date(Date.UTC(2026, 5, 1, n)).toISOString() })));
  const { attributes, customerName } = await getPlanValues(s.as(s.vera), { planId: s.plan.adoptionPlanId });
  expect([customerName, attributes.map(({ task, name }) => `${task}: ${name}`)]).toEqual(["Acme Rockets", [...["active_users", "enabled", "plan", "last_login", "usage"].map((name) => `Go live with reporting: ${name}`), "Invite the team: active_users"]]);
  expect(attributes[0]?.seen.map(({ value }) => value)).toEqual(Array.from({ length: 30 }, (_, n) => 39 - n));
  expect(attributes[1]?.seen).toEqual([]);
});
