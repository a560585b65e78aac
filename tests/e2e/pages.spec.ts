import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { everyPage, open, ways } from "./support/every-page";

test("every page of the app is looked at here or in a journey of its own", () => {
  expect(everyPage().filter((folder) => !(folder in ways))).toEqual([]);
  expect(Object.keys(ways).filter((folder) => !everyPage().includes(folder))).toEqual([]);
});

for (const [folder, all] of Object.entries(ways)) {
  if (typeof all === "string") continue;
  for (const [n, way] of all.entries()) {
    const name = typeof way.to === "string" ? way.to.replace(/x{43}/, "[token]") : folder;
    test(`${name}${n > 0 && typeof way.to !== "string" ? ` (${n})` : ""}: a title, one heading, nothing axe finds, fits a phone, light and dark`, async ({ page }) => {
      await open(page, way);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      expect(await page.title()).toMatch(/\S+ · Throughline|^Throughline$/);
      expect(await found(page)).toEqual([]);

      await page.setViewportSize({ width: 360, height: 780 });
      await page.emulateMedia({ colorScheme: "dark" });
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      expect(await found(page, byLook)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  }
}

/** What theme and width can change; the rest was asked of the same page before. */
const byLook = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"];

async function found(page: Page, only: readonly string[] = []) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (only.length > 0 ? axe.withRules([...only]) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
