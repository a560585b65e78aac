import { expect, test } from "vitest";
import { filling, twoTenants } from "./rows";
import { connected, trial, type Row } from "./trial";

const admin = { role: "ADMIN", isAdmin: true, password: "a hash" };

test("people form a tree: nobody is above themselves at any depth", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const [a, b, c] = [await rows.insert("users", tenantId), await rows.insert("users", tenantId), await rows.insert("users", tenantId)];
  const under = `update users set "managerId" = $2 where id = $1`;
  await sql.rows(under, [b["id"], a["id"]]);
  await sql.rows(under, [c["id"], b["id"]]);
  expect(await sql.refused(under, [a["id"], c["id"]])).toMatchObject({ code: "23514", constraint: "people_form_a_tree" });
  expect(await sql.refused(under, [a["id"], a["id"]])).toMatchObject({ code: "23514" });
  await sql.rows(under, [c["id"], a["id"]]);
}));

test("the last active administrator stays one", () => trial(async (sql) => {
  const [tenantId, elsewhere] = await twoTenants(sql);
  const rows = await filling(sql);
  const one = await rows.insert("users", tenantId, admin);
  await rows.insert("users", elsewhere, admin);
  const ways = [`role = 'USER', "isAdmin" = false`, `"isActive" = false`];
  for (const way of ways) expect(await sql.refused(`update users set ${way} where id = $1`, [one["id"]])).toMatchObject({ code: "23514", constraint: "an_admin_remains" });
  await rows.insert("users", tenantId, { ...admin, isActive: false });
  const invited = await rows.insert("users", tenantId, { ...admin, password: null });
  for (const way of ways) expect(await sql.refused(`update users set ${way} where id = $1`, [one["id"]])).toMatchObject({ constraint: "an_admin_remains" });
  await sql.rows(`update users set password = 'a hash' where id = $1`, [invited["id"]]);
  await sql.rows(`update users set "isActive" = false where id = $1`, [one["id"]]);
}));

test("two administrators who leave at the same moment: one stays", () => connected("owner", (one) => connected("owner", async (other) => {
  const [tenantId] = await twoTenants(one);
  const rows = await filling(one);
  const [a, b] = [await rows.insert("users", tenantId, admin), await rows.insert("users", tenantId, admin)];
  const leave = `update users set "isActive" = false where id = $1`;
  await one.rows("begin");
  await one.rows(leave, [a["id"]]);
  const second = other.rows(leave, [b["id"]]).then(() => "left", (error: Error) => error.message);
  await one.rows("commit");
  expect(await second).toBe("an organization keeps one administrator");
})));

test("the tasks of one parent weigh at most 100 together, whatever statement adds the last", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const [{ id: productId }, { id: solutionId }] = [await rows.insert("products", tenantId), await rows.insert("solutions", tenantId)];
  for (const parent of [{ productId, solutionId: null }, { productId: null, solutionId }] as Row[]) {
    const a = await rows.insert("tasks", tenantId, { ...parent, weight: 60 });
    const b = await rows.insert("tasks", tenantId, { ...parent, weight: 40 });
    expect(await sql.refused(`update tasks set weight = 40.01 where id = $1`, [b["id"]])).toMatchObject({ code: "23514", constraint: "weights_within_100" });
    await sql.rows("update tasks set weight = case id when $1 then 30 else 70 end where id in ($1, $2)", [a["id"], b["id"]]);
    await sql.rows(`update tasks set "deletedAt" = now() where id = $1`, [a["id"]]);
    await rows.insert("tasks", tenantId, { ...parent, weight: 30 });
    expect(await sql.refused(`update tasks set "deletedAt" = null where id = $1`, [a["id"]])).toMatchObject({ constraint: "weights_within_100" });
  }
}));

test("nobody reviews a report they entered", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const [author, other] = [await rows.insert("internal_users", tenantId), await rows.insert("internal_users", tenantId)];
  const report = await rows.insert("hotline_reports", tenantId, { enteredById: author["id"] });
  const item = await rows.insert("qa_items", tenantId, { reportId: report["id"] });
  expect(await sql.refused(`update qa_items set "reviewedById" = $2 where id = $1`, [item["id"], author["id"]])).toMatchObject({ code: "23514", constraint: "an_author_never_reviews" });
  await sql.rows(`update qa_items set "reviewedById" = $2 where id = $1`, [item["id"], other["id"]]);
}));
