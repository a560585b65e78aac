import { expect, test } from "@playwright/test";
import { signIn } from "./support/people";

const unique = (what: string) => `${what} ${Date.now().toString(36)}`;

test("a customer is found by its letters, opened, changed in place, and the change taken back", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/customers");
  await page.getByRole("searchbox", { name: "Search customers" }).fill("vantongeren");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=vantongeren/);
  await expect(page.getByText("1 customer", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Vantongeren Chemie B.V." }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Vantongeren Chemie B.V.");
  await page.getByRole("button", { name: /^Website: / }).click();
  await page.getByRole("textbox", { name: "Website" }).fill("vantongeren.example");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Website: .*vantongeren\.example/ })).toBeVisible();
  await page.locator(".toast").getByRole("button", { name: /^Undo/ }).first().click();
  await expect(page.getByRole("button", { name: /^Website: .*vantongeren\.example/ })).toHaveCount(0);
});

test("a namesake is pointed out before it is added; contacts, notes and the timeline follow", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/customers");
  await page.getByRole("button", { name: "New customer" }).click();
  const dialog = page.getByRole("dialog", { name: "New customer" });
  await dialog.getByRole("button", { name: /^Add/ }).click();
  await expect(dialog.getByRole("alert").first()).toBeVisible();
  await dialog.getByLabel("Name").fill("Vantongeren Chemie");
  await dialog.getByLabel("Phone").focus();
  await expect(dialog.getByText("Is it here already?")).toBeVisible();
  const name = unique("Quayside Grain");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: /^Add/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);

  await page.getByRole("button", { name: "Add a contact" }).click();
  const contact = page.getByRole("dialog", { name: "New contact" });
  await contact.getByLabel("Name").fill("Odile Marchetti");
  await contact.getByRole("textbox", { name: "E-mail" }).fill("odile at quayside");
  await contact.getByRole("button", { name: "Add contact" }).click();
  await expect(contact.getByRole("alert").first()).toBeVisible();
  await contact.getByRole("textbox", { name: "E-mail" }).fill("odile@quayside.test");
  await contact.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByRole("complementary").getByText("Odile Marchetti")).toBeVisible();

  await page.getByRole("button", { name: "Write a note" }).click();
  await page.getByLabel("Note", { exact: true }).fill("Prefers **mornings**.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByRole("list", { name: "Timeline" }).getByText("mornings")).toBeVisible();
  await expect(page.getByRole("list", { name: "Timeline" })).toContainText("added this customer");
});

test("several customers get a tag at once, after being told what will change", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/customers?q=Calder");
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("group", { name: /selected$/ }).getByRole("button", { name: "Tag" }).click();
  const dialog = page.getByRole("dialog", { name: "Tag" });
  const tag = unique("seen");
  await dialog.getByLabel("Add").fill(tag);
  await dialog.getByLabel("Remove").focus();
  await expect(dialog.getByRole("status")).toHaveText("Changes 1 customer.");
  await dialog.getByRole("button", { name: /^Change/ }).click();
  await expect(page.getByRole("cell").getByText(tag)).toBeVisible();
});

test("a viewer reads customers and is offered no change", async ({ page }) => {
  await signIn(page, "viewer");
  await page.goto("/customers");
  await expect(page.getByRole("link", { name: "Aldermoor Building Society" })).toBeVisible();
  await expect(page.getByRole("button", { name: "New customer" })).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
});
