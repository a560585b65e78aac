import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { signIn } from "./support/people";

const palette = (page: Page) => page.getByRole("dialog", { name: "Find or run" });
/** The keys are told to be there once the page listens. */
const openByKeys = async (page: Page) => {
  await expect(page.getByRole("button", { name: "Find or run" })).toHaveAttribute("aria-keyshortcuts", /Control\+K/);
  await page.keyboard.press("Control+k");
};
const typeInto = async (page: Page, text: string) => {
  await openByKeys(page);
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
};

test("by keyboard alone: a customer is made by a command, found by a part of its name, opened, and then stands under what was looked at last", async ({ page }) => {
  const name = `Ríoseco ${Date.now().toString(36)} Harbours`;
  await signIn(page, "rep");
  await typeInto(page, "new cust");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/customers\?new=1/);
  const dialog = page.getByRole("dialog", { name: "New customer" });
  await dialog.getByLabel("Name").fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.goto("/deals");
  await typeInto(page, name.toLowerCase().replace("í", "i").slice(0, -4));
  await expect(palette(page).getByRole("option", { name: new RegExp(name) })).toHaveAttribute("aria-selected", "true");
  await expect(palette(page).getByRole("status")).toHaveText("Found 1 record and no commands.");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.goto("/activities");
  await openByKeys(page);
  await expect(palette(page).getByRole("group", { name: "Looked at last" }).getByRole("option").first()).toContainText(name);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
});

test("commands go to pages, switch the theme and show the keys; nothing that is called so is said plainly", async ({ page }) => {
  await signIn(page, "rep");
  await typeInto(page, "go to activ");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/activities$/);
  await typeInto(page, "dark");
  await expect(palette(page).getByRole("option", { name: "Dark theme" })).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await typeInto(page, "shortcuts");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await typeInto(page, "zzqqzz");
  await expect(palette(page).getByText("Nothing is called “zzqqzz”.")).toBeVisible();
});

test("whoever may only look is offered nothing to make; the palette fits a phone and has nothing that axe finds", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, "viewer");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Find or run" }).click();
  await palette(page).getByRole("combobox").fill("de");
  await expect(palette(page).getByRole("group", { name: "Records" }).getByRole("option").first()).toBeVisible();
  await expect(palette(page).getByRole("option", { name: "New deal" })).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
