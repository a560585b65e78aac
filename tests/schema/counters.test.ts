import { expect, test } from "vitest";
import { filling, twoTenants } from "./rows";
import { connected, trial, type Row, type Sql } from "./trial";

const TOTALS = `select "stageId", "currencyCode", count::int as count, value::text as value, weighted::text as weighted from stage_totals where "tenantId" = $1 and count <> 0 order by 1, 2`;
const COUNTED = `select "stageId", "currencyCode", count(*)::int as count, sum(coalesce(amount, 0) - discount)::text as value, sum((coalesce(amount, 0) - discount) * probability * 0.01)::text as weighted
  from deals where "tenantId" = $1 and "deletedAt" is null group by 1, 2 order by 1, 2`;

test("a column's totals follow insert, move, edit, change of currency, trash, restore and deletion, one deal or many", () => trial(async (sql) => {
  const { tenantId, stages: [one, two], pipelineId } = await pipeline(sql);
  const deal = async (more: Row = {}) => (await (await filling(sql)).insert("deals", tenantId, { pipelineId, stageId: one, amount: 1000, discount: 100, probability: 10, ...more }))["id"];
  const totals = async () => (await same(sql, tenantId)).map(({ stageId, currencyCode, count, value, weighted }) => [stageId === one ? "one" : "two", currencyCode, count, Number(value), Number(weighted)]);

  const first = await deal();
  expect(await totals()).toEqual([["one", "USD", 1, 900, 90]]);
  const second = await deal({ amount: null, discount: 0 });
  expect(await totals()).toEqual([["one", "USD", 2, 900, 90]]);
  await sql.rows(`update deals set "stageId" = $2, "stageOrder" = 'z' || "stageOrder" where id = $1`, [first, two]);
  expect(await totals()).toEqual([["one", "USD", 1, 0, 0], ["two", "USD", 1, 900, 90]]);
  await sql.rows(`update deals set amount = 500, discount = 0, probability = 50 where "tenantId" = $1`, [tenantId]);
  expect(await totals()).toEqual([["one", "USD", 1, 500, 250], ["two", "USD", 1, 500, 250]]);
  await sql.rows(`update deals set "currencyCode" = 'EUR' where id = $1`, [second]);
  expect(await totals()).toEqual([["one", "EUR", 1, 500, 250], ["two", "USD", 1, 500, 250]]);
  await sql.rows(`update deals set "deletedAt" = now() where id = $1`, [first]);
  expect(await totals()).toEqual([["one", "EUR", 1, 500, 250]]);
  await sql.rows(`update deals set amount = 9 where id = $1`, [first]);
  await sql.rows(`update deals set "deletedAt" = null where id = $1`, [first]);
  expect(await totals()).toEqual([["one", "EUR", 1, 500, 250], ["two", "USD", 1, 9, 4.5]]);
  await sql.rows(`insert into deals ("tenantId", "pipelineId", "stageId", "stageOrder", "dealNumber", name, probability, amount) select $1, $2, $3, 'm' || n, 'B-' || n, 'Bulk', 10, 10 from generate_series(1, 100) n`, [tenantId, pipelineId, two]);
  expect(await totals()).toEqual([["one", "EUR", 1, 500, 250], ["two", "USD", 101, 1009, 104.5]]);
  await sql.rows(`delete from deals where "tenantId" = $1 and name = 'Bulk'`, [tenantId]);
  await sql.rows(`delete from deals where id = $1`, [first]);
  expect(await totals()).toEqual([["one", "EUR", 1, 500, 250]]);
}));

test("whatever is written in whatever order, the totals are what counting says", () => trial(async (sql) => {
  const { tenantId, stages, pipelineId } = await pipeline(sql);
  const dice = (n: number) => Math.floor(Math.random() * n);
  const pick = <T>(from: readonly T[]) => from[dice(from.length)];
  await sql.rows(`insert into deals ("tenantId", "pipelineId", "stageId", "stageOrder", "dealNumber", name, probability, amount) select $1, $2, $3, 'm' || n, 'D-' || n, 'Deal', 20, n from generate_series(1, 30) n`, [tenantId, pipelineId, stages[0]]);
  for (let n = 0; n < 60; n++) {
    const some = `"tenantId" = $1 and ctid in (select ctid from deals where "tenantId" = $1 order by random() limit ${1 + dice(5)})`;
    const change = pick([`"stageId" = '${pick(stages)}', "stageOrder" = gen_random_uuid()::text`, `amount = ${dice(9999)}.${10 + dice(90)}`, "amount = null", `discount = ${dice(50)}`, `probability = ${dice(101)}`, `"currencyCode" = '${pick(["EUR", "GBP", "USD"])}'`, `"deletedAt" = now()`, `"deletedAt" = null`, `name = 'renamed'`]);
    await sql.rows(dice(12) === 0 ? `delete from deals where ${some}` : `update deals set ${change} where ${some}`, [tenantId]);
    await same(sql, tenantId);
  }
}));

