import { describe, expect, test } from "vitest";
import { hear, listQueries, questionOf, traces } from "./asking";
import { idsOf } from "./dump";
import { questions, ROWLESS } from "./questions";
import { scene } from "./scene";

const every = await listQueries();
const asking = every.filter(({ key }) => key in questions).map((query) => [query.key, query] as const);
const [ours, theirs] = [await scene({ isFull: true }), await scene({ word: "budgie" })];
await ours.imports("previewed");
const ids = await idsOf(ours.tenantId);

test("every query has a case, and every case its query", () => {
  expect(every.map(({ key }) => key).toSorted()).toEqual([...Object.keys(questions), ...ROWLESS].toSorted());
});

describe("asked by another organization's administrator for our rows", () => {
  test.each(asking)("%s says not a letter of them", async (_, query) => {
    expect(traces(await hear(query, ours, theirs.own), ids)).toEqual([]);
  });
});

describe("asked by our own administrator", () => {
  test.each(asking.filter(([key]) => !questionOf(key).isQuiet))("%s says what is asked, so that the silence above proves something", async (_, query) => {
    expect(traces(await hear(query, ours, ours.own), ids)).not.toEqual([]);
  });
});
