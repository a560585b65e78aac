import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { describeLayout, openTable, readRows, type RawRow, type Reading } from "@/lib/imports/reading";

async function* bytes(content: string | Buffer, size = 1 << 20) {
  const buffer = Buffer.from(content);
  for (let at = 0; at < buffer.length; at += size) yield buffer.subarray(at, at + size);
}

async function readAll(content: string | Buffer, reading: Reading = {}, size?: number) {
  const { layout, rows } = await openTable(bytes(content, size), reading);
  const all: RawRow[] = [];
  for await (const row of rows) all.push(row);
  return { layout, rows: all, cells: all.map((row) => row.cells) };
}

const refusal = (content: string | Buffer, reading?: Reading) => readAll(content, reading).then(() => "read", (error: Error) => (error.name === "Refusal" ? error.message : Promise.reject(error)));

describe("a table of text", () => {
  test("is read with quotes, doubled quotes, delimiters and newlines in cells", async () => {
    const { cells } = await readAll('name,note\r\n"Smith, John","said ""hi""\r\ntwice"\r\nplain 5" pipe,x\r\n');
    expect(cells).toEqual([["Smith, John", 'said "hi"\r\ntwice'], ['plain 5" pipe', "x"]]);
  });

  test("says on which line each row began", async () => {
    const { rows } = await readAll('a,b\n"1\n2",x\n\n3,y');
    expect(rows.map(({ number, line }) => [number, line])).toEqual([[1, 2], [2, 5]]);
  });

  test.each([[",", "comma"], [";", "semicolon"], ["\t", "tab"], ["|", "vertical bar"]])("finds the delimiter %j", async (mark, word) => {
    const { layout, cells } = await readAll(["name", "amount", "note"].join(mark) + "\n" + ["Müller", '"1,5"', "a b"].join(mark) + "\n");
    expect(describeLayout(layout)).toBe(`${word}, UTF-8`);
    expect(cells).toEqual([["Müller", "1,5", "a b"]]);
  });

  test("takes Excel's sep= line at its word", async () => expect((await readAll("sep=;\na;b\n1,5;2\n")).cells).toEqual([["1,5", "2"]]));

  test("of one column is a table too", async () => expect((await readAll("name\nAcme\nGlobex")).cells).toEqual([["Acme"], ["Globex"]]));

  test.each([["\n"], ["\r\n"], ["\r"]])("ends its lines with %j", async (end) => expect((await readAll(["a,b", "1,2", "3,4", ""].join(end))).cells).toEqual([["1", "2"], ["3", "4"]]));

  test("reads formulas as the text they are", async () => expect((await readAll("a,b\n=1+1,@SUM(A1)\n")).cells).toEqual([["=1+1", "@SUM(A1)"]]));

  test("comes back from the writer unchanged, in pieces of any size", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", "🙂", '"', ",", "\n", "\r\n", " ", ";") }).filter((text) => !/^[\r\n]*$/.test(text) || text === "");
    const rows = fc.array(fc.tuple(fc.constantFrom("x", "y"), cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (table, size) => {
      const { cells } = await readAll(stringify([["k", "l", "m"], ...table]), { delimiter: "," }, size);
      expect(cells.map((row) => [...row, "", ""].slice(0, 3))).toEqual(table.map((row) => row.map((text) => text)));
    }), { numRuns: 200 });
  });
});

describe("encodings", () => {
  test.each(["utf8", "utf16le", "utf-16be", "utf-32le"])("a byte order mark names %s", async (encoding) => {
    const { layout, cells } = await readAll(iconv.encode("name,city\nJosé 東京,Köln\n", encoding, { addBOM: true }), {}, 3);
    expect(layout.hasMark).toBe(true);
    expect(layout.columns).toEqual(["name", "city"]);
    expect(cells).toEqual([["José 東京", "Köln"]]);
  });

  test.each([
    ["windows-1252", "name,city\nJosé,Köln\nRenée,São Paulo\n"],
    ["windows-1250", "customer,amount\nŁódź Sp. z o.o.,100\nGdańsk,4\n"],
    ["windows-1251", "имя,город\nИван,Москва\n"],
    ["shift_jis", "名前,都市\n田中太郎,東京\n鈴木一郎は大阪に住んでいます,大阪\n"],
    ["utf-16le", "name,city\nJosé,Köln\n"],
  ])("%s is recognized without a mark", async (encoding, text) => {
    const { layout, rows } = await readAll(iconv.encode(text, encoding));
    expect([layout.columns, ...rows.map(({ cells }) => cells)].map((row) => row.join(",")).join("\n")).toBe(text.trim());
    expect(layout.encoding.toLowerCase()).toBe(encoding);
  });

  test("the first byte that is not ASCII decides, however late it comes", async () => {
    const long = "name,city\n" + "plain,row\n".repeat(20_000);
    expect((await readAll(iconv.encode(long + "José,Köln\n", "windows-1252"))).cells.at(-1)).toEqual(["José", "Köln"]);
    expect((await readAll(Buffer.from(long + "José,Köln\n"))).cells.at(-1)).toEqual(["José", "Köln"]);
  });

  test("a chosen encoding overrules the guess", async () => expect((await readAll(iconv.encode("a,b\ncafé,x\n", "macroman"), { encoding: "macroman" })).cells).toEqual([["café", "x"]]));

  test("a file that stops being UTF-8 is refused, with the place", async () => {
    const mixed = Buffer.concat([Buffer.from("a,b\nJosé,1\n"), Buffer.from("x,y\n".repeat(40_000)), Buffer.from([0x4a, 0xe9, 0x2c, 0x31, 0x0a])]);
    expect(await refusal(mixed)).toMatch(/^The file is not UTF-8 after line \d+\. Save it as UTF-8, or choose its encoding\.$/);
    expect(await refusal("a\n1", { encoding: "klingon" })).toBe("“klingon” is not an encoding we know. Choose UTF-8 or windows-1252, for example.");
  });
});