test("a tag is counted where it is used, comes into being when first used, and forgets what is in the trash", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const uses = async () => (await sql.rows(`select name, category::text, "usageCount" as n from tags where "tenantId" = $1 and name in ('a', 'b') order by 1, 2`, [tenantId])).map(({ name, category, n }) => [name, category, n]);
  for (const [table, category] of [["customers", "CUSTOMER"], ["leads", "LEAD"], ["deals", "DEAL"], ["contacts", "GENERAL"], ["communications", "GENERAL"]] as const) {
    const before = category === "GENERAL" ? (await uses()).filter(([, kind]) => kind === category) : [];
    const base = (name: string) => Number(before.find(([found]) => found === name)?.[2] ?? 0);
    const count = async () => (await uses()).filter(([, kind]) => kind === category).map(([name, , n]) => [name, Number(n) - base(String(name))]);
    const row = await rows.insert(table, tenantId, { tags: ["a", "b"] });
    expect([table, await count()]).toEqual([table, [["a", 1], ["b", 1]]]);
    await sql.rows(`update ${table} set tags = '{a}' where id = $1`, [row["id"]]);
    await rows.insert(table, tenantId, { tags: ["b"] });
    expect([table, await count()]).toEqual([table, [["a", 1], ["b", 1]]]);
    await sql.rows(`update ${table} set "deletedAt" = now() where id = $1`, [row["id"]]);
    expect([table, await count()]).toEqual([table, [["a", 0], ["b", 1]]]);
    await sql.rows(`update ${table} set "deletedAt" = null where id = $1`, [row["id"]]);
    await sql.rows(`delete from ${table} where "tenantId" = $1 and tags = '{b}'`, [tenantId]);
    expect([table, await count()]).toEqual([table, [["a", 1], ["b", 0]]]);
  }
}));

test("a customer's last order is the latest closing of its won, live deals", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const [one, other] = [await rows.insert("customers", tenantId), await rows.insert("customers", tenantId)];
  const last = async () => Promise.all([one, other].map(async ({ id }) => (await sql.rows<{ day: string | null }>(`select "lastOrderDate"::text as day from customers where id = $1`, [id]))[0]?.day));
  const deal = async (day: string, more: Row = {}) => (await rows.insert("deals", tenantId, { customerId: one["id"], status: "WON", closedDate: day, ...more }))["id"];
  const early = await deal("2026-01-10");
  const late = await deal("2026-02-20");
  await deal("2026-12-31", { status: "LOST" });
  expect(await last()).toEqual(["2026-02-20", null]);
  await sql.rows(`update deals set "deletedAt" = now() where id = $1`, [late]);
  expect(await last()).toEqual(["2026-01-10", null]);
  await sql.rows(`update deals set "deletedAt" = null where id = $1`, [late]);
  await sql.rows(`update deals set "customerId" = $2 where id = $1`, [late, other["id"]]);
  expect(await last()).toEqual(["2026-01-10", "2026-02-20"]);
  await sql.rows(`update deals set "closedDate" = '2026-03-01' where id = $1`, [early]);
  expect(await last()).toEqual(["2026-03-01", "2026-02-20"]);
  await sql.rows(`update deals set status = 'OPEN' where id = $1`, [early]);
  await sql.rows("delete from deals where id = $1", [late]);
  expect(await last()).toEqual([null, null]);
}));

test("a communication knows how many live files hang on it", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const [one, other] = [await rows.insert("communications", tenantId), await rows.insert("communications", tenantId)];
  const files = () => sql.rows(`select "attachmentCount" as n, "hasAttachments" as has from communications where id in ($1, $2) order by id`, [one["id"], other["id"]]);
  const file = await rows.insert("attachments", tenantId, { communicationId: one["id"] });
  await rows.insert("attachments", tenantId, { communicationId: one["id"] });
  expect(await files()).toEqual([{ n: 2, has: true }, { n: 0, has: false }]);
  await sql.rows(`update attachments set "communicationId" = $2 where id = $1`, [file["id"], other["id"]]);
  expect(await files()).toEqual([{ n: 1, has: true }, { n: 1, has: true }]);
  await sql.rows(`update attachments set "deletedAt" = now() where id = $1`, [file["id"]]);
  expect(await files()).toEqual([{ n: 1, has: true }, { n: 0, has: false }]);
  await sql.rows(`delete from attachments where "communicationId" = $1`, [one["id"]]);
  expect(await files()).toEqual([{ n: 0, has: false }, { n: 0, has: false }]);
}));

test("when an organization goes its counters go with it", () => trial(async (sql) => {
  const { tenantId, pipelineId, stages: [stageId] } = await pipeline(sql);
  await (await filling(sql)).insert("deals", tenantId, { pipelineId, stageId, tags: ["a"] });
  await sql.rows("delete from organizations where id = $1", [tenantId]);
  expect(await sql.rows(`select 1 from stage_totals where "tenantId" = $1 union all select 1 from tags where "tenantId" = $1`, [tenantId])).toEqual([]);
}));

test("counters are counted under the tenant's own rights, by no door", () => connected("owner", async (sql) => {
  expect(await sql.rows(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and proname ~ 'count|add_to|order'`)).toEqual([]);
}));

async function same(sql: Sql, tenantId: string) {
  const [kept, counted] = [await sql.rows(TOTALS, [tenantId]), await sql.rows(COUNTED, [tenantId])];
  expect(kept.map(exact)).toEqual(counted.map(exact));
  return kept;
}

function exact({ stageId, currencyCode, count, value, weighted }: Row) {
  return [stageId, currencyCode, count, Number(value), Number(weighted)];
}

async function pipeline(sql: Sql) {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const { id: pipelineId } = await rows.insert("pipelines", tenantId);
  const stages = [await rows.insert("pipeline_stages", tenantId, { pipelineId }), await rows.insert("pipeline_stages", tenantId, { pipelineId })].map(({ id }) => id);
  return { tenantId, pipelineId, stages };
}
