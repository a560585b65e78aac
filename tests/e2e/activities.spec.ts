import { expect, test } from "@playwright/test";
import { signIn } from "./support/people";

test("an activity is planned, stands under its day, is completed with what came of it, and offers the next", async ({ page }) => {
  await signIn(page, "rep");
  await page.goto("/activities");
  const what = `Ring about terms ${Date.now().toString(36)}`;
  await page.getByRole("button", { name: "Plan activity" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Plan activity" });
  await dialog.getByLabel("Time").fill("09:30");
  await dialog.getByRole("button", { name: /^Plan/ }).click();
  await expect(dialog.getByRole("alert").first()).toBeVisible();
  await dialog.getByLabel("What").fill(what);
  await dialog.getByLabel("Day").fill(new Date().toISOString().slice(0, 10));
  await dialog.getByRole("button", { name: /^Plan/ }).click();
  await expect(page.getByRole("button", { name: what, exact: true })).toBeVisible();

  await page.getByRole("button", { name: `Complete ${what}` }).click();
  const complete = page.getByRole("dialog", { name: "Complete" });
  await complete.getByLabel("What came of it").fill("They agree to thirty days.");
  await complete.getByRole("button", { name: "Complete and plan the next" }).click();
  await expect(page.getByRole("dialog", { name: "Plan the next" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: what, exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Done", exact: true }).click();
  await expect(page.getByRole("region", { name: "Done" }).getByRole("button", { name: what, exact: true })).toBeVisible();
});
