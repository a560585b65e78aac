import { expect, test } from "vitest";
import { validated } from "@/lib/action";
import { evaluateBatch } from "@/lib/adoption/commands/evaluating";
import { syncPlan } from "@/lib/adoption/commands/syncing";
import { findTestCustomers, testCriteria } from "@/lib/adoption/queries/testing";
import { TestCriteria } from "@/lib/adoption/rules/testing";
import { systemContext } from "@/lib/auth/context";
import { editAttribute, removeAttribute } from "@/lib/catalog/commands/telemetry";
import type { DataType } from "@/lib/generated/prisma/enums";
import { first } from "../support/world";
import { ago, atLeast, endless, scene, type Scene } from "./scene";

const count = (minCount: number, days = 7) => ({ type: "count_in_window", minCount, days, of: atLeast(10) });
const deep = (threshold: number): object => ({ type: "composite_and", criteria: [{ type: "composite_or", criteria: [{ type: "composite_and", criteria: [atLeast(threshold)] }, atLeast(99)] }] });
const text = { type: "string_match", mode: "exact", pattern: "Enabled" };
const before = (day: string, mode = "before") => ({ type: "timestamp_comparison", mode, referenceTime: day });
const within = (withinDays: number) => ({ type: "timestamp_comparison", mode: "within_days", withinDays });
/** Every kind of criterion: a type of data, values with their age in days, criteria they meet, criteria they do not. */
const grammar: [name: string, dataType: DataType, values: [string | number | boolean, number][], met: object, failing: object][] = [
  ["flag", "BOOLEAN", [[true, 1], [false, 5]], { type: "boolean_flag", expectedValue: true }, { type: "boolean_flag", expectedValue: false }],
  ...(["greater_than", "less_than", "equals", "greater_than_or_equal", "less_than_or_equal"] as const).map((operator): (typeof grammar)[number] =>
    [
      operator, "NUMBER", [[14, 1], [1, 9]],
      { type: "number_threshold", operator, threshold: { greater_than: 13, less_than: 15, equals: 14, greater_than_or_equal: 14, less_than_or_equal: 14 }[operator] },
      { type: "number_threshold", operator, threshold: operator.startsWith("less") ? 10 : 20 },
    ]),
  ["exact", "STRING", [["enabled", 1]], text, { ...text, caseSensitive: true }], ["contains", "STRING", [["is enabled", 1]], { ...text, mode: "contains" }, { ...text, mode: "contains", pattern: "off" }],
  ["text", "STRING", [["a", 1]], { type: "string_not_null" }, text], ["date", "TIMESTAMP", [[ago(3).toISOString(), 1]], { type: "timestamp_not_null" }, within(2)],
  ["within", "TIMESTAMP", [[ago(3).toISOString(), 1]], within(5), within(1)], ["before", "TIMESTAMP", [["2026-01-15", 1]], before("2026-02-01"), before("2026-01-01")], ["after", "TIMESTAMP", [["2026-01-15", 1]], before("2026-01-01", "after"), before("now", "after")],
  ["window", "NUMBER", [[14, 1], [12, 2], [3, 3], [15, 9]], count(2), count(3)], ["and", "NUMBER", [[14, 1]], { type: "composite_and", criteria: [atLeast(10), count(1)] }, { type: "composite_and", criteria: [atLeast(10), atLeast(20)] }],
  ["or", "NUMBER", [[14, 1]], { type: "composite_or", criteria: [atLeast(10), atLeast(20)] }, { type: "composite_or", criteria: [atLeast(15), atLeast(20)] }], ["nested", "NUMBER", [[14, 1]], deep(14), deep(15)],
  ["stale", "NUMBER", [[14, 40]], atLeast(10), atLeast(20)], ["silent", "NUMBER", [], atLeast(10), atLeast(20)],
];

