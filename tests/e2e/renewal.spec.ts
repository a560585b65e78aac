import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signIn } from "./support/people";

test("a renewal that opened by itself says what it stands on; won, the term goes on; taken back, it ends where it did", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "admin");
  const renewal = page.locator("[data-card]").filter({ hasText: /renewal 20\d\d/ }).first();
  await expect(async () => {
    await page.goto("/deals?layout=table&q=renewal%2020");
    await expect(renewal).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 }); // the daily job runs once after the start
  await page.goto(`/deals/${await renewal.getAttribute("data-card")}`);

  const box = page.getByRole("complementary", { name: "About this deal" }).locator("section").filter({ has: page.getByRole("heading", { name: "Renewal" }) });
  await expect(box.getByText(/^paid until/)).toHaveCount(1);
  await expect(box.getByRole("img", { name: /^Plan of/ })).toBeVisible();
  expect((await new AxeBuilder({ page }).include("main").analyze()).violations).toEqual([]);
  const paid = await box.getByText(/^paid until/).innerText();

  await page.getByRole("button", { name: "Mark as won" }).click();
  await page.getByRole("dialog", { name: "Mark as won" }).getByRole("button", { name: "Mark as won" }).click();
  await expect(box.getByText(/^paid until/)).not.toHaveText(paid);
  await page.locator(".toast").filter({ hasText: "is won" }).getByRole("button", { name: /^Undo/ }).click();
  await expect(box.getByText(/^paid until/)).toHaveText(paid);
});
