import { expect, test, type Page } from "@playwright/test";
import { another, signIn } from "./support/people";

const unique = (what: string) => `${what} ${Date.now().toString(36)}`;
const panel = (page: Page, name: string) => page.getByRole("complementary", { name });
const card = (page: Page, name: string) => page.locator("[data-card]").filter({ hasText: name });

/** `n` opens the dialog as soon as the page listens. */
async function openNewDeal(page: Page) {
  const dialog = page.getByRole("dialog", { name: "New deal" });
  await expect(async () => {
    await page.keyboard.press("n");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return dialog;
}

async function openPage(page: Page, name: string) {
  await panel(page, name).getByRole("link", { name: "Open full page" }).click();
  await expect(page).toHaveURL(/\/deals\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
}

/** A new deal of the person who is signed in, made with the keyboard. */
async function makeDeal(page: Page, name: string, amount = "1,250.50") {
  const dialog = await openNewDeal(page);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Amount").fill(amount);
  await dialog.getByRole("button", { name: "Create deal" }).click();
  await expect(panel(page, name)).toBeVisible();
}

test("a deal is made with one key, changed beside the board, and every step can be taken back", async ({ page }) => {
  await signIn(page);
  const name = unique("Browser deal");
  await makeDeal(page, name);
  await expect(card(page, name)).toContainText("$1,250.50");

  await panel(page, name).getByRole("button", { name: /^Amount: / }).click();
  await page.getByLabel("Amount", { exact: true }).fill("$2,000");
  await page.keyboard.press("Enter");
  await expect(card(page, name)).toContainText("$2,000.00");

  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(card(page, name)).toContainText("$1,250.50");
});

test("what cannot be an amount is said at the field, and nothing is saved", async ({ page }) => {
  await signIn(page);
  const dialog = await openNewDeal(page);
  await dialog.getByLabel("Amount").fill("a lot");
  await dialog.getByRole("button", { name: "Create deal" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Type an amount like 1234.50.");
  await expect(dialog.getByLabel("Amount")).toHaveAttribute("aria-invalid", "true");
});

test("a deal is lost with a reason, reopened, and deleted with a way back", async ({ page }) => {
  await signIn(page);
  const name = unique("To be lost");
  await makeDeal(page, name);
  await openPage(page, name);
  await page.getByRole("button", { name: "Mark as lost" }).click();
  const dialog = page.getByRole("dialog", { name: "Mark as lost" });
  await dialog.getByLabel("Reason").selectOption("COMPETITION");
  await dialog.getByLabel("Lost to").fill("Verity Line");
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Lost to: Verity Line/ })).toBeVisible();

  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByRole("button", { name: "Mark as won" })).toBeVisible();

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete deal" }).click();
  await expect(page).toHaveURL(/\/deals$/);
  await expect(card(page, name)).toHaveCount(0);
  await page.locator(".toast").filter({ hasText: "is in the trash" }).getByRole("button", { name: /^Undo/ }).click();
  await expect(card(page, name)).toBeVisible();
});

test("lines make the amount: added, changed in place, discounted, ordered, removed", async ({ page }) => {
  await signIn(page);
  const name = unique("With lines");
  await makeDeal(page, name, "");
  await openPage(page, name);
  const lines = page.getByRole("region", { name: "Lines", exact: true });

  for (const [what, quantity, price] of [["Workshop", "2", "1,000"], ["Training", "1", "500.50"]] as const) {
    await lines.getByRole("button", { name: "Add line" }).click();
    await lines.getByRole("combobox").first().click();
    await page.getByPlaceholder("Type to find").fill(what);
    await page.getByRole("option", { name: `Create “${what}”` }).click();
    await lines.getByLabel("Quantity", { exact: true }).last().fill(quantity);
    await lines.getByLabel("Price", { exact: true }).last().fill(price);
    await lines.getByRole("button", { name: "Add line" }).last().click();
    await expect(lines.getByRole("button", { name: new RegExp(`: ${what}\\. Edit`) })).toBeVisible();
  }
  await expect(lines.locator("tfoot")).toContainText("$2,500.50");

  await lines.getByRole("button", { name: /^Quantity: 2\./ }).click();
  await lines.getByRole("textbox", { name: "Quantity" }).fill("3");
  await page.keyboard.press("Enter");
  await expect(lines.locator("tfoot")).toContainText("$3,500.50");

  await lines.getByRole("button", { name: /^Discount: / }).click();
  await lines.getByRole("textbox", { name: "Discount" }).fill("500.50");
  await page.keyboard.press("Enter");
  await expect(lines.locator("tfoot")).toContainText("$3,000.00");

  await lines.getByRole("button", { name: "Move Training up" }).click();
  await expect(lines.locator("tbody tr").first()).toContainText("Training");
  await lines.getByRole("button", { name: "Remove Training" }).click();
  await expect(lines.locator("tbody tr")).toHaveCount(1);
  await expect(lines.locator("tfoot")).toContainText("$2,499.50");
});

test("two people change one field: both values are shown, and one is chosen", async ({ page, browser }) => {
  await signIn(page);
  const name = unique("Contested");
  await makeDeal(page, name);
  await openPage(page, name);

  const admin = await another(browser, "admin");
  await admin.goto(page.url());
  await admin.getByRole("button", { name: /^Competitors: / }).click();
  await admin.getByLabel("Competitors").fill("Verity Line");

  await page.getByRole("button", { name: /^Competitors: / }).click();
  await page.getByLabel("Competitors").fill("In-house");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Competitors: In-house/ })).toBeVisible();

  await admin.keyboard.press("Enter");
  const clash = admin.getByRole("alertdialog");
  await expect(clash).toContainText("Ines Okafor changed this while you typed");
  await expect(clash).toContainText("Verity Line");
  await expect(clash).toContainText("In-house");
  await clash.getByRole("button", { name: "Keep mine" }).click();
  await expect(admin.getByRole("button", { name: /^Competitors: Verity Line/ })).toBeVisible();
});

test("what somebody else does appears without a reload", async ({ page, browser }) => {
  await signIn(page);
  const name = unique("Seen live");
  await makeDeal(page, name);
  const admin = await another(browser, "admin");
  await expect(card(admin, name)).toContainText("$1,250.50");

  await panel(page, name).getByRole("button", { name: /^Amount: / }).click();
  await page.getByLabel("Amount", { exact: true }).fill("7777");
  await page.keyboard.press("Enter");
  await expect(card(page, name)).toContainText("$7,777.00");
  await expect(card(admin, name)).toContainText("$7,777.00", { timeout: 5_000 });
});