describe("what is not a table is refused in a sentence", () => {
  test.each([
    ["an Excel workbook (.xlsx)", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(30), Buffer.from("xl/workbook.xml")])],
    ["a PNG picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ["a PDF", Buffer.from("%PDF-1.7\n")],
    ["an old Excel or Word file (.xls, .doc)", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])],
    ["a web page", Buffer.from("<!DOCTYPE html><html>")],
  ])("%s", async (name, content) => expect(await refusal(content)).toBe(`This file is ${name}, not a CSV table. Save the table as CSV (UTF-8) and upload that.`));

  test("zero bytes, early or late", async () => {
    const sentence = "This file is not text: it has zero bytes. Save the table as CSV (UTF-8) and upload that.";
    expect(await refusal(Buffer.from("a,b\n1,\0\n"))).toBe(sentence);
    expect(await refusal(Buffer.from("a,b\n" + "1,2\n".repeat(50_000) + "\0"))).toBe(sentence);
  });

  test.each([
    ["", "This file is empty."],
    ["\n\n", "This file is empty."],
    ["a,b\n", "The file has a header but no rows."],
    [",,\n1,2,3\n", "The first line is empty. It must name the columns."],
    ['a,b\n1,2\n"3,4\n5,6\n', "The quote that opens on line 3 is never closed."],
    ['a,b\n"1"x,2\n', "On line 2 text follows a closing quote. A quote inside a quoted cell must be doubled (the cell opens on line 2)."],
  ])("%j", async (content, sentence) => expect(await refusal(content)).toBe(sentence));

  test("too many bytes, rows, columns or characters", async () => {
    expect(await refusal("a,b\n" + "1,2\n".repeat(500_000), { limits: { bytes: 1_000_000 } })).toBe("The file is larger than 1 MB. Split it and import the parts one after the other.");
    expect(await refusal("a\n" + "1\n".repeat(200_001))).toBe("The file has more than 200,000 rows. Split it and import the parts one after the other.");
    expect(await refusal(Array.from({ length: 201 }, (_, at) => `c${at}`).join(",") + "\n1\n")).toBe("The file has 201 columns; 200 is the most. Remove those that are not needed.");
    expect(await refusal("a\n" + "x".repeat(100_001))).toBe("The cell on line 2 is longer than 100,000 characters.");
    expect(await refusal('a\n"' + "x\n".repeat(60_000))).toBe("The cell on line 2 is longer than 100,000 characters. Perhaps the quote that opens on line 2 is never closed.");
  });

  test("an endless file is refused without being read to its end, memory flat", async () => {
    let sent = 0;
    async function* endless() {
      yield Buffer.from("a,b\n");
      for (const chunk = Buffer.alloc(1 << 20, `${"1234567890".repeat(100)},x\n`); ; sent++) yield chunk;
    }
    const before = process.memoryUsage().rss;
    const reading = async () => { for await (const row of readRows(endless(), { limits: { rows: 100_000_000 } })) void row; };
    await expect(reading()).rejects.toThrow("The file is larger than 100 MB.");
    expect(sent).toBeLessThan(120);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });
});

test("a ragged row says so and stops nobody", async () => {
  const { rows } = await readAll("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n");
  expect(rows.map(({ problem }) => problem)).toEqual([
    "This row has 2 cells, the header names 3. Is a part missing?",
    "This row has 4 cells, the header names 3. Perhaps a cell with a delimiter lacks its quotes.", null, null,
  ]);
});

test("nameless and repeated headers get names of their own", async () => {
  const { layout } = await readAll("name,,Name,name\n1,2,3,4\n");
  expect(layout.columns).toEqual(["name", "Column 2", "Name (2)", "name (3)"]);
  expect(layout.notes).toEqual(["Column 2 has no name; it is called “Column 2” here.", "The name “Name” stands twice; column 3 is called “Name (2)” here.", "The name “name” stands twice; column 4 is called “name (3)” here."]);
});
