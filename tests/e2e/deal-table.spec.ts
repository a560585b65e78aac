import { expect, test, type Locator, type Page } from "@playwright/test";
import { signIn } from "./support/people";

test("a column is drawn wider by its edge, without being sorted, and stays so; chosen rows are counted", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/deals?layout=table");
  const head = page.getByRole("columnheader", { name: "Deal", exact: true });
  const widthOf = async () => (await head.boundingBox())?.width ?? 0;
  const before = await widthOf();
  await expect(async () => {
    await drawWider(page, head.locator(".cursor-col-resize")); // nothing tells when the table listens
    expect(await widthOf()).toBeGreaterThan(before + 40);
  }).toPass();
  await expect(page).toHaveURL(/\?layout=table$/);
  await page.reload();
  await expect.poll(widthOf).toBeGreaterThan(before + 40);

  await expect(async () => {
    for (const row of [1, 2]) await page.getByRole("row").nth(row).getByRole("checkbox").check();
    await expect(page.getByText(/deals, 2 selected$/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("group", { name: "2 selected" })).toBeVisible();
});

async function drawWider(page: Page, edge: Locator) {
  const box = await edge.boundingBox();
  if (!box) throw new Error("The column has no edge");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 90, y, { steps: 5 });
  await page.mouse.up();
}
