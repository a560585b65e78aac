import { expect, test } from "vitest";
import { filling, twoTenants } from "./rows";
import { asTenant, connected, trial, type Row, type Sql } from "./trial";

test("a row goes back by its columns' own types, counts one version more, and tells what it did", () => trial(async (sql) => {
  const { deal, revert, found } = await scene(sql);
  const before = { amount: "1000.50", tags: ["a"], closedDate: "2026-01-02", customFields: { tier: "gold" }, ownerId: null };
  const after = { amount: 2000, tags: [], closedDate: null, customFields: {}, ownerId: deal["ownerId"] };
  await sql.rows(`update deals set amount = 2000, "closedDate" = null, version = 2 where id = $1`, [deal["id"]]);
  expect(await revert(before, after)).toEqual({ outcome: "reverted", before: { ...after, amount: 2000 }, after: { ...before, amount: 1000.5 } });
  expect(await found()).toMatchObject({ amount: "1000.50", tags: ["a"], day: "2026-01-02", customFields: { tier: "gold" }, version: 3 });
}));

test("a row that somebody changed since stays, and one that is gone is said to be", () => trial(async (sql) => {
  const { deal, revert, found } = await scene(sql);
  await sql.rows("update deals set name = 'Newer' where id = $1", [deal["id"]]);
  expect(await revert({ name: "Old" }, { name: "New" })).toEqual({ outcome: "changed", before: null, after: null });
  expect(await found()).toMatchObject({ name: "Newer", version: 1 });
  expect(await revert({ name: "Old" }, { name: "Newer" }, crypto.randomUUID())).toEqual({ outcome: "gone", before: null, after: null });
}));

test("a place in a column moves without being anybody's change, and what the database keeps is never put back", () => trial(async (sql) => {
  const { deal, revert, found } = await scene(sql);
  await sql.rows(`update deals set "stageOrder" = 'moved' where id = $1`, [deal["id"]]);
  expect(await revert({ name: "Old", stageOrder: "old", version: 9, updatedAt: "2020-01-01T00:00:00Z" }, { name: deal["name"], stageOrder: deal["stageOrder"], version: 77 })).toMatchObject({ outcome: "reverted" });
  expect(await found()).toMatchObject({ name: "Old", stageOrder: "old", version: 2, updatedAt: expect.toSatisfy((at: Date) => at.getFullYear() > 2024) });
}));

test("what a change made goes to the trash, or away where there is none; what it removed comes back under its own id", () => trial(async (sql) => {
  const { deal, revert, found, tenantId } = await scene(sql);
  expect(await revert(null, { name: deal["name"] })).toMatchObject({ outcome: "reverted" });
  expect(await found()).toMatchObject({ deletedAt: expect.any(Date) });
  const rows = await filling(sql);
  const line = await rows.insert("deal_contacts", tenantId, { dealId: deal["id"] });
  const put = async (before: Row | null, after: Row | null) => (await sql.rows("select revert_row('deal_contacts', $1, $2, $3) as r", [line["id"], before && JSON.stringify(before), after && JSON.stringify(after)]))[0]?.["r"];
  expect(await put(null, { contactId: line["contactId"] })).toMatchObject({ outcome: "reverted", after: null, before: { id: line["id"] } });
  expect(await put(line, null)).toMatchObject({ outcome: "reverted", before: null, after: { id: line["id"], contactId: line["contactId"] } });
  expect(await put(line, null)).toMatchObject({ outcome: "changed" });
}));

test("undo sees through no wall: another tenant's row is gone", async () => {
  const [tenantId, other] = await connected("owner", (sql) => twoTenants(sql));
  const deal = await connected("owner", async (sql) => (await filling(sql)).insert("deals", tenantId));
  const undo = (who: string) => asTenant(who, async (sql) => (await sql.rows("select revert_row('deals', $1, $2, $3) as r", [deal["id"], `{"name":"Old"}`, JSON.stringify({ name: deal["name"] })]))[0]?.["r"]);
  expect([await undo(other), await undo(tenantId)]).toMatchObject([{ outcome: "gone" }, { outcome: "reverted" }]);
});

async function scene(sql: Sql) {
  const [tenantId] = await twoTenants(sql);
  const deal = await (await filling(sql)).insert("deals", tenantId, { amount: 1000 }, ["ownerId"]);
  const revert = async (before: Row | null, after: Row | null, id = deal["id"]) => (await sql.rows("select revert_row('deals', $1, $2, $3) as r", [id, before && JSON.stringify(before), after && JSON.stringify(after)]))[0]?.["r"];
  const found = async () => (await sql.rows(`select *, "closedDate"::text as day from deals where id = $1`, [deal["id"]]))[0];
  return { tenantId, deal, revert, found };
}
