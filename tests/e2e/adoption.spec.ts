import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { signIn } from "./support/people";

const unique = (what: string) => `${what} ${Date.now().toString(36)}`;

/** A new customer with a plan of Policy Hub, made by the person who works for it. */
async function assigned(page: Page) {
  const customer = unique("Tollhouse Ferries");
  await page.goto("/customers");
  await page.getByRole("button", { name: "New customer" }).click();
  const adding = page.getByRole("dialog", { name: "New customer" });
  await adding.getByLabel("Name").fill(customer);
  await adding.getByRole("button", { name: /^Add/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(customer);

  await page.getByRole("button", { name: "Assign a product" }).click();
  const dialog = page.getByRole("dialog", { name: "Assign a product" });
  await dialog.getByRole("combobox").click();
  await page.getByRole("option", { name: "Policy Hub" }).click();
  await dialog.getByLabel("Licence").selectOption("Advantage");
  await dialog.getByRole("button", { name: "Assign" }).click();
  await expect(page).toHaveURL(/\/adoption\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Policy Hub");
  return customer;
}

test("a product is assigned, its tasks are worked on by hand and together, narrowed in the address, and taken back", async ({ page }) => {
  await signIn(page, "success");
  const customer = await assigned(page);
  const tasks = page.getByRole("region", { name: "Tasks of the plan" });
  await expect(tasks.getByText("Connect single sign-on")).toBeVisible();
  await expect(tasks.getByText("Take cases from the hotline")).toHaveCount(0);
  await expect(tasks.getByText("no data yet").first()).toBeVisible();

  await page.getByRole("button", { name: /^Status of Connect single sign-on/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Completed" }).press("Enter");
  await expect(page.getByRole("button", { name: "Status of Connect single sign-on: Completed" })).toBeVisible();
  await page.locator(".toast").getByRole("button", { name: /^Undo/ }).first().click();
  await expect(page.getByRole("button", { name: "Status of Connect single sign-on: Not started" })).toBeVisible();

  await page.getByRole("checkbox", { name: "Choose Connect single sign-on" }).check();
  await page.getByRole("checkbox", { name: "Choose Import the policy library" }).check();
  await page.getByRole("region", { name: "Chosen tasks" }).getByRole("button", { name: "With a note" }).click();
  const noting = page.getByRole("dialog", { name: "Set the status of 2 tasks" });
  await noting.getByLabel("Note").fill("Seen on the call.");
  await noting.getByRole("button", { name: "Set status" }).click();
  await expect(page.getByRole("button", { name: "Status of Import the policy library: Completed" })).toBeVisible();
  await expect(tasks.getByText(/Seen on the call\.$/).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Summary" })).toContainText("2 of");

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByLabel("Status", { exact: true }).selectOption("Completed");
  await expect(page).toHaveURL(/status=COMPLETED/);
  await page.keyboard.press("Escape");
  await expect(tasks.getByRole("row")).toHaveCount(3);

  await page.getByRole("link", { name: customer }).click();
  await expect(page.getByRole("complementary").getByRole("link", { name: "Policy Hub" })).toBeVisible();
});

test("another licence shows first what it does, then does it; a plan in step with the catalogue has nothing to sync", async ({ page }) => {
  await signIn(page, "success");
  await assigned(page);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: /^Change licence/ }).click();
  const dialog = page.getByRole("dialog", { name: "Change what the plan covers" });
  await dialog.getByLabel("Licence").selectOption("Signature");
  await dialog.getByRole("button", { name: "Show what changes" }).click();
  await expect(dialog.getByText("Take cases from the hotline")).toBeVisible();
  await dialog.getByRole("button", { name: "Change plan" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Tasks of the plan" }).getByText("Take cases from the hotline")).toBeVisible();
  await page.getByRole("button", { name: "Review sync" }).click();
  await expect(page.getByRole("dialog", { name: "Sync plan" }).getByText("No task changes.")).toBeVisible();
  await page.keyboard.press("Escape");
});

test("the portfolio leads to evidence; who may only look sees no button that changes anything", async ({ page }) => {
  await signIn(page, "viewer");
  await page.goto("/adoption?q=Case+Desk");
  await page.getByRole("link", { name: "Case Desk" }).last().click();
  await expect(page.getByText(/^Completed by telemetry: /).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Review sync" })).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await page.getByRole("button", { name: "Show as a table" }).click();
  await expect(page.getByRole("table").last()).toContainText("%");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the plans are readable for everybody, ${colorScheme}, and fit 360 pixels`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await signIn(page, "success");
    await page.goto("/adoption?q=Case+Desk");
    await fits(page);
    await page.getByRole("link", { name: "Case Desk" }).last().click();
    await expect(page.getByRole("region", { name: "Tasks of the plan" })).toBeVisible();
    await fits(page);
    await page.getByRole("button", { name: "Review sync" }).click();
    await expect(page.getByRole("dialog", { name: "Sync plan" }).getByRole("button", { name: "Sync plan" })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

/** axe finds nothing, and nothing sticks out of a small phone. */
async function fits(page: Page) {
  await page.setViewportSize({ width: 1280, height: 800 });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 800 });
}
