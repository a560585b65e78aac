import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signIn } from "./support/people";

const stamp = () => Date.now().toString(36);

test("a tag is made, renamed where it stands, merged into another and brought back with Undo", async ({ page }) => {
  const [one, two] = [`north ${stamp()}`, `south ${stamp()}`];
  await signIn(page, "admin");
  await page.goto("/settings/tags?kind=deal");
  for (const name of [one, two]) {
    await page.getByRole("button", { name: "New tag" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill(name);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: `Name of ${name}: ${name}. Edit` })).toBeVisible();
  }
  await page.getByRole("button", { name: `Name of ${one}: ${one}. Edit` }).click();
  await page.getByRole("textbox", { name: `Name of ${one}` }).fill(`${one} upper`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Name of ${one} upper: ${one} upper. Edit` })).toBeVisible();
  await page.getByRole("button", { name: `More for ${one} upper` }).click();
  await page.getByRole("menuitem", { name: "Merge into another" }).click();
  await page.getByRole("dialog").getByLabel("It becomes").selectOption({ label: two });
  await page.getByRole("button", { name: "Merge tags" }).click();
  await expect(page.getByText(`is merged into ${two}.`)).toBeVisible();
  await expect(page.getByRole("button", { name: `More for ${one} upper` })).toHaveCount(0);
  await page.locator(".toast").filter({ hasText: `is merged into ${two}.` }).getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("button", { name: `More for ${one} upper` })).toBeVisible();
});

test("a product is added, its price corrected in the row, and deleted", async ({ page }) => {
  const name = `Lamp ${stamp()}`;
  await signIn(page, "expert");
  await page.goto("/settings/products");
  await page.getByRole("button", { name: "New product" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByLabel("List price").fill("12.5");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `List price of ${name}: 12.50. Edit` }).click();
  await page.getByRole("textbox", { name: `List price of ${name}` }).fill("-1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row").filter({ hasText: name }).getByRole("alert")).toBeVisible();
  await page.getByRole("textbox", { name: `List price of ${name}` }).fill("14");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `List price of ${name}: 14.00. Edit` })).toBeVisible();
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(page.getByRole("button", { name: `Delete ${name}` })).toHaveCount(0);
});

test("a field that is added stands on the record; deleting it asks", async ({ page }) => {
  const name = `Berth ${stamp()}`;
  await signIn(page, "admin");
  await page.goto("/settings/fields");
  await page.getByRole("button", { name: "Add field" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New field of customers" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Holds").selectOption({ label: "One of a list" });
  await dialog.getByLabel("Choices").fill("Gold\nSilver");
  await dialog.getByRole("button", { name: "Add field" }).click();
  await expect(page.getByRole("button", { name: `Choices of ${name}: Gold, Silver. Edit` })).toBeVisible();
  await page.goto("/customers");
  await page.getByRole("cell").getByRole("link").first().click();
  await expect(page.getByRole("button", { name: new RegExp(`^${name}: `) })).toBeVisible();
  await page.goto("/settings/fields");
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete field" }).click();
  await expect(page.getByRole("button", { name: `More for ${name}` })).toHaveCount(0);
});

test("the audit is narrowed and downloaded by an administrator; nobody else sees it", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/settings/audit");
  await page.getByLabel("About").selectOption("accounts");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/kind=accounts/);
  await expect(page.getByRole("row").nth(1)).toContainText("account.");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
  expect(file.suggestedFilename()).toBe("audit.csv");
  await page.context().clearCookies();
  await signIn(page, "rep");
  await page.goto("/settings/account");
  await expect(page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Audit" })).toHaveCount(0);
  expect((await page.request.get("/api/audit")).status()).toBe(403);
});

test("the board of a past day cannot be changed and leads back to today", async ({ page }) => {
  await signIn(page, "rep");
  await page.getByRole("button", { name: "As it was" }).click();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/asOf=\d{4}-\d\d-\d\d/);
  await expect(page.getByRole("status").filter({ hasText: "The board as it was" })).toBeVisible();
  await expect(page.locator("[data-card]")).toHaveCount(0);
  await page.getByRole("link", { name: "Back to today" }).click();
  await expect(page.locator("[data-card]").first()).toBeVisible();
});

test("on a phone nothing scrolls sideways, and axe finds nothing", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, "admin");
  for (const path of ["/settings/tags", "/settings/products", "/settings/fields", "/settings/audit", "/deals?asOf=2026-06-30"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth <= 360)]).toEqual([path, true]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});
