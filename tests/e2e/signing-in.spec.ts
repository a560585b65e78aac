import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { PASSWORD, signIn } from "./support/people";
import { codeOf } from "./support/staff";

async function type(page: Page, login: string, password: string) {
  await page.getByLabel("E-mail or user name").fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a wrong password is said at the field and what was typed stays; the right one lands on the board; signing out leads back", async ({ page }) => {
  await page.goto("/deals");
  await expect(page).toHaveURL(/\/sign-in/);
  await type(page, "viewer@demo.test", "not the password");
  await expect(page.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await expect(page.getByLabel("E-mail or user name")).toHaveValue("viewer@demo.test");
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");

  await type(page, "viewer", PASSWORD);
  await expect(page).toHaveURL(/\/deals/);
  await page.getByRole("button", { name: "Vera Castellano, your menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/deals");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an empty form says what each field wants in the product's words, and a fault is gone once its field is typed in", async ({ page }) => {
  await page.goto("/sign-in");
  const [login, password] = [page.getByLabel("E-mail or user name"), page.getByLabel("Password", { exact: true })];
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(login).toHaveAccessibleDescription("Type your e-mail address or user name.");
  await expect(password).toHaveAccessibleDescription("Type your password.");
  await expect(login).toBeFocused();
  await page.keyboard.type("viewer");
  await expect(login).toHaveAccessibleDescription("");
  await expect(password).toHaveAttribute("aria-invalid", "true");

  await password.fill("not the password");
  await expect(password).not.toHaveAttribute("aria-invalid");
  await page.keyboard.press("Enter");
  await expect(password).toHaveAccessibleDescription(/do not belong together/);
  await page.keyboard.type("x");
  await expect(password).not.toHaveAttribute("aria-invalid");
});

test("the password can be looked at, and the page has nothing that axe finds", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Password", { exact: true }).fill("a secret");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("type", "text");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test("a person sets up two-step sign-in, comes in with a code, with a recovery code, and turns it off again", async ({ page }) => {
  await signIn(page, "success");
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Show the QR code" }).click();
  await expect(page.getByAltText("QR code for your authenticator app")).toBeVisible();
  const secret = (await page.locator("[data-secret]").textContent()) ?? "";
  await page.getByLabel("Code").fill(codeOf(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  const listed = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(listed).toHaveCount(10);
  const codes = await listed.allTextContents();
  await page.getByRole("button", { name: "I have kept them" }).click();

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await type(page, "success@demo.test", PASSWORD);
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "not right" })).toBeVisible();
  await page.getByLabel("Code").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/deals/);

  await page.goto("/settings/account");
  await expect(page.getByText("9 recovery codes are left")).toBeVisible();
  await page.getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("dialog").getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("dialog").getByLabel("Code").fill(codes[1] ?? "");
  await page.getByRole("dialog").getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByRole("button", { name: "Show the QR code" })).toBeVisible();
});

test("a link that never was says so and leads on", async ({ page }) => {
  for (const [path, heading] of [["/invitation/none", "This invitation no longer works"], ["/reset-password/none", "This link no longer works"], ["/confirm-email/none", "This link no longer works"]] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
  }
});
