import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { signIn } from "./support/people";

/** The path of the link that is shown where no mail can be sent. */
async function linkShown(page: Page) {
  const link = await page.getByRole("dialog").getByLabel("Link").inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  return new URL(link).pathname;
}

test("an administrator invites somebody, who chooses a password from the link and works; deactivated, they are out at once", async ({ page, browser }) => {
  const stamp = Date.now().toString(36);
  const name = `Nia ${stamp}`;
  await signIn(page, "admin");
  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill("not an address");
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(dialog.getByText("Type an address such as ines@example.com.")).toBeVisible();
  await dialog.getByLabel("E-mail").fill(`nia.${stamp}@demo.test`);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  const path = await linkShown(page);
  await page.getByLabel("Search people").fill(stamp);
  await page.getByLabel("Search people").press("Enter");
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row.getByText("Invited")).toBeVisible();

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(path);
  await expect(guest.getByRole("heading", { name: "Welcome to Halden Systems" })).toBeVisible();
  await guest.getByLabel("New password").fill("short");
  await guest.getByLabel("New password").fill("a password of some length");
  await guest.getByRole("button", { name: "Begin" }).click();
  await expect(guest).toHaveURL(/\/deals/);
  await guest.goto(path);
  await expect(guest).toHaveURL(/\/deals/);

  await page.reload();
  await row.getByRole("button", { name: `More for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Deactivate" }).click();
  await expect(page.getByText("is deactivated. Every session is ended.")).toBeVisible();
  await guest.goto("/deals");
  await expect(guest).toHaveURL(/\/sign-in/);
  await guest.goto(path);
  await expect(guest.getByRole("heading", { name: "This invitation no longer works" })).toBeVisible();
});

test("a role is changed in the row and put back with Undo; the last administrator keeps theirs", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/settings/people");
  const role = page.getByRole("row").filter({ hasText: "expert@demo.test" });
  await role.getByRole("button", { name: "Role of Owen Pritchard" }).click();
  await page.getByRole("combobox", { name: "Role of Owen Pritchard" }).selectOption("CSS");
  await page.getByRole("combobox", { name: "Role of Owen Pritchard" }).press("Enter");
  await expect(page.getByText("is Customer success now.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(role.getByRole("button", { name: "Role of Owen Pritchard: Expert" })).toBeVisible();

  const mine = page.getByRole("row").filter({ hasText: "admin@demo.test" });
  await mine.getByRole("button", { name: "Role of Adaeze Obi" }).click();
  await page.getByRole("combobox", { name: "Role of Adaeze Obi" }).selectOption("USER");
  await page.getByRole("combobox", { name: "Role of Adaeze Obi" }).press("Enter");
  await expect(page.getByText("Adaeze Obi is the last administrator. Make somebody else one first.")).toBeVisible();
});

test("a user sees the people and changes nothing; the settings pages have nothing that axe finds", async ({ page }) => {
  await signIn(page, "rep");
  await page.goto("/settings/people");
  await expect(page.getByRole("cell", { name: /Priya Raman/ }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite" })).toHaveCount(0);
  for (const path of ["/settings/people", "/settings/organization", "/settings/account"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});

test("an administrator sets the organization's industry and takes it back", async ({ page }) => {
  await signIn(page, "admin@other.test");
  await page.goto("/settings/organization");
  await page.getByRole("button", { name: /^Industry:/ }).click();
  await page.getByRole("textbox", { name: "Industry" }).fill("Shipping");
  await page.getByRole("textbox", { name: "Industry" }).press("Enter");
  await expect(page.getByText("has a new industry.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Industry: Shipping. Edit" })).toHaveCount(0);
});
