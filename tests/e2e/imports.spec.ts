import { existsSync } from "node:fs";
import { readFile, truncate, writeFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { csv, fates, undo } from "./support/imports";
import { press, retype, tabTo } from "./support/keyboard";
import { another, signIn } from "./support/people";
import { bringIn, figuresOf, folder } from "./support/real-files";

test("the real files come in row by row, a second time changes nothing, and undo leaves what was there before", async ({ page }) => {
  test.skip(!existsSync(folder), `The real files are not at ${folder}; this journey is left out.`);
  test.setTimeout(1_800_000);
  await signIn(page, "admin@other.test");
  const before = await figuresOf(page);
  const results = [];
  for (const file of ["products", "sales_teams", "accounts", "sales_pipeline"] as const) results.unshift(await bringIn(page, file, "create"));

  const after = await figuresOf(page);
  const gained = (figure: keyof typeof after) => Math.round((after[figure] - before[figure]) * 100) / 100;
  expect([gained("won"), gained("lost"), gained("engaging"), gained("prospecting")]).toEqual([4_238, 2_473, 1_589, 500]);
  expect(gained("wonSum")).toBe(10_005_534);
  expect(gained("customers")).toBe(85);
  expect(gained("withoutCustomer")).toBe(1_425);

  await page.goto("/settings/people?q=Moses+Frase&state=inactive");
  await expect(page.getByRole("row", { name: /Moses Frase/ })).toContainText("Dustin Brinkmann");
  await page.goto("/customers?q=Bluth");
  await page.getByRole("link", { name: "Bluth Company" }).click();
  await expect(page.getByText("Belongs to Acme Corporation")).toBeVisible();

  for (const file of ["products", "sales_teams", "accounts", "sales_pipeline"] as const) await bringIn(page, file, "skip");
  for (const result of results) {
    await page.goto(result);
    expect(await undo(page)).not.toContain("stay");
  }
  expect(await figuresOf(page)).toEqual(before);
});

const clean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))).toEqual([]);
};
const fitsPhone = async (page: Page) => {
  await page.setViewportSize({ width: 360, height: 780 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1440, height: 900 });
};

test("a file goes in by keyboard alone: columns, a cell put right, run, what to fix, undo that spares what was edited since", async ({ page }) => {
  test.setTimeout(600_000);
  await signIn(page, "admin");
  const word = `Zephyr${Date.now().toString(36)}`;
  await page.goto("/settings/imports?of=deals");
  await tabTo(page, page.getByRole("radio", { name: /^Deals/ }));
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: /^Customers/ })).toBeChecked();
  const chooser = page.waitForEvent("filechooser");
  await press(page, page.getByLabel("Choose a file"));
  await (await chooser).setFiles(csv(`${word}.csv`, `Company;Revenue;Employees;Mood\n${word} One;1.500;12;calm\n${word} Two;2.250;many;bright\n${word} Three;3.000;x;calm\n`));

  await expect(page.getByRole("region", { name: "Columns" })).toBeVisible({ timeout: 60_000 });
  await clean(page);
  await fitsPhone(page);
  await tabTo(page, page.getByLabel("Decimal mark of Revenue"));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Decimal mark of Revenue")).toHaveValue(".");
  await press(page, page.getByRole("combobox", { name: "Employees goes to" }));
  await page.keyboard.type("Employees");
  await page.keyboard.press("Enter");
  await expect(page.getByText("3 of 4 are imported")).toBeVisible();
  await press(page, page.getByRole("button", { name: "Keep it as a field of your own" }));
  await tabTo(page, page.getByRole("dialog").getByLabel("Name of the field"));
  await retype(page, `Mood ${word}`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("4 of 4 are imported")).toBeVisible();

  await press(page, page.getByRole("button", { name: "Preview", exact: true }));
  await expect(page.getByText("every one accounted for")).toBeVisible({ timeout: 60_000 });
  const left = ["Create", "Update", "Skip", "Fix"];
  expect(await fates(page, left)).toEqual([1, 0, 0, 2]);
  await expect(page.getByRole("region", { name: "Rows", exact: true })).toContainText("“many” is not");
  await clean(page);
  await fitsPhone(page);
  await press(page, page.getByRole("button", { name: /^Employees, row 2: many/ }));
  await retype(page, "40");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Import 2 rows" })).toBeVisible();
  expect(await fates(page, left)).toEqual([2, 0, 0, 1]);
  await press(page, page.getByRole("group", { name: "Which rows" }).getByRole("link", { name: "Create 2" }));
  await expect(page.getByRole("region", { name: "Rows", exact: true }).getByRole("row")).toHaveCount(3);

  await press(page, page.getByRole("button", { name: "Import 2 rows" }));
  await page.waitForURL(/\/result$/, { timeout: 120_000 });
  expect(await fates(page, ["Created", "Updated", "Unchanged", "Not imported"])).toEqual([2, 0, 0, 1]);
  await clean(page);
  await fitsPhone(page);
  const result = page.url();
  const download = page.waitForEvent("download");
  await press(page, page.getByRole("link", { name: "Download the 1 row to fix" }));
  const rows = await readFile(await (await download).path(), "utf8");
  expect(rows).toContain(`${word} Three,3.000,x,calm,3,`);
  expect(rows.split("\r\n")[0]).toContain("Company,Revenue,Employees,Mood,Row,What to fix");

  await page.goto(`/customers?q=${word}`);
  await page.getByRole("link", { name: `${word} One` }).click();
  await page.getByRole("button", { name: /^Website: / }).click();
  await page.getByRole("textbox", { name: "Website" }).fill("edited.example");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Website: .*edited\.example/ })).toBeVisible();
  await page.goto(result);
  await press(page, page.getByRole("button", { name: "Undo the import" }));
  await press(page, page.getByRole("alertdialog").getByRole("button", { name: "Undo the import" }));
  await expect(page.getByText(/^The import was undone\. .*stay/)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("row", { name: new RegExp(`${word} One Customer .*changed it since\\.`) })).toBeVisible();
  await clean(page);
  await page.goto(`/customers?q=${word}`);
  await expect(page.getByText("1 customer", { exact: true })).toBeVisible();
});

