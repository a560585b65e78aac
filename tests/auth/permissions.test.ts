import { expect, test } from "vitest";
import { may, type Permission } from "@/lib/auth/permissions";
import { world } from "../support/world";

const adoption = ["adoption.edit", "telemetry.write"] as const satisfies readonly Permission[];

test("plans and telemetry are written by customer success and administrators; owning a customer, its team or open editing give a USER neither", async () => {
  const { as, adam, otto, maya, cato, sme, vera } = await world();
  const own = { id: crypto.randomUUID(), ownerId: maya.id };
  const rows = [undefined, own, { ...own, ownerId: null }];
  const asked = (who: Parameters<typeof as>[0], more = {}) => adoption.flatMap((permission) => rows.map((row) => may(as(who, more), permission, row)));
  for (const who of [adam, cato]) expect([who.name, new Set(asked(who))]).toEqual([who.name, new Set([true])]);
  for (const who of [sme, vera]) expect([who.name, new Set(asked(who))]).toEqual([who.name, new Set([false])]);
  for (const [who, more] of [[maya, {}], [maya, { isEditingOpen: true }], [otto, { teamIds: [maya.id] }]] as const) {
    expect([who.name, new Set(asked(who, more))]).toEqual([who.name, new Set([false])]);
    expect(may(as(who, more), "customers.edit", own)).toBe(true);
  }
  expect(adoption.map((permission) => may(as(adam, { readOnly: true }), permission, own))).toEqual([false, false]);
});

test("a grant on one customer opens the plans and telemetry of that one, whoever holds it; one on all opens all", async () => {
  const { as, maya, vera } = await world();
  const [granted, other] = [{ id: crypto.randomUUID(), ownerId: null }, { id: crypto.randomUUID(), ownerId: maya.id }];
  const grants = (resourceId: string | null) => ({ grants: [{ resourceType: "CUSTOMER", resourceId, level: "WRITE" }] });
  for (const who of [maya, vera]) for (const permission of adoption) {
    const [one, all] = [as(who, grants(granted.id)), as(who, grants(null))];
    expect([may(one, permission), may(one, permission, granted), may(one, permission, other)]).toEqual([true, true, false]);
    expect([may(all, permission, granted), may(all, permission, other)]).toEqual([true, true]);
  }
});
