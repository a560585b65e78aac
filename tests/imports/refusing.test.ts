import iconv from "iconv-lite";
import { beforeAll, describe, expect, test } from "vitest";
import { uploadImport } from "@/lib/imports/commands/uploading";
import { previewImport } from "@/lib/imports/commands/previewing";
import { getColumns } from "@/lib/imports/queries/columns";
import { downloadErrors } from "@/lib/imports/queries/results";
import { listRows } from "@/lib/imports/queries/rows";
import type { Entity } from "@/lib/imports/rules";
import { world, type World } from "../support/world";
import { stateOf } from "./state";
import { bytes, wizard } from "./wizard";

let acme: World;
let adam: ReturnType<typeof wizard>;
let before: Awaited<ReturnType<typeof stateOf>>;

beforeAll(async () => {
  acme = await world();
  adam = wizard(acme);
  await acme.customer("Globex");
  before = await stateOf(acme.tenantId);
});

/** A file that cannot be read leaves nothing behind, and the next one is read as ever. */
async function expectNothing(tenant = acme, state = before) {
  const left = await tenant.db(async (tx) => [await tx.importBatch.count({ where: { stagedAt: null } }), (await tx.$queryRaw<unknown[]>`select 1 from import_rows r where not exists (select from import_batches b where b.id = r."batchId") limit 1`).length]);
  expect(left).toEqual([0, 0]);
  expect(await stateOf(tenant.tenantId)).toEqual(state);
  expect(await adam.preview(await adam.upload("customers", "name\nInitech\n"))).toMatchObject({ create: 1, error: 0 });
}

const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from("[Content_Types].xml xl/workbook.xml")]);

describe("a file that is no table is refused with a sentence, and nothing of it stays", () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ["an unclosed quote", 'name,city\n"Initech,Austin\nHooli,Palo Alto\n', /^The quote that opens on line 2 is never closed\.$/],
    ["text after a closing quote", 'name\n"Ini"tech\n', /^On line 2 text follows a closing quote/],
    ["zero bytes", "name\nIni\0tech\n", /zero bytes/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), /^This file is a PNG picture, not a CSV table/],
    ["noise", Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)), /zero bytes|not UTF-8|not text/],
    ["a workbook", zip, /Excel workbook \(\.xlsx\), not a CSV table\. Save the table as CSV/],
    ["nothing", "", /^This file is empty\.$/],
    ["a mark only", "\ufeff", /^This file is empty\.$/],
    ["a header only", "name,city\n", /^The file has a header but no rows\.$/],
    ["a first line of empty names", ",,\na,b,c\n", /^The first line is empty/],
    ["201 columns", `${Array.from({ length: 201 }, (_, at) => `c${at}`).join(",")}\n1\n`, /^The file has 201 columns; 200 is the most/],
    ["a cell of 100,001 characters", `name\n${"x".repeat(100_001)}\n`, /^The cell on line 2 is longer than 100,000 characters/],
    ["200,001 rows", `name\n${"x\n".repeat(200_001)}`, /^The file has more than 200,000 rows/],
    ["a page of the web", "<!doctype html><html><body>Sign in</body></html>", /^This file is a web page/],
  ])("%s", async (_, content, sentence) => {
    await expect(adam.upload("customers", content)).rejects.toThrow(sentence);
    await expectNothing();
  }, 60_000);

  test("2 GB are refused while they come in: no more of it is read than may be, and nothing stays", async () => {
    let sent = 0;
    async function* endless() {
      yield Buffer.from("name,city\n");
      const row = Buffer.from(`Initech,${"x".repeat(60_000)}\n`);
      for (; sent < 2_000_000_000; sent += row.length) yield row;
    }
    await expect(uploadImport(adam.ctx, { entity: "customers", name: "big.csv", body: endless() })).rejects.toThrow("The file is larger than 100 MB. Split it and import the parts one after the other.");
    expect(sent).toBeLessThan(101_000_000);
    await expectNothing();
  }, 120_000);

  test("a sender who hangs up leaves nothing behind", async () => {
    async function* broken() {
      yield Buffer.from(`name\n${"Initech\n".repeat(3_000)}`);
      throw new Error("The connection was closed.");
    }
    await expect(uploadImport(adam.ctx, { entity: "customers", name: "half.csv", body: broken() })).rejects.toThrow("The connection was closed.");
    await expectNothing();
  });
});

