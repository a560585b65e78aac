import { expect, test } from "vitest";
import { catalogue } from "./catalogue";
import { filling, insertion, twoTenants } from "./rows";
import { asTenant, connected, trial, type Role } from "./trial";

const EVIDENCE = ["audit_logs", "audit_seals", "impersonation_audit_logs"];

test("evidence is added and read: nobody changes or removes it, neither a tenant's request nor staff", async () => {
  for (const role of ["app", "ops"] as const) for (const table of EVIDENCE) await trial(async (sql) => {
    for (const statement of [`update ${table} set "createdAt" = now()`, `delete from ${table}`, `truncate ${table}`]) expect([role, statement, await sql.refused(statement)]).toEqual([role, statement, expect.objectContaining({ code: "42501" })]);
  }, role);
});

test("only the sealing job seals", async () => {
  const attempt = (role: Role) => trial(async (sql) => sql.refused("insert into audit_seals (id) values (uuid7())"), role);
  expect(await attempt("app")).toMatchObject({ code: "42501" });
  expect(await trial((sql) => sql.refused("update audit_chains set seq = 1"), "app")).toMatchObject({ code: "42501" });
  expect(await attempt("ops")).not.toMatchObject({ code: "42501" });
});

test("a fact knows the transaction that wrote it", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const { txid } = await (await filling(sql)).insert("audit_logs", tenantId);
  expect(await sql.rows("select pg_current_xact_id()::text as now")).toEqual([{ now: String(txid) }]);
}));

test("a change item's digest is the database's own, whatever was said, and differs with each part", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const entityId = crypto.randomUUID();
  const items = [];
  for (const more of [{}, { before: `{"a":1}` }, { after: `{"a":2}` }, { entityType: "Other" }]) items.push(await rows.insert("change_items", tenantId, { entityType: "Deal", entityId, before: "null", after: "null", digest: "said", ...more }));
  const digests = items.map(({ digest }) => String(digest));
  expect(digests.every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
  expect(new Set(digests).size).toBe(4);
}));

test("the chain tells a changed row, a changed item, another order and a missing row", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  for (const action of ["a", "b", "c"]) await rows.insert("audit_logs", tenantId, { action });
  const hash = async ({ digest = "audit_digest(a, 'items')", where = "true", order = "id" } = {}) =>
    (await sql.rows(`select audit_chain('start', seq, digest order by seq) as hash from (select row_number() over (order by ${order}) as seq, ${digest} as digest from audit_logs a where "tenantId" = $1 and ${where}) numbered`, [tenantId]))[0]?.["hash"];
  const sealed = await hash();
  expect(await hash()).toBe(sealed);
  for (const other of [{ digest: "audit_digest(a, 'other items')" }, { order: "id desc" }, { where: "action <> 'b'" }]) expect([other, await hash(other)]).not.toEqual([other, sealed]);
  await sql.rows(`update audit_logs set "actorName" = 'Somebody else' where action = 'b'`);
  expect(await hash()).not.toBe(sealed);
  for (const { name } of (await catalogue()).get("audit_logs")?.columns ?? []) {
    const covered = (await sql.rows(`select pg_get_functiondef('audit_digest'::regproc) ~ $1 as is`, [`[."]${name}"?\\M`]))[0]?.["is"];
    expect([name, covered]).toEqual([name, true]);
  }
}));

test("a member of staff looks as one person at a time, for a reason, and never longer than four hours", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const { id: operatorUserId } = await rows.insert("internal_users", tenantId);
  const open = await rows.insert("impersonation_sessions", tenantId, { operatorUserId });
  const again = async () => sql.refused(...insertion("impersonation_sessions", await rows.compose("impersonation_sessions", tenantId, { operatorUserId })));
  expect(await again()).toMatchObject({ code: "23505", constraint: "one_open_impersonation" });
  await sql.rows(`update impersonation_sessions set "endedAt" = now() where id = $1`, [open["id"]]);
  expect(await again()).toMatchObject({ code: "" });
  for (const role of ["app", "ops"] as const) expect(await trial((other) => other.refused("delete from impersonation_sessions"), role)).toMatchObject({ code: "42501" });
}));

test("a tenant's request may report its own failure and read none", async () => {
  const [tenantId] = await connected("owner", (sql) => twoTenants(sql));
  const [statement, values] = insertion("app_errors", await trial(async (sql) => (await filling(sql)).compose("app_errors", tenantId)));
  await asTenant(tenantId, async (sql) => {
    await sql.rows(statement.replace(" returning *", ""), values);
    expect(await sql.refused("select * from app_errors")).toMatchObject({ code: "42501" });
  });
});
