import { expect, test } from "vitest";
import { catalogue, tenantTables } from "./catalogue";
import { filling, twoTenants } from "./rows";
import { connected, trial, type Row } from "./trial";

/** Every column the database computes: what goes in, what comes out. */
const GENERATED: Record<string, [given: Row, value: unknown][]> = {
  "customers.nameKey": [[{ name: "ÉCLAIR Ltd" }, "éclair ltd"]], "contacts.nameKey": [[{ name: "Maya" }, "maya"]], "leads.nameKey": [[{ name: "Maya" }, "maya"]],
  "deals.nameKey": [[{ name: "Renewal" }, "renewal"]], "products.nameKey": [[{ name: "Policy Hub" }, "policy hub"]],
  "deals.total": [[{ amount: 100, discount: 30, tax: 5.5 }, "75.50"], [{ amount: null, discount: 0, tax: 0 }, "0.00"]],
  "deals.amountKey": [[{ amount: 12.34 }, "1234"], [{ amount: null }, "-9223372036854775808"]],
  "activities.dueKey": [[{ dueDate: "2000-01-02", dueTime: "01:05" }, 1506], [{ dueDate: "2000-01-01", dueTime: null }, 1440], [{ dueDate: null, dueTime: null }, 2_147_089_999]],
  "customers.contactedKey": [[{ lastContactDate: "2026-01-02T03:04:05Z" }, new Date("2026-01-02T03:04:05Z")], [{}, new Date("0001-01-01T00:00:00Z")]],
  "customers.orderedKey": [[{ lastOrderDate: "2026-01-02" }, "2026-01-02"], [{}, "0001-01-01"]],
};

test("what is computed is computed by the database, and written by nobody", () => trial(async (sql) => {
  const all = [...(await catalogue()).values()].flatMap(({ name, columns }) => columns.filter(({ isGenerated }) => isGenerated).map((column) => `${name}.${column.name}`));
  expect(all.toSorted()).toEqual(Object.keys(GENERATED).toSorted());
  for (const [place, cases] of Object.entries(GENERATED)) for (const [given, value] of cases) {
    const [table = "", column = ""] = place.split(".");
    const [tenantId] = await twoTenants(sql);
    const { id } = await (await filling(sql)).insert(table, tenantId, given);
    const [row] = await sql.rows(`select "${column}"${column === "orderedKey" ? "::text" : ""} as value from ${table} where id = $1`, [id]);
    expect([place, row?.["value"]]).toEqual([place, value]);
    expect([place, await sql.refused(`update ${table} set "${column}" = null`)]).toEqual([place, expect.objectContaining({ code: "428C9" })]);
  }
}));

test("places are compared letter by letter, as the fractional index that made them does", () => connected("owner", async (sql) => {
  const ranks = await sql.rows(`select c.relname || '.' || a.attname as place, l.collname as "by" from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_collation l on l.oid = a.attcollation
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname in ('stageOrder', 'sortOrder') and format_type(a.atttypid, -1) = 'text' order by 1`);
  expect(ranks).toEqual([{ place: "deals.stageOrder", by: "C" }, { place: "diary_bookmarks.sortOrder", by: "C" }, { place: "diary_todos.sortOrder", by: "C" }]);
  expect(await sql.rows(`select array(select rank from unnest('{a1,Zz,a0,A9}'::text[]) rank order by rank collate "C") as ranks`)).toEqual([{ ranks: ["A9", "Zz", "a0", "a1"] }]);
}));

test("ids are made by the database too, are of version 7 and grow with time", () => connected("owner", async (sql) => {
  const others = (await tenantTables()).filter(({ columns, key }) => key !== "id" && columns.some(({ name, hasDefault }) => name === "id" && !hasDefault)).map(({ name }) => name);
  expect(others).toEqual([]);
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) ids.push(String((await sql.rows("select uuid7() as id, pg_sleep(0.001)"))[0]?.["id"]));
  expect(ids).toEqual(ids.toSorted());
  const [bulk] = await sql.rows<{ n: string; version: string; variant: string }>("select count(distinct id) as n, min(substr(id::text, 15, 1)) || max(substr(id::text, 15, 1)) as version, string_agg(distinct substr(id::text, 20, 1), '' order by substr(id::text, 20, 1)) as variant from (select uuid7() as id from generate_series(1, 10000)) ids");
  expect(bulk).toEqual({ n: "10000", version: "77", variant: "89ab" });
  const [made] = await sql.rows<{ age: string }>("select abs(extract(epoch from now()) * 1000 - ('x' || lpad(replace(left(uuid7()::text, 13), '-', ''), 16, '0'))::bit(64)::bigint) as age");
  expect(Number(made?.age)).toBeLessThan(2000);
}));

test("telemetry lies in months: the next ones are there, a latecomer waits and moves, and a partition is nobody's shortcut", () => trial(async (sql) => {
  const [tenantId, other] = await twoTenants(sql);
  const rows = await filling(sql);
  const place = async (id: unknown) => (await sql.rows("select tableoid::regclass::text as place from telemetry_values where id = $1", [id]))[0]?.["place"];
  const now = await rows.insert("telemetry_values", tenantId);
  const far = await rows.insert("telemetry_values", tenantId, { observedAt: "2040-02-03T04:05:06Z" });
  const theirs = await rows.insert("telemetry_values", other, { observedAt: "2040-02-04T04:05:06Z" });
  expect([await place(now["id"]), await place(far["id"])]).toEqual([expect.stringMatching(/^telemetry_values_\d{4}_\d{2}$/), "telemetry_values_default"]);
  expect(await sql.rows("select create_telemetry_partitions('2040-02-01', '2040-03-31') as made")).toEqual([{ made: 2 }]);
  expect(await sql.rows("select create_telemetry_partitions('2040-02-01', '2040-03-31') as made")).toEqual([{ made: 0 }]);
  expect([await place(far["id"]), await place(theirs["id"])]).toEqual(["telemetry_values_2040_02", "telemetry_values_2040_02"]);
  const partitions = await sql.rows<{ name: string; forced: boolean; policies: number; grants: number }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, (select count(*)::int from pg_policy where polrelid = c.oid) as policies,
      (select count(*)::int from aclexplode(c.relacl) where grantee <> c.relowner) as grants from pg_class c where c.relispartition and c.relname like 'telemetry_values%' and c.relkind = 'r'`);
  expect(partitions.length).toBeGreaterThan(10);
  expect(partitions.filter(({ forced, policies, grants }) => !forced || policies !== 2 || grants > 0)).toEqual([]);
}));

/** Every trigger but the walls' own, and the file that tries it. */
const TRIGGERS: Record<string, string> = {
  stage_totals_insert: "counters", stage_totals_delete: "counters", stage_totals_update: "counters", tags_insert: "counters", tags_delete: "counters", tags_update: "counters", tag_renamed: "../tags",
  orders_insert: "counters", orders_delete: "counters", orders_update: "counters", counts_insert: "counters", counts_delete: "counters", counts_update: "counters",
  people_form_a_tree: "people", an_admin_remains: "people", last_activity_insert: "../activities", last_activity_delete: "../activities", last_activity_update: "../activities", weights: "people", gapless: "../catalog", own_definition: "../catalog", touch_definition: "../catalog", an_author_never_reviews: "people", digest_item: "evidence",
};

test("no trigger is without its test", () => connected("owner", async (sql) => {
  const named = await sql.rows<{ name: string }>("select distinct tgname as name from pg_trigger where not tgisinternal and tgname <> 'never_changes_tenant'");
  expect(named.map(({ name }) => name).toSorted()).toEqual(Object.keys(TRIGGERS).toSorted());
}));
