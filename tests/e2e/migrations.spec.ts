import AxeBuilder from "@axe-core/playwright";
import { expect as patient, test } from "@playwright/test";
import { csv } from "./support/imports";
import { signInAsStaff } from "./support/staff";

/** The server may build its pages meanwhile. */
const expect = patient.configure({ timeout: 30_000 });
test.use({ actionTimeout: 30_000 });

const word = `Zephyr${Date.now().toString(36)}`;

test("staff bring a file into the client from the project's page, see every row first, and take it back", async ({ page }) => {
  test.setTimeout(300_000);
  await signInAsStaff(page, "implementer");
  await page.goto("/ops/implementations");
  await page.locator("main article h3 a").first().click();
  await page.getByRole("link", { name: "Imports into the client" }).click();
  await expect(page.getByText("its audit names you")).toBeVisible();
  await page.getByRole("radio", { name: /^Customers/ }).check();
  await page.locator("input[type=file]").setInputFiles(csv(`${word}.csv`, `Name,Industry\n${word} One,Retail\n${word} Two,Energy\n`));
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}\/columns$/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(page.getByText(`${word} One`)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: /^Import 2 rows/ }).click();
  await expect(page.getByText("2 rows came in new.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the customers" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo the import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText("The import was undone. 2 records were taken back.")).toBeVisible();
});

test("support does not bring files into anybody's organization", async ({ page }) => {
  await signInAsStaff(page, "support");
  const answer = await page.goto("/ops/implementations/00000000-0000-7000-8000-000000000000/imports");
  expect(answer?.status()).toBe(404);
  const upload = await page.request.post("/api/ops/imports?entity=customers&name=x.csv&projectId=00000000-0000-7000-8000-000000000000", { data: "Name\nX\n" });
  expect(upload.status()).toBe(403);
});
