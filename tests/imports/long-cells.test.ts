import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, expect, test } from "vitest";
import { within } from "@/lib/db/within";
import { fixCell } from "@/lib/imports/commands/previewing";
import { uploadImport } from "@/lib/imports/commands/uploading";
import { listFaulty, listRaw, reach } from "@/lib/imports/portions";
import { downloadErrors } from "@/lib/imports/queries/results";
import { listRows } from "@/lib/imports/queries/rows";
import { world } from "../support/world";
import { wizard } from "./wizard";

let adam: ReturnType<typeof wizard>;

beforeAll(async () => {
  adam = wizard(await world());
});

const long = (characters: number) => "word ".repeat(characters / 5).trimEnd() + ".";

test("a cell longer than its column can hold is a fault at its row and column, in few words, and the other rows go on", async () => {
  const importId = await adam.upload("customers", `name,description,parent company,revenue,website\nInitech,${long(12_000)},,,\nHooli,fine,${long(90_000)},,\nGlobex,fine,,${"1".repeat(90_000)},\nUmbrella,fine,,,${"w".repeat(3_000)}\nAcme,fine,,5,\n`);
  expect(await adam.preview(importId)).toMatchObject({ create: 1, error: 4 });
  const faults = await within(adam.ctx, (tx) => listFaulty(tx, { batchId: importId, after: 0, most: 10 }).then((rows) => rows.flatMap(({ number, message }) => (message?.problems ?? []).map(({ column, message: said }) => [number, column, said]))));
  expect(faults).toEqual([
    [1, "description", "This text has 12,000 characters; 10,000 is the most."], [2, "parent company", "This text has 90,000 characters; 500 is the most."],
    [3, "revenue", "This text has 90,000 characters; 2,000 is the most."], [4, "website", "This text has 3,000 characters; 2,000 is the most."],
  ]);
});

test("rows are taken by what they hold, not only by their number: none is lost to the preview or the file of those to fix", async () => {
  const importId = await adam.upload("customers", `name,revenue,about\n${[1, 2, 3, 4, 5].map((n) => `Company ${n},no number,${long(95_000)}`).join("\n")}\nSmall,1,short\n`);
  expect(await adam.preview(importId)).toMatchObject({ create: 1, error: 5 });
  const after = (number: number, most: number) => within(adam.ctx, (tx) => listRaw(tx, { batchId: importId, after: number, most })).then((rows) => rows.map((row) => row.number));
  expect([await after(0, 500), await after(3, 500), await after(4, 1), await after(6, 500)]).toEqual([[1, 2, 3], [4, 5, 6], [5], []]);
  expect([reach(2, 500), reach(500, 500), reach(0, 500)]).toEqual([4, 500, 2]);
  const file = await (await downloadErrors(adam.ctx, { importId })).text();
  expect(file.match(/Company \d/g)).toEqual(["Company 1", "Company 2", "Company 3", "Company 4", "Company 5"]);
  expect(file.length).toBeGreaterThan(5 * 95_000);
});

test("the preview shows the beginning of a long text, and the cell can be typed anew from there", async () => {
  const importId = await adam.upload("customers", `name,description,zz\nInitech,${long(60_000)},${long(60_000)}\n`);
  await adam.preview(importId);
  const { rows: [row] } = await listRows(adam.ctx, { importId, tab: "fix" });
  const cell = row?.cells.find(({ column }) => column === 1);
  expect(cell?.raw).toBe(long(60_000).slice(0, 20_000));
  await expect(fixCell(adam.ctx, { importId, number: 1, column: 1, was: "x".repeat(20_000), value: "short" })).rejects.toThrow("Somebody typed something else here since.");
  await fixCell(adam.ctx, { importId, number: 1, column: 1, was: cell?.raw ?? "", value: "short" });
  expect((await adam.read(importId)).counts).toMatchObject({ create: 1, error: 0 });
});

test("of a wide file no more is held while it comes in than its portions: what has been staged is let go", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const held: number[] = [];
  async function* wide() {
    yield Buffer.from("name,about,more\n");
    for (let row = 0; row < 120; row++) {
      if (row % 20 === 10) { collect(); held.push(process.memoryUsage().heapUsed); }
      yield Buffer.from(`Company ${row},${`${row} ${long(90_000)}`},${long(90_000)}\n`);
    }
  }
  expect(await uploadImport(adam.ctx, { entity: "customers", name: "wide.csv", body: wide() })).toMatchObject({ rows: 120 });
  const [first = 0, ...later] = held.slice(2); // by then the client has made itself at home
  expect(Math.max(...later) - first).toBeLessThan(2_000_000);
});
