import { expect, test } from "@playwright/test";
import { signIn } from "./support/people";

test("a column is drawn wider by its edge, without being sorted, and stays so; chosen rows are counted", async ({ page }) => {
  await signIn(page, "manager");
  await page.goto("/deals?layout=table");
  await expect(page.getByRole("button", { name: "Find or run" })).toHaveAttribute("aria-keyshortcuts", /Control/); // the page listens
  const head = page.getByRole("columnheader", { name: "Deal", exact: true });
  const widthOf = async () => (await head.boundingBox())?.width ?? 0;
  const [before, edge] = [await widthOf(), await head.locator(".cursor-col-resize").boundingBox()];
  if (!edge) throw new Error("The column has no edge");
  await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width / 2 + 90, edge.y + edge.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(widthOf).toBeGreaterThan(before + 40);
  await expect(page).toHaveURL(/\?layout=table$/);
  await page.reload();
  await expect.poll(widthOf).toBeGreaterThan(before + 40);

  await expect(page.getByRole("button", { name: "Find or run" })).toHaveAttribute("aria-keyshortcuts", /Control/);
  for (const row of [1, 2]) await page.getByRole("row").nth(row).getByRole("checkbox").check();
  await expect(page.getByText(/deals, 2 selected$/)).toBeVisible();
  await expect(page.getByRole("group", { name: "2 selected" })).toBeVisible();
});