test("a test says of every kind of criterion what evaluation says once it is saved and synced, also where the task was completed before", async () => {
  const made = await scene();
  for (const [name, dataType] of grammar) await made.addTask({ name, weight: "1", attributes: [{ name, dataType, isRequired: true, graceDays: 3 }] });
  const { planId } = await made.assign();
  await made.ingest(planId, grammar.flatMap(([name, , values]) => values.map(([value, days]): [string, string, typeof value, number] => [name, name, value, days])));
  const [expert, customerId] = [made.as(made.sme), made.acme.id];
  const seen: string[][] = [];
  for (const which of [3, 4] as const) {
    const said = new Map<string, object>();
    const rows = JSON.stringify(await made.tasksOf(planId));
    for (const task of grammar) said.set(task[0], first([await tried(made, { task, criteria: task[which], customerId })]));
    expect(JSON.stringify(await made.tasksOf(planId))).toBe(rows);
    for (const [name, , , ...criteria] of grammar) {
      const { id: attributeId, successCriteria } = first(await made.db((tx) => tx.telemetryAttribute.findMany({ where: { name } })));
      await editAttribute(expert, { attributeId, was: { successCriteria }, values: { successCriteria: (criteria[which - 3] ?? {}) as Record<string, unknown> } });
    }
    await syncPlan(made.who, { planId, definitionVersion: await made.versionOf() });
    await evaluateBatch(systemContext(made.tenantId), { entity: "AdoptionPlan", entityId: planId }, endless);
    const tasks = await made.tasksOf(planId);
    for (const { name, status, isDataStale, failingSince } of tasks) expect([name, said.get(name)]).toEqual([name, { status, isDataStale, failingSince: failingSince?.toISOString() ?? null }]);
    seen.push([...new Set(tasks.map(({ status }) => status))].toSorted());
  }
  expect(seen).toEqual([["COMPLETED", "NOT_STARTED"], ["COMPLETED", "NOT_STARTED", "NO_LONGER_USING"]]);
});

test("each criterion says whether it holds, what the customer's telemetry has is told, and what is typed stands in its place", async () => {
  const { acme, taskId, draft, ask, id } = await measured();
  const { attributes: [users, other], verdict, here, plans } = await ask({ customerId: acme.id, draft: { ...draft, successCriteria: { type: "composite_or", criteria: [atLeast(20), count(2)] } } });
  expect(users).toMatchObject({ name: "active_users", isDraft: true, state: "met", value: 14, count: 3, days: 30, newest: [{ value: 14 }, { value: 12 }, { value: 3 }], trace: { isMet: true, counted: null, members: [{ isMet: false, counted: null }, { isMet: true, counted: 2 }] } });
  expect([other, verdict, here, plans]).toMatchObject([{ name: "seats", isDraft: false, state: "none", count: 0, trace: null }, { row: 6, status: "IN_PROGRESS" }, { status: "IN_PROGRESS", isByPerson: false }, [{ name: "Edge" }]]);
  const seats = [{ attributeId: other?.attributeId ?? null, text: "5" }];
  expect(await ask({ customerId: acme.id, draft, tries: seats })).toMatchObject({ verdict: { status: "COMPLETED" }, attributes: [{ isTried: false }, { isTried: true, value: 5, state: "met" }] });
  const fresh = { ...draft, attributeId: null, name: "sso", dataType: "BOOLEAN", successCriteria: { type: "boolean_flag", expectedValue: true } };
  expect(await ask({ draft: fresh, tries: [...seats, { attributeId: id, text: " 12 " }, { attributeId: null, text: "maybe" }] })).toMatchObject({ planId: null, here: null, verdict: { status: "IN_PROGRESS" }, attributes: [{ state: "met" }, { state: "met" }, { state: "none", fault: expect.stringContaining("not \"maybe\"") }] });
  expect(await ask({ draft: fresh, tries: [...seats, { attributeId: id, text: "12" }, { attributeId: null, text: "yes" }] })).toMatchObject({ verdict: { row: 2, status: "COMPLETED" } });
  expect(() => validated(TestCriteria, { taskId, customerId: null, planId: null, tries: [], draft: { ...fresh, name: "", successCriteria: { type: "composite_and", criteria: [{ type: "boolean_flag" }] } } }))
    .toThrow(expect.objectContaining({ details: { fields: { "draft.successCriteria.criteria[0].expectedValue": "Say true or false." } } }));
});

