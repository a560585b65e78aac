import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signIn } from "./support/people";
import { codeOf, signInAsStaff } from "./support/staff";

test("staff sign in with password and code, open an organization, and a new one begins with its administrator", async ({ page, browser }) => {
  const stamp = Date.now().toString(36);
  await signInAsStaff(page, "ops");
  await expect(page.getByRole("link", { name: "Halden Systems" })).toBeVisible();
  await page.getByRole("button", { name: "New organization" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(`Bellwether ${stamp}`);
  await expect(dialog.getByLabel("Short name")).toHaveValue(`bellwether-${stamp}`);
  await dialog.getByLabel("First administrator").fill("Margarethe Voss");
  await dialog.getByLabel("Administrator's e-mail").fill(`margarethe.${stamp}@bellwether.test`);
  await dialog.getByRole("button", { name: "Create and invite" }).click();
  const link = await page.getByRole("dialog").getByLabel("Link").inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: `Bellwether ${stamp}` })).toBeVisible();
  await expect(page.getByText("Margarethe Voss")).toBeVisible();

  const margarethe = await (await browser.newContext()).newPage();
  await margarethe.goto(new URL(link).pathname);
  await margarethe.getByLabel("New password").fill("a password of some length");
  await margarethe.getByRole("button", { name: "Begin" }).click();
  await expect(margarethe).toHaveURL(/\/deals/);
  await margarethe.goto("/ops");
  await expect(margarethe).toHaveURL(/\/ops\/sign-in/);
});

test("a colleague is invited, sets up the second step before anything else, and sees what their role covers", async ({ page, browser }) => {
  const stamp = Date.now().toString(36);
  await signInAsStaff(page, "ops");
  await page.getByRole("link", { name: "People" }).first().click();
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(`Callum ${stamp}`);
  await dialog.getByLabel("E-mail").fill(`callum.${stamp}@vendor.test`);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  const link = await page.getByRole("dialog").getByLabel("Link").inputValue();

  const callum = await (await browser.newContext()).newPage();
  await callum.goto(new URL(link).pathname);
  await callum.getByLabel("New password").fill("a password of some length");
  await callum.getByRole("button", { name: "Continue" }).click();
  await expect(callum).toHaveURL(/\/ops\/two-step/);
  await callum.goto("/ops");
  await expect(callum).toHaveURL(/\/ops\/two-step/);
  await callum.getByRole("button", { name: "Show the QR code" }).click();
  const secret = (await callum.locator("[data-secret]").textContent()) ?? "";
  await callum.getByLabel("Code").fill(codeOf(secret));
  await callum.getByRole("button", { name: "Turn on" }).click();
  await expect(callum.getByRole("heading", { name: "Organizations" })).toBeVisible();
  await expect(callum.getByRole("button", { name: "New organization" })).toHaveCount(0);
  await callum.goto("/ops/people");
  await expect(callum.getByRole("heading", { name: "This is not here" })).toBeVisible();
});

test("a tenant's session opens nothing here, and a staff session nothing there", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/ops/people");
  await expect(page).toHaveURL(/\/ops\/sign-in/);
  await page.context().clearCookies();
  await signInAsStaff(page, "support");
  await page.goto("/deals");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the portal's pages have nothing that axe finds, and signing out closes them", async ({ page }) => {
  await signInAsStaff(page, "csm");
  for (const path of ["/ops", "/ops/account"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  await page.getByRole("button", { name: /your menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/ops\/sign-in/);
});
