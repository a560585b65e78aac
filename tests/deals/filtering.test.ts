import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { getBoard, listColumnCards } from "@/lib/deals/queries/board";
import { listDealGroups } from "@/lib/deals/queries/groups";
import { listDeals } from "@/lib/deals/queries/list";
import { isUnfiltered, readFilters, writeFilters, type DealFilters, type DealSort } from "@/lib/deals/rules/filtering";
import { world } from "../support/world";
import { day, loadRows, matches, varied, type Row, type Scene } from "./oracle";

let scene: Scene;
let rows: Row[];
beforeAll(async () => {
  scene = await varied(await world());
  rows = await loadRows(scene);
});
const mayaOfTeam = () => scene.as(scene.maya, { teamIds: [scene.otto.id] });

test("whatever the filters: the table, its count and the board show exactly the deals that match", async () => {
  await fc.assert(fc.asyncProperty(anyFilters(scene), async (filters) => {
    const wanted = rows.filter((row) => matches(row, filters, scene)).map(({ id }) => id).toSorted();
    const list = await listDeals(mayaOfTeam(), { filters, limit: 200 });
    expect({ ids: list.rows.map(({ id }) => id).toSorted(), count: list.count }).toEqual({ ids: wanted, count: wanted.length });
    const board = await getBoard(mayaOfTeam(), { filters, firstScreen: 100 });
    expect(board.columns.flatMap(({ cards }) => cards.map(({ id }) => id)).toSorted()).toEqual(wanted);
    expect(board.columns.map(({ totals }) => totals.reduce((sum, { count }) => sum + count, 0))).toEqual(board.columns.map(({ cards }) => cards.length));
    expect(board.isFiltered).toBe(!isUnfiltered({ ...filters, pipeline: undefined }));
  }), { numRuns: 60 });
}, 120_000);

test("whatever the filters: the address they are written to reads back as the same filters", () => {
  fc.assert(fc.property(anyFilters(scene), (filters) => {
    const params: Record<string, string[]> = {};
    for (const [name, value] of writeFilters(filters, "-amount")) params[name] = [...(params[name] ?? []), value];
    const kept = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0)));
    expect(readFilters(params)).toEqual({ filters: kept, sort: "-amount", faults: {} });
  }));
});

const keys: Record<string, (row: Row) => string | number> = {
  amount: (row) => (row.amount === null ? -Infinity : Number(row.amount)), close: (row) => row.expectedCloseDate?.getTime() ?? Infinity, age: (row) => -row.stageEnteredAt.getTime(),
  name: (row) => row.name.toLowerCase(), customer: (row) => row.customer?.name.toLowerCase() ?? "", owner: (row) => row.owner?.name.toLowerCase() ?? "", created: (row) => row.createdDate.getTime(),
};

test.each(Object.keys(keys).flatMap((name) => [name, `-${name}`]))("sorted by %s, page after page shows every deal once and in order", async (sort) => {
  const key = keys[sort.replace("-", "")] ?? String;
  const sign = sort.startsWith("-") ? -1 : 1;
  const seen: string[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await listDeals(scene.ctx, { sort: sort as DealSort, limit: 7, ...(after && { after }) });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.nextCursor ?? undefined;
    more = after !== undefined;
  }
  expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  const values = seen.map((id) => rows.find((row) => row.id === id)).map((row) => row && key(row));
  const inOrder = values.every((value, n) => n === 0 || value === undefined || sign * compare(values[n - 1] ?? value, value) <= 0);
  expect([sort, inOrder]).toEqual([sort, true]);
});

test("a column's pages show every card of it once, in the order asked for", async () => {
  for (const sort of ["board", "-amount", "close", "-age", "name"] as const) {
    const board = await getBoard(scene.ctx, { sort, firstScreen: 3 });
    for (const column of board.columns) {
      const seen = column.cards.map(({ id }) => id);
      for (let after = column.nextCursor; after; ) {
        const page = await listColumnCards(scene.ctx, { stageId: column.id, after, sort, limit: 4 });
        seen.push(...page.cards.map(({ id }) => id));
        after = page.nextCursor;
      }
      const all = (await getBoard(scene.ctx, { sort, firstScreen: 100 })).columns.find(({ id }) => id === column.id)?.cards.map(({ id }) => id);
      expect(seen).toEqual(all);
    }
  }
});

test("the groups of a table add up to its deals", async () => {
  for (const by of ["stage", "owner", "month", "customer"] as const) {
    const groups = await listDealGroups(scene.ctx, { by, filters: { status: ["OPEN"] } });
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(rows.filter(({ status }) => status === "OPEN").length);
  }
});

test("what an address gets wrong is named at its field and ignored, and never breaks the page", async () => {
  const read = readFilters({ min: "a lot", from: "2026-02-31", owner: ["me", "nobody"], stage: "x", status: "open", stale: "1", sort: "luck", page: "7", q: ["a", "b"] });
  expect(read.filters).toEqual({ stale: true, q: "a" });
  expect(read.faults).toEqual({ min: "Type an amount like 1234.50.", from: "This date does not exist.", owner: "This owner is not known.", stage: "This stage is not known.", status: "This status is not known.", sort: "This order is not known." });
  fc.assert(fc.property(fc.dictionary(fc.constantFrom("pipeline", "owner", "tag", "min", "from", "stale", "q", "sort", "x"), fc.oneof(fc.string(), fc.array(fc.string()))), (params) => void readFilters(params)));
  for (const q of ["%", "_", "\\", "100%", "'", "  "]) await listDeals(scene.ctx, { filters: { q } });
  for (const after of ["x", "bnVsbA", Buffer.from('["1","2"]').toString("base64url")]) await expect(listDeals(scene.ctx, { after })).rejects.toMatchObject({ status: 422 });
});

function compare(a: string | number, b: string | number) {
  return typeof a === "string" && typeof b === "string" ? a.localeCompare(b) : a < b ? -1 : a > b ? 1 : 0;
}

/** Any filters over the scene's own people, stages, tags, products and days. */
function anyFilters({ maya, otto, adam, stages, products }: Scene): fc.Arbitrary<DealFilters> {
  const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
  const yes = fc.constant(true as const);
  return fc.record({
    owner: some("me", "team", "none", maya.id, otto.id, adam.id), stage: some(...stages.map(({ id }) => id)), status: some("OPEN", "WON", "LOST"), tag: some("hot", "new", "a,b", "gone"), product: some(...products.map(({ id }) => id)),
    min: fc.constantFrom("0", "900.5", "5000"), max: fc.constantFrom("0", "2550.01", "12000.00"), from: fc.constantFrom(day(-5), day(0)), to: fc.constantFrom(day(0), day(10)),
    stale: yes, overdue: yes, unplanned: yes, high: yes, q: fc.constantFrom("renewal", "GLOBEX pilot", "50%", "big_", "d-2000-0001", "initech 1", "nothing"),
  }, { requiredKeys: [] });
}