test("an attribute that came again under its name is tested on the values that a sync gives it", async () => {
  const { as, sme, acme, draft, ask, id } = await measured();
  await removeAttribute(as(sme), { attributeId: id });
  expect(await ask({ customerId: acme.id, draft: { ...draft, attributeId: null } })).toMatchObject({ attributes: [{ name: "seats" }, { name: "active_users", isDraft: true, value: 14, state: "met" }] });
});

test("only customers with a plan of it are offered; another organization's are not there, and who may not change the catalogue may not ask", async () => {
  const { as, sme, rep, acme, customer, draft, ask, taskId } = await measured();
  const other = await customer("Nobody");
  expect(await findTestCustomers(as(sme), { taskId, q: "" })).toMatchObject([{ id: acme.id, name: "Northwind", seenAt: expect.any(String) }]);
  expect(await findTestCustomers(as(sme), { taskId, q: "nobody" })).toEqual([]);
  expect(await ask({ customerId: other.id, draft })).toMatchObject({ plans: [], here: null, verdict: { status: "NOT_STARTED" } });
  const there = await measured();
  await expect(ask({ customerId: there.acme.id, draft })).rejects.toThrow(/404/);
  await expect(there.ask({ taskId, draft })).rejects.toThrow(/404/);
  await expect(there.ask({ draft })).rejects.toThrow(/404/);
  await expect(findTestCustomers(there.as(there.sme), { taskId, q: "" })).rejects.toThrow(/404/);
  await expect(testCriteria(rep, TestCriteria.parse({ taskId, customerId: null, planId: null, draft: null, tries: [] }))).rejects.toMatchObject({ status: 403 });
});

/** One task with users that were seen and seats that were not, both required, and what its form would ask. */
async function measured() {
  const made = await scene();
  const { id: taskId } = await made.addTask({ name: "Connect", attributes: [{ name: "active_users", isRequired: true, successCriteria: atLeast(10) }, { name: "seats", isRequired: true, successCriteria: atLeast(1) }] });
  const { planId } = await made.assign();
  await made.ingest(planId, [["Connect", "active_users", 14, 1], ["Connect", "active_users", 12, 2], ["Connect", "active_users", 3, 3]]);
  const { id } = first(await made.db((tx) => tx.telemetryAttribute.findMany({ where: { name: "active_users" } })));
  const draft = { attributeId: id, name: "active_users", dataType: "NUMBER", isRequired: true, isActive: true, freshDays: 30, graceDays: 14, successCriteria: atLeast(10) };
  const ask = (asked: object) => testCriteria(made.as(made.sme), TestCriteria.parse({ taskId, customerId: null, planId: null, tries: [], ...asked }));
  return { ...made, taskId, planId, id, draft, ask, rep: made.ctx };
}

async function tried({ db, as, sme }: Scene, { task: [name, dataType], criteria, customerId }: { task: (typeof grammar)[number]; criteria: object; customerId: string }) {
  const { id: attributeId, taskId } = first(await db((tx) => tx.telemetryAttribute.findMany({ where: { name } })));
  const draft = { attributeId, name, dataType, isRequired: true, isActive: true, freshDays: 30, graceDays: 3, successCriteria: criteria };
  const { here } = await testCriteria(as(sme), TestCriteria.parse({ taskId, customerId, planId: null, draft, tries: [] }));
  const { status, isDataStale, failingSince } = here?.verdict ?? {};
  return { status, isDataStale, failingSince };
}
