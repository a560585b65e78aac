import { expect, test } from "@playwright/test";
import { signIn } from "./support/people";

test("an administrator makes a pipeline, shapes its stages, and deleting a stage asks where its deals go", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/settings/pipelines");
  const name = `Partners ${Date.now().toString(36)}`;
  await page.getByRole("button", { name: "New pipeline" }).click();
  const dialog = page.getByRole("dialog", { name: "New pipeline" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add pipeline" }).click();
  const table = page.getByRole("table", { name: `Stages of ${name}` });
  await expect(table).toBeVisible();

  await table.getByRole("button", { name: "Probability in Prospecting: 10%. Edit" }).click();
  await table.getByRole("textbox", { name: "Probability in Prospecting" }).fill("120");
  await page.keyboard.press("Enter");
  await expect(table.getByRole("alert").filter({ hasText: "from 0 to 100" })).toBeVisible();
  await table.getByRole("textbox", { name: "Probability in Prospecting" }).fill("15");
  await page.keyboard.press("Enter");
  await expect(table.getByRole("button", { name: "Probability in Prospecting: 15%. Edit" })).toBeVisible();

  await table.getByRole("button", { name: "Move Prospecting" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("position 1 of")).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText("position 2 of")).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(table.getByRole("row").nth(1)).toContainText("Qualification");

  await table.getByRole("button", { name: "Delete Proposal" }).click();
  const asked = page.getByRole("dialog", { name: "Delete Proposal" });
  await expect(asked.getByLabel("Its deals go to")).toBeVisible();
  await asked.getByLabel("Its deals go to").selectOption({ label: "Negotiation" });
  await asked.getByRole("button", { name: /^Delete/ }).click();
  await expect(table.getByRole("button", { name: "Delete Proposal" })).toHaveCount(0);
  await page.locator(".toast").filter({ hasText: "Proposal" }).getByRole("button", { name: /^Undo/ }).click();
  await expect(table.getByRole("button", { name: "Delete Proposal" })).toBeVisible();
});

test("a sales rep sees the stages and changes none", async ({ page }) => {
  await signIn(page, "rep");
  await page.goto("/settings/pipelines");
  await expect(page.getByRole("table", { name: "Stages of Sales pipeline" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: /Edit$|^Delete|^New/ })).toHaveCount(0);
});
