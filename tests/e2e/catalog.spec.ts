import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Locator, type Page } from "@playwright/test";
import readSheets from "read-excel-file/node";
import writeSheets from "write-excel-file/node";
import { pickUp } from "./support/hand";
import { another, signIn } from "./support/people";

test.slow();

test("the expert makes a product, shapes its tasks by keyboard, weighs and measures them, and takes a change back", async ({ page }) => {
  await signIn(page, "expert");
  const name = await newProduct(page);
  for (const [task, weight] of [["Connect", "30"], ["Import", "20"], ["Invite", "10"]] as const) await addTask(page, task, weight);
  const table = page.getByRole("table", { name: `Tasks of ${name}` });
  await expect(page.getByText("60.00 of 100, 40.00 left")).toBeVisible();

  await table.getByRole("button", { name: "Move Invite" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("position 3 of 3")).toBeAttached();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText("position 1 of 3")).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(table.getByRole("row").nth(1)).toContainText("Invite");
  await page.reload();
  await expect(table.getByRole("row").nth(1)).toContainText("Invite");

  await table.getByRole("button", { name: "Weight of Connect: 30.00. Edit" }).click();
  await table.getByRole("textbox", { name: "Weight of Connect" }).fill("90");
  await page.keyboard.press("Enter");
  await expect(table.getByRole("alert").filter({ hasText: "The tasks would weigh 120.00 together" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Normalize to 100" }).click();
  await expect(page.getByText("100.00 of 100")).toBeVisible();
  await page.locator(".toast").filter({ hasText: "add up to 100" }).getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText("60.00 of 100, 40.00 left")).toBeVisible();

  await table.getByRole("button", { name: "Import", exact: true }).click();
  const editor = page.getByRole("dialog", { name: "Import" });
  await editor.getByRole("combobox", { name: "Add outcome" }).click();
  await page.getByPlaceholder("Type to find").fill("Audit-ready");
  await page.getByText("Create “Audit-ready”").click();
  await expect(editor.getByRole("button", { name: "Take Audit-ready off" })).toBeVisible();
  await measure(page);
  await page.keyboard.press("Escape");
  await expect(table.getByRole("row").filter({ hasText: "Import" })).toContainText("1 attribute");

  await page.getByRole("button", { name: "History" }).click();
  const history = page.getByRole("dialog", { name: `History of ${name}` });
  const measured = history.getByRole("listitem").filter({ hasText: /Pritchard: Measure policies_published/ });
  await measured.getByRole("button", { name: "Undo" }).click();
  await expect(measured).toContainText("(undone)");
  await page.keyboard.press("Escape");
  await expect(table.getByRole("row").filter({ hasText: "Import" })).toContainText("by hand");
});

test("whoever has a task's editor open is named to the next one", async ({ page, browser }) => {
  await signIn(page, "expert");
  await newProduct(page);
  await addTask(page, "Connect", "10");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Connect" })).toBeVisible();
  const other = await another(browser, "admin");
  await other.goto(page.url());
  await expect(other.getByText(/ is editing/)).toBeVisible();
  await other.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(other.getByRole("dialog", { name: "Connect" }).getByText(/ is editing this task too/)).toBeVisible();
  await other.context().close();
});

test("the catalogue of the demo is found, read by who may not change it, and fits a phone, in light and dark", async ({ page }) => {
  await signIn(page, "rep");
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto("/catalog?q=Policy");
    await expect(page.getByRole("link", { name: "Policy Hub" })).toBeVisible();
    await harmless(page);
    await page.getByRole("link", { name: "Policy Hub" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Policy Hub" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("button", { name: /Edit$|^Move|^Normalize|^New|^Remove/ })).toHaveCount(0);
    await harmless(page);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.goto("/catalog?kind=solutions");
    await page.getByRole("link", { name: "Compliance Suite" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Compliance Suite" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await harmless(page);
  }
});

test("a task's editor is as open to a keyboard and a screen reader, and as narrow, as its page", async ({ page }) => {
  await signIn(page, "expert");
  await page.goto("/catalog?q=Policy");
  await page.getByRole("link", { name: "Policy Hub" }).click();
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.getByRole("button", { name: "Invite reviewers from every region", exact: true }).click();
      const editor = page.getByRole("dialog", { name: "Invite reviewers from every region" });
      await editor.getByRole("button", { name: "Edit active_reviewers" }).click();
      const panel = await openTest(page, editor);
      if (scheme === "light" && width === 1440) await flip(editor, panel);
      await editor.getByLabel("Kind of criterion").selectOption("composite_or");
      await expect(panel.getByText("Any of these")).toBeVisible();
      await harmless(page);
      expect(await editor.evaluate((box) => [...box.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > innerWidth + 1).length)).toBe(0);
      await page.keyboard.press("Escape");
      await expect(editor).toHaveCount(0);
    }
  }
});

test("a solution shows its products' tasks among its own, in an order that mouse and finger change", async ({ page, browser }) => {
  await signIn(page, "expert");
  await page.goto("/catalog?kind=solutions");
  const name = `Suite ${Date.now().toString(36)}`;
  await page.getByRole("button", { name: "New solution" }).click();
  const dialog = page.getByRole("dialog", { name: "New solution" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add solution" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await addTask(page, "Name a sponsor", "40");
  await page.getByRole("combobox", { name: "Add product" }).click();
  await page.getByPlaceholder("Type to find").fill("Disclosure");
  await page.getByRole("option", { name: "Disclosure Manager" }).click();
  const row = (n: number) => page.getByRole("table", { name: `Tasks of ${name}` }).getByRole("row").nth(n);
  await expect(row(2)).toContainText("from Disclosure Manager");
  await expect(page.getByText("40.00 of 100, 60.00 left")).toBeVisible();

  const handle = row(1).getByRole("button", { name: /^Move/ });
  const to = await middleOf(row(3));
  await pickUp(page, handle, await middleOf(handle), page.locator(".shadow-drag"));
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await expect(row(3)).toContainText("Name a sponsor");

  const tablet = await browser.newContext({ hasTouch: true, viewport: { width: 1280, height: 900 }, storageState: await page.context().storageState() });
  const touched = await tablet.newPage();
  await touched.goto(page.url());
  const shown = (n: number) => touched.getByRole("table", { name: `Tasks of ${name}` }).getByRole("row").nth(n);
  await expect(shown(3)).toContainText("Name a sponsor");
  const finger = await tablet.newCDPSession(touched);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  const [begin, end] = [await middleOf(shown(3).getByRole("button", { name: /^Move/ })), await middleOf(shown(1))];
  await touch("touchStart", [begin]);
  await expect(touched.getByText("position 3 of 5")).toBeAttached();
  for (let n = 1; n <= 10; n++) await touch("touchMove", [{ x: begin.x, y: begin.y + ((end.y - begin.y) * n) / 10 }]);
  await touch("touchEnd", []);
  await expect(shown(1)).toContainText("Name a sponsor");
  await tablet.close();
});

test("the expert takes a product out as a workbook, edits it, sees exactly the edits, imports them and takes them back", async ({ page }) => {
  await signIn(page, "expert");
  const name = await newProduct(page);
  await addTask(page, "Connect", "30");
  await addTask(page, "Invite", "20");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Workbook", exact: true }).click();
  const sheets = await readSheets(await (await download).path(), { trim: false });
  const tasks = sheets.find(({ sheet }) => sheet === "Tasks")?.data ?? [];
  const weight = tasks[0]?.indexOf("Weight") ?? -1;
  const file = async (cell: string | number) => {
    const edited = sheets.map(({ sheet, data }) => ({ sheet, data: data.map((row, n) => row.map((value, at) => (sheet === "Tasks" && n === 2 && at === weight ? cell : (value as string | number | boolean | null)))) }));
    return { name: "product.xlsx", mimeType: "application/octet-stream", buffer: await writeSheets(edited).toBuffer() };
  };

  await page.getByRole("main").getByRole("link", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Import into ${name}` })).toBeVisible();
  const choose = page.getByLabel("Choose a file");
  await choose.setInputFiles(await file("heavy"));
  await expect(page.getByRole("region", { name: "Cells to put right" }).getByRole("row").filter({ hasText: "C3" })).toContainText("Type a weight from 0 to 100");
  await harmless(page);
  await choose.setInputFiles(await file(25.5));
  const seen = page.getByRole("region", { name: "What the file does" });
  await expect(seen.getByRole("listitem")).toHaveText([/Invite.*Weight.*20.*25\.5/s]);
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await harmless(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await page.getByRole("button", { name: "Import 1 change" }).click();
  await expect(page.getByText("55.50 of 100, 44.50 left")).toBeVisible();
  await page.locator(".toast").filter({ hasText: "is as the file says" }).getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText("50.00 of 100, 50.00 left")).toBeVisible();
});

async function newProduct(page: Page) {
  const name = `Vault ${Date.now().toString(36)}`;
  await page.goto("/catalog");
  await page.getByRole("button", { name: "New product" }).click();
  const dialog = page.getByRole("dialog", { name: "New product" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add product" }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/catalog?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return name;
}

async function addTask(page: Page, name: string, weight: string) {
  await page.getByRole("button", { name: "New task" }).click();
  const dialog = page.getByRole("dialog", { name: "New task" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Weight").fill(weight);
  await dialog.getByRole("button", { name: "Add task" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
}

/** Criteria with a fault first: it stands at its field. */
async function measure(page: Page) {
  const editor = page.getByRole("dialog", { name: "Import" });
  await editor.getByRole("button", { name: "Measure something" }).click();
  const form = editor.getByRole("form", { name: "Measure something" });
  await form.getByLabel("Attribute").fill("policies_published");
  await form.getByLabel("Threshold").fill("many");
  await form.getByRole("button", { name: "Add attribute" }).click();
  await expect(form.getByRole("alert").filter({ hasText: "Type a number." })).toBeVisible();
  await form.getByLabel("Threshold").fill("120");
  await form.getByRole("button", { name: "Add attribute" }).click();
  await expect(form).toHaveCount(0);
  await expect(editor.getByText("≥ 120")).toBeVisible();
}

/** The criteria as they are edited, on a customer whose product has sent values. */
async function openTest(page: Page, editor: Locator) {
  await editor.getByRole("button", { name: "Test on a customer's data" }).click();
  const panel = editor.getByRole("region", { name: "Test" });
  await panel.getByRole("combobox", { name: "Customer" }).click();
  await page.getByRole("option").filter({ hasText: "Last value" }).first().click();
  await expect(panel.getByRole("status")).toContainText("Would ");
  return panel;
}

/** What the customer sent is enough or not as the threshold moves; what is half typed says so and is no verdict. */
async function flip(editor: Locator, panel: Locator) {
  await editor.getByLabel("Fresh for days").fill("3650");
  const own = panel.getByRole("listitem").filter({ hasText: "active_reviewers" });
  await expect(own).toContainText("in 3650 days");
  const held = Number(/([\d.]+) seen/.exec(await own.innerText())?.[1]);
  await panel.getByLabel("Try a value of regions_with_reviewer").fill("9");
  const threshold = editor.getByLabel("Threshold");
  await threshold.fill(String(held));
  await expect(panel.getByRole("status")).toContainText("Would be completed");
  await threshold.fill("many");
  await expect(panel.getByRole("status")).toContainText("Not finished yet: Type a number.");
  await expect(editor.getByRole("alert").filter({ hasText: "Type a number." })).toBeVisible();
  await threshold.fill(String(held + 1));
  await expect(panel.getByRole("status")).toContainText("Would be in progress");
  await expect(own.getByRole("img", { name: "Does not hold" })).toBeVisible();
}

async function harmless(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

async function middleOf(part: Locator) {
  await part.scrollIntoViewIfNeeded();
  const box = await part.boundingBox();
  if (!box) throw new Error("This is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
