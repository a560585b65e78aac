import { expect, test } from "vitest";
import { catalogue, tenantTables } from "../schema/catalogue";
import { filling, insertion, twoTenants } from "../schema/rows";
import { asTenant, connected, trial, type Row } from "../schema/trial";
import { differences, dumpsOf, findCanaries } from "./dump";

/** Two organizations with a row in every table, and a word in every text of theirs. */
const [ours, theirs] = await connected("owner", async (sql) => {
  const tenants = await twoTenants(sql);
  for (const [n, tenantId] of tenants.entries()) {
    const rows = await filling(sql, { word: n ? "budgie" : "canary", isFull: true });
    for (const { name, key } of await tenantTables()) if (key !== "id") await rows.insert(name, tenantId);
  }
  return tenants;
});
const tables = await tenantTables();
const mineOf = (tenantId: string) => connected("owner", async (sql) => new Map(await Promise.all(tables.map(async ({ name, key }) => [name, await sql.rows(`select * from ${name} where "${key}" = $1`, [tenantId])] as const))));

test("every table holds a row of both, so that nothing is proven on nothing", async () => {
  for (const tenantId of [ours, theirs]) for (const [name, rows] of await mineOf(tenantId)) expect([name, rows.length > 0]).toEqual([name, true]);
});

test("in every table one organization reads its own rows and not one letter of the other's", () => asTenant(theirs, async (sql) => {
  for (const { name, key } of tables) {
    const rows = await sql.rows(`select t.*, t::text as everything from ${name} t`);
    expect([name, rows.length > 0, rows.filter((row) => row[key] !== theirs)]).toEqual([name, true, []]);
    expect([name, findCanaries(JSON.stringify(rows))]).toEqual([name, []]);
  }
}));

test("without an organization there is nothing in any table", () => trial(async (sql) => {
  for (const { name } of tables) expect([name, await sql.rows(`select 1 from ${name}`)]).toEqual([name, []]);
}, "app"));

test("in every table what is the other's is neither changed nor removed, nor is anything written in their name", async () => {
  const before = await dumpsOf(ours, theirs);
  const foreign = await mineOf(ours);
  await connected("app", async (sql) => {
    await sql.rows("select set_config('app.tenant', $1, false)", [theirs]);
    for (const table of tables) {
      const [row = {}] = foreign.get(table.name) ?? [];
      for (const statement of [`update ${table.name} set "${table.key}" = "${table.key}" where "${table.key}" = $1`, `delete from ${table.name} where "${table.key}" = $1`]) {
        expect([statement, await touched(() => sql.rows(`${statement} returning 1`, [ours]))]).toEqual([statement, 0]);
      }
      const written = Object.fromEntries(Object.entries(copyOf(row, table.columns)));
      expect([table.name, await touched(() => sql.rows(...insertion(table.name, written)))]).toEqual([table.name, 0]);
    }
  });
  expect((await dumpsOf(ours, theirs)).map((after, n) => differences(before[n] ?? {}, after))).toEqual([[], []]);
});

test("a row never changes tenant, whoever asks", async () => {
  for (const role of ["owner", "ops"] as const) await trial(async (sql) => {
    for (const { name, key } of tables) {
      const answer = await sql.refused(`update ${name} set "${key}" = $2 where "${key}" = $1`, [ours, key === "id" ? crypto.randomUUID() : theirs]);
      expect([role, name, answer.message]).toEqual([role, name, expect.stringMatching(/never changes tenant|permission denied/)]);
    }
  }, role);
});

test("a tenant's request reaches no staff table, whatever organization it is of", () => asTenant(ours, async (sql) => {
  const staff = [...(await catalogue()).values()].filter(({ name, key }) => !key && !["rate_limits", "heartbeats", "tracked_features"].includes(name));
  expect(staff.length).toBeGreaterThan(10);
  for (const { name } of staff) expect([name, await sql.refused(`select * from ${name}`)]).toEqual([name, expect.objectContaining({ code: "42501" })]);
}));

/** The rows a statement reached; a refusal is none. */
async function touched(work: () => Promise<Row[]>) {
  try {
    return (await work()).length;
  } catch (error) {
    if (error instanceof Error && /row-level security|permission denied/.test(error.message)) return 0;
    throw error;
  }
}

/** A row as it could be written once more: under its own id, so that only the wall can be what refuses it. */
function copyOf(row: Row, columns: { name: string; type: string; isGenerated: boolean }[]): Row {
  return Object.fromEntries(columns.filter(({ isGenerated }) => !isGenerated).map(({ name, type }) => [name, name === "id" ? crypto.randomUUID() : type === "jsonb" ? JSON.stringify(row[name]) : row[name]]));
}
