import { expect, test } from "vitest";
import { getPlan, previewSync } from "@/lib/adoption/queries/plan";
import { listCustomerPlans, listPlans } from "@/lib/adoption/queries/portfolio";
import { ListPlans } from "@/lib/adoption/rules/portfolio";
import { statementsOf } from "../bench/support/statements";
import { atLeast, scene } from "./scene";

const users = { name: "users", isRequired: true, successCriteria: atLeast(10) };

test("pages ask as many statements for many plans and tasks as for one", async () => {
  const { addTask, assign, who, acme, ingest } = await scene();
  await addTask({ name: "A", weight: "1", attributes: [users] });
  const { planId } = await assign();
  await ingest(planId, [["A", "users", 14, 1]]);
  const pages: [string, number, () => Promise<unknown>][] = [
    ["the portfolio", 2, () => listPlans(who, ListPlans.parse({}))], ["what a customer uses", 1, () => listCustomerPlans(who, { customerId: acme.id })],
    ["a plan", 4, () => getPlan(who, { planId })], ["what a sync would do", 3, () => previewSync(who, { planId })],
  ];
  const count = async () => {
    const counted: [string, number][] = [];
    for (const [name, , ask] of pages) counted.push([name, (await statementsOf(ask)).length]);
    return counted;
  };
  const few = await count();
  for (let n = 0; n < 8; n++) await addTask({ name: `More ${n}`, weight: "1", attributes: [users, { name: "seats", successCriteria: atLeast(1) }] });
  for (let n = 0; n < 5; n++) await assign({ name: `Plan ${n}` });
  expect(await count()).toEqual(few);
  expect(few).toEqual(pages.map(([name, most]) => [name, most]));
});
