import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { press, retype, tabTo } from "./support/keyboard";
import { signIn } from "./support/people";

test.use({ viewport: { width: 360, height: 780 }, colorScheme: "dark" });

test("the deal page is worked by keyboard alone, on a narrow screen in the dark", async ({ page }) => {
  await signIn(page, "manager");
  const name = `By keyboard ${Date.now().toString(36)}`;
  const dialog = page.getByRole("dialog", { name: "New deal" });
  await expect(async () => {
    await page.keyboard.press("n");
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await tabTo(page, dialog.getByLabel("Name"));
  await page.keyboard.type(name);
  await tabTo(page, dialog.getByLabel("Amount"));
  await page.keyboard.type("1,250.50");
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("complementary", { name }).getByRole("link", { name: "Open full page" }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);

  await press(page, page.getByRole("button", { name: /^Amount: / }));
  await retype(page, "2,000");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Amount: \$2,000\.00/ })).toBeVisible();

  const next = page.getByRole("region", { name: "Next", exact: true });
  await press(page, next.getByRole("button", { name: "Plan", exact: true }));
  await page.keyboard.type("Call about the keyboard");
  await page.keyboard.press("Enter");
  await press(page, next.getByRole("checkbox", { name: "Done: Call about the keyboard" }), "Space");
  await expect(page.getByRole("region", { name: "Done" })).toContainText("Call about the keyboard");

  const notes = page.getByRole("region", { name: "Notes" });
  await press(page, notes.getByRole("button", { name: "Write a note" }));
  await page.keyboard.type("Written without a mouse.");
  await page.keyboard.press("Control+Enter");
  await expect(notes).toContainText("Written without a mouse.");

  await page.waitForFunction(() => [...document.querySelectorAll(".fade-after")].every((line) => getComputedStyle(line).opacity === "0")); // half faded is no contrast
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await press(page, page.getByRole("button", { name: "Mark as lost" }));
  const lost = page.getByRole("dialog", { name: "Mark as lost" });
  await tabTo(page, lost.getByLabel("Reason"));
  await page.keyboard.press("ArrowDown");
  await press(page, lost.getByRole("button", { name: "Mark as lost" }));
  await press(page, page.getByRole("button", { name: "Reopen" }));
  await expect(page.getByRole("button", { name: "Mark as won" })).toBeVisible();
});
