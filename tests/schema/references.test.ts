import { expect, test } from "vitest";
import { catalogue, type Reference, type Table } from "./catalogue";
import { filling, twoTenants } from "./rows";
import { trial, type Row, type Sql } from "./trial";

const all = await catalogue();
/** Every reference from a tenant's row to another row of the tenant. */
const inside = [...all.values()].flatMap((table) => table.references.filter(({ target }) => table.key && target !== "organizations" && all.get(target)?.key).map((reference) => ({ table, reference })));

test("no row points at another tenant's", () => trial(async (sql) => {
  expect(inside.length).toBeGreaterThan(150);
  for (const { table, reference } of inside) {
    const { child, theirs } = await family(sql, table, reference);
    const foreign = Object.entries(pointed(table, reference, await (await filling(sql)).insert(reference.target, theirs)));
    const change = `update ${table.name} set ${foreign.map(([column], n) => `"${column}" = $${n + 2}`).join(", ")} where id = $1`;
    expect([reference.name, await sql.refused(change, [child["id"], ...foreign.map(([, id]) => id)])]).toEqual([reference.name, expect.objectContaining({ code: "23503" })]);
  }
}));

test("when what an optional reference names goes, that one column is emptied and the row stays", () => trial(async (sql) => {
  const optional = inside.filter(({ reference }) => reference.onDelete === "n");
  expect(optional.length).toBeGreaterThan(40);
  for (const { table, reference } of optional) {
    const { child, parent } = await family(sql, table, reference);
    await sql.rows(`delete from ${reference.target} where id = $1`, [parent["id"]]);
    const [left] = await sql.rows(`select * from ${table.name} where id = $1`, [child["id"]]);
    const [emptied = ""] = reference.emptied;
    expect([reference.name, reference.emptied.length, without(left, ["updatedAt"])]).toEqual([reference.name, 1, without({ ...child, [emptied]: null }, ["updatedAt"])]);
  }
}));

test("what belongs to a row goes with it, and what is evidence of it stays in the way", () => trial(async (sql) => {
  for (const { table, reference } of inside.filter(({ reference }) => reference.onDelete !== "n")) {
    const { child, parent } = await family(sql, table, reference);
    const remove = [`delete from ${reference.target} where id = $1`, [parent["id"]]] as const;
    if (reference.onDelete === "c") {
      await sql.rows(...remove);
      expect([reference.name, await sql.rows(`select id from ${table.name} where id = $1`, [child["id"]])]).toEqual([reference.name, []]);
    } else expect([reference.name, await sql.refused(...remove)]).toEqual([reference.name, expect.objectContaining({ code: reference.onDelete === "r" ? "23001" : "23503" })]);
  }
}));

test("an organization with evidence is not deleted; audit, seals and impersonation are never taken along", () => trial(async (sql) => {
  for (const name of ["audit_logs", "audit_seals", "audit_chains", "impersonation_sessions", "impersonation_audit_logs"]) {
    const [tenantId] = await twoTenants(sql);
    await (await filling(sql)).insert(name, tenantId);
    expect([name, await sql.refused("delete from organizations where id = $1", [tenantId])]).toEqual([name, expect.objectContaining({ code: "23001" })]);
  }
}));

test("every tenant's table goes with its organization, but for evidence", async () => {
  const kept = [...all.values()].flatMap((table) => table.references
    .filter(({ target, columns }) => target === "organizations" && columns[0] === table.key && columns.length === 1)
    .filter(({ onDelete }) => onDelete !== "c").map(() => table.name));
  expect(kept.toSorted()).toEqual(["audit_chains", "audit_logs", "audit_seals", "impersonation_audit_logs", "impersonation_sessions"]);
});

/** A child that points at a parent nobody else needs. */
async function family(sql: Sql, table: Table, reference: Reference) {
  const [tenantId, theirs] = await twoTenants(sql);
  const rows = await filling(sql);
  const parent = await rows.insert(reference.target, tenantId);
  const child = await rows.insert(table.name, tenantId, pointed(table, reference, parent));
  return { child, parent, theirs };
}

function pointed({ key }: Table, { columns, targetColumns }: Reference, parent: Row): Row {
  return Object.fromEntries(columns.flatMap((column, n) => (column === key ? [] : [[column, parent[targetColumns[n] ?? "id"]]])));
}

function without(row: Row | undefined, columns: string[]) {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => !columns.includes(name)));
}