describe("what can be read is read as it was meant", () => {
  test.each<[string, Uint8Array]>([
    ["UTF-16 with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode("name,city\nMüller Söhne,Köln\n", "utf-16le")])],
    ["UTF-16 without one", iconv.encode(`name,city\nMüller Söhne,Köln\n${"Hooli,Palo Alto\n".repeat(5)}`, "utf-16be")],
    ["windows-1252", iconv.encode("name,city\nMüller Söhne,Köln\n", "windows-1252")],
    ["UTF-8 with a mark", Buffer.from("\ufeffname,city\nMüller Söhne,Köln\n")],
  ])("%s", async (_, content) => {
    const scene = await world();
    const importId = await wizard(scene).upload("customers", content);
    const { rows } = await listRows(scene.as(scene.adam), { importId, tab: "all", after: undefined, before: undefined });
    expect(rows[0]?.cells.map(({ raw }) => raw)).toEqual(["Müller Söhne", "Köln"]);
  });

  test("a formula arrives as text, and goes out again as text", async () => {
    const scene = await world();
    const clerk = wizard(scene);
    const evil = "=cmd|' /C calc'!A0";
    const { id } = await clerk.importFile("customers", `name,website\n${evil},\n"@SUM(1,2)",not a web address\n`);
    expect(await scene.db((tx) => tx.customer.findMany({ select: { name: true } }))).toEqual([{ name: evil }]);
    const file = await (await downloadErrors(clerk.ctx, { importId: id })).text();
    expect(file.split("\r\n")[1]).toMatch(/^"'@SUM\(1,2\)",not a web address,2,/);
  });

  test("200 columns are no trouble", async () => {
    const scene = await world();
    const clerk = wizard(scene);
    const header = ["name", ...Array.from({ length: 199 }, (_, at) => `c${at}`)].join(",");
    const { counts } = await clerk.importFile("customers", `${header}\n${`Initech,${Array(199).fill("1").join(",")}\n`}`);
    expect(counts).toMatchObject({ create: 1, error: 0 });
  });

  test("a header that stands twice gets a name of its own, and says so", async () => {
    const importId = await adam.upload("customers", "name,city,City\nInitech,Austin,Texas\n");
    const { columns, notes } = await getColumns(adam.ctx, { importId });
    expect(columns.map(({ name }) => name)).toEqual(["name", "city", "City (2)"]);
    expect(notes).toEqual(["The name “City” stands twice; column 3 is called “City (2)” here."]);
  });
});

describe("a row that cannot be is an error at its cell; the others go their way", () => {
  const fateOf = async (entity: Entity, file: string) => {
    const importId = await adam.upload(entity, file);
    const counts = await adam.preview(importId);
    const { rows } = await listRows(adam.ctx, { importId, tab: "all", after: undefined, before: undefined });
    return { importId, counts, rows, faults: rows.map(({ cells }) => cells.flatMap(({ fault, column }) => (fault ? [[column, fault]] : []))) };
  };

  test("a mandatory column that is missing is asked for before anything is previewed", async () => {
    const importId = await adam.upload("customers", "city\nAustin\n");
    expect((await getColumns(adam.ctx, { importId })).questions).toContainEqual({ about: "missing", field: "name", label: "Name" });
    await expect(previewImport(adam.ctx, { importId })).rejects.toThrow("Say which column holds the name.");
  });

  test("ragged rows, empty names, names that are too long", async () => {
    const { counts, rows, faults } = await fateOf("customers", `name,city\nInitech\nHooli,Palo Alto,California\n,Austin\n${"x".repeat(201)},Austin\nUmbrella,Raccoon City\n`);
    expect(counts).toMatchObject({ create: 1, error: 4 });
    expect(rows.slice(0, 2).map(({ says }) => says)).toEqual([["This row has 1 cell, the header names 2. Is a part missing?"], ["This row has 3 cells, the header names 2. Perhaps a cell with a delimiter lacks its quotes."]]);
    expect(faults.slice(2, 4)).toEqual([[[0, "Name is missing."]], [[0, "This text has 201 characters; 200 is the most."]]]);
  });

  test("31/02/2024, unknown products, a won deal without its day", async () => {
    const { importId, counts, faults } = await fateOf("deals", "id,name,product,deal stage,close date,amount\n1,One,,Closed Won,31/02/2024,100\n2,Two,Anvil,Prospecting,,100\n3,Three,,Closed Won,,100\n4,Four,,Prospecting,,ten\n5,Five,,Prospecting,,100\n");
    expect(counts).toMatchObject({ create: 1, error: 4 });
    expect(faults).toEqual([
      [[4, "31 February does not exist."]], [[2, "“Anvil” is not a product yet. Choose one, or create it."]], [[4, "A won deal needs the date it was closed."]], [[5, expect.stringMatching(/“ten”/)]], [],
    ]);
    const { counts: written } = await adam.run(importId);
    expect(written).toMatchObject({ create: 1, error: 4 });
    expect(await acme.db((tx) => tx.deal.findMany({ select: { name: true } }))).toEqual([{ name: "Five" }]);
    await adam.undo(importId);
  });

  test("an id that is nobody's chooses nothing", async () => {
    const importId = await adam.upload("deals", "id,name,account,deal stage\n1,One,Globexx,Prospecting\n");
    await expect(adam.answer(importId, { names: { customer: { Globexx: { choose: "existing", id: crypto.randomUUID() } } } })).rejects.toThrow("This is not here any more. Choose another.");
    await expect(adam.preview(crypto.randomUUID())).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
  });
});

test("somebody else's organization has no such import", async () => {
  const importId = await adam.upload("customers", "name\nInitech\n");
  const other = await world();
  const stranger = wizard(other);
  for (const act of [() => stranger.preview(importId), () => stranger.run(importId), () => stranger.undo(importId), () => getColumns(stranger.ctx, { importId })]) await expect(act()).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
  await expect(uploadImport(other.as(other.vera), { entity: "customers", name: "file.csv", body: bytes("name\nInitech\n") })).rejects.toThrow();
});