test("what is no table is refused where it was dropped, and leaves nothing behind", async ({ page }, info) => {
  await signIn(page, "admin");
  await page.goto("/settings/imports");
  const refused = async (file: string | ReturnType<typeof csv>, sentence: RegExp) => {
    await page.getByLabel("Choose a file").setInputFiles(file);
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible({ timeout: 30_000 });
  };
  const mark = Date.now().toString(36);
  const bytes = (name: string, ...all: (string | number[])[]) => ({ name: `${mark}-${name}`, mimeType: "text/csv", buffer: Buffer.concat(all.map((each) => Buffer.from(each as string))) });
  await refused(bytes("nothing.csv", ""), /is empty/);
  await refused(bytes("header.csv", "name,amount\n"), /a header but no rows/);
  await refused(bytes("sheet.xlsx", [0x50, 0x4b, 3, 4, 20, 0, 6, 0], "[Content_Types].xml xl/workbook.xml"), /not a CSV table/);
  await refused(bytes("picture.csv", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /not a CSV table/);
  await refused(bytes("quote.csv", 'name,amount\n"Never closed,5\n'), /quote .*never closed/);
  const huge = info.outputPath("huge.csv");
  await writeFile(huge, "name\n");
  await truncate(huge, 2_000_000_000);
  await refused(huge, /2 GB.*100 MB is the most/);

  await page.getByText("The file is not read as it should be").click();
  await page.getByLabel("Encoding").selectOption("utf-8");
  await refused(bytes("latin.csv", "name,city\nM", [0xfc], "ller,K", [0xf6], "ln\n"), /not UTF-8 after line 1/);
  await page.getByLabel("Encoding").selectOption("");
  const dropped = await page.evaluateHandle((name) => {
    const data = new DataTransfer();
    data.items.add(new File(["a,b\n"], name, { type: "text/csv" }));
    return data;
  }, `${mark}-dropped.csv`);
  await page.getByText(/^Drop a CSV file of/).dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.getByRole("alert").filter({ hasText: "a header but no rows" })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByText("Import a file")).toBeVisible();
  await expect(page.getByText(mark)).toHaveCount(0);
});

test("whoever may only look is not led to imports and finds none", async ({ browser }) => {
  const page = await another(browser, "viewer");
  await page.goto("/settings/account");
  await expect(page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "People" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Imports" })).toHaveCount(0);
  await page.goto("/settings/imports");
  await expect(page.getByRole("heading", { name: "This is not here" })).toBeVisible();
  await expect(page.getByText("Import a file")).toHaveCount(0);
});
