import { beforeAll, describe, expect, test } from "vitest";
import { connected } from "../schema/trial";
import { hear, listQueries, traces } from "./asking";
import { idsOf } from "./dump";
import { fellWall } from "./felling";
import { questions } from "./questions";
import { scene } from "./scene";

/** The first fence by itself: in this file's database row-level security lets everything through, and only what the code asks for keeps tenants apart. */
const every = (await listQueries()).filter(({ key }) => key in questions).map((query) => [query.key, query] as const);
const [ours, theirs] = [await scene({ isFull: true }), await scene({ word: "budgie" })];
for (const each of [ours, theirs]) await each.imports("previewed");
const ids = await idsOf(ours.tenantId);

beforeAll(fellWall);

test("the wall has really fallen", () => connected("app", async (sql) => {
  expect((await sql.rows("select 1 from deals limit 1")).length).toBe(1);
}));

describe("behind a fallen wall, asked by another organization's administrator for our rows", () => {
  test.each(every)("%s keeps to its own organization by itself", async (_, query) => {
    expect(traces(await hear(query, ours, theirs.own), ids)).toEqual([]);
  });
});
