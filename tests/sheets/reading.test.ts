import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readWorkbook } from "@/lib/sheets/reading";
import { LIMITS } from "@/lib/sheets/unpacking";
import { workbookOf } from "@/lib/sheets/writing";

test("what is written is read again: texts that look like formulas, numbers or escapes stay what they are", async () => {
  const rows = [["=1+1", 12.5, true], ["00123", -0.1, false], [" two\nlines ", null, "_x0041_"], ["@cmd <&> 😀", new Date("2026-06-30T12:05:06Z"), "+49 30"]];
  const bytes = await workbookOf([{ name: "Tasks", columns: [{ header: "A", width: 10 }, { header: "B", width: 10 }, { header: "C", width: 10 }], rows }, { name: "Empty", columns: [{ header: "Only", width: 5 }], rows: [] }]);
  expect(await readWorkbook(bytes)).toEqual([{ name: "Tasks", rows: [["A", "B", "C"], ...rows] }, { name: "Empty", rows: [["Only"]] }]);
});

test("a workbook as LibreOffice writes it is read: shared and inline texts, runs of them, dates as days, flags as formulas, rows down to the last that hold nothing", async () => {
  const cells = [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0" t="inlineStr"><is><t xml:space="preserve"> inline </t></is></c></row>',
    '<row r="3" ht="12.8"><c r="A3" s="1" t="n"><v>46203.5</v></c><c r="B3" s="2" t="b"><f aca="false">TRUE()</f><v>1</v></c><c r="C3" t="str"><f aca="false">A1&amp;"!"</f><v>Two runs!</v></c><c r="D3" s="0"/><c r="E3" t="e"><f aca="false">1/0</f><v>#DIV/0!</v></c><c r="F3"><f>A9</f></c></row>',
    '<row r="1048576" ht="12.8" customHeight="false"><c r="XFD1048576" s="0"/></row>',
  ];
  expect(await readWorkbook(packed({ "xl/worksheets/sheet1.xml": sheet(cells.join("")) }))).toEqual([{ name: "Tasks", rows: [["Two runs", " inline ", null, null, null, null], [null, null, null, null, null, null], [new Date("2026-06-30T12:00:00Z"), true, "Two runs!", null, "#DIV/0!", "#FORMULA!"]] }]);
});

test("what is no workbook, or too much of one, is refused in a sentence", async () => {
  const said = (bytes: Uint8Array) => readWorkbook(bytes).then(() => "read", (error: unknown) => (error instanceof Error ? error.message : ""));
  const old = Buffer.from("d0cf11e0a1b11ae1", "hex");
  expect(await said(new Uint8Array())).toBe("This file is empty.");
  expect(await said(Buffer.from("Task,Weight\n"))).toMatch(/no Excel workbook/);
  expect(await said(old)).toMatch(/old Excel/);
  expect(await said(Buffer.concat([old, Buffer.from("EncryptedPackage", "utf16le")]))).toMatch(/locked with a password/);
  expect(await said(zipSync({ mimetype: strToU8("x"), "content.xml": strToU8("<x/>") }))).toMatch(/OpenDocument/);
  expect(await said(zipSync({ "letter.txt": strToU8("hello") }))).toMatch(/no Excel workbook/);
  expect(await said(packed({}).subarray(0, 500))).toMatch(/damaged/);
  expect(await said(packed({ "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row" }))).toMatch(/damaged|cannot be read|no Excel/);
  expect(await said(packed({ "xl/worksheets/sheet1.xml": sheet('<row r="20000"><c r="A20000"><v>1</v></c></row>') }))).toMatch(/beyond row 10,000/);
  expect(await said(packed({ "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>') }))).toMatch(/more than 100 columns/);
  expect(await said(packed({ "xl/worksheets/sheet1.xml": new Uint8Array(LIMITS.unpacked + 1) }))).toMatch(/larger than 25 MB/);
  expect(await said(zipSync(Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`xl/p${n}.bin`, new Uint8Array(1)]))))).toMatch(/more than 500 parts/);
});

test("an archive that says it is small and is not stays as small as it says", async () => {
  const honest = packed({ "xl/worksheets/sheet1.xml": new Uint8Array(20_000_000) });
  const lying = Buffer.from(honest);
  for (let at = lying.indexOf("PK\u0001\u0002"); at >= 0; at = lying.indexOf("PK\u0001\u0002", at + 4)) if (lying.readUInt32LE(at + 24) === 20_000_000) lying.writeUInt32LE(1000, at + 24);
  const before = process.memoryUsage().arrayBuffers;
  await expect(readWorkbook(lying)).rejects.toThrow();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  expect(Object.keys(unzipSync(honest))).toContain("xl/workbook.xml");
});

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sheet = (rows: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${main}"><sheetPr filterMode="false"/><cols><col min="1" max="1" width="33.07"/></cols><sheetData>${rows}</sheetData></worksheet>`;

/** A package of one sheet, with parts put in place of its own. */
function packed(parts: Record<string, string | Uint8Array>) {
  const own: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr date1904="false"/><sheets><sheet name="Tasks" sheetId="1" state="visible" r:id="rId3"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId4" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="&quot;TRUE&quot;;&quot;TRUE&quot;;&quot;FALSE&quot;"/></numFmts><cellXfs count="3"><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${main}" count="1" uniqueCount="1"><si><r><t xml:space="preserve">Two </t></r><r><rPr><b/></rPr><t>runs</t></r></si></sst>`,
    "xl/worksheets/sheet1.xml": sheet(""),
  };
  return zipSync(Object.fromEntries(Object.entries({ ...own, ...parts }).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])));
}
