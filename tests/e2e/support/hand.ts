import { expect, type Locator, type Page } from "@playwright/test";

export type Point = { x: number; y: number };

/** Presses what was drawn by the server once the browser has taken it over, holds it, and stirs until it is in the hand: a busy browser picks up late. */
export async function pickUp(page: Page, pressed: Locator, at: Point, inHand: Locator) {
  await expect.poll(() => isAwake(pressed)).toBe(true);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  let stirred = 0;
  await expect(async () => {
    await page.mouse.move(at.x + (stirred++ % 2 ? 10 : 14), at.y + 8, { steps: 3 });
    await expect(inHand).toBeVisible({ timeout: 1000 });
  }).toPass();
}

/** React keeps what an element does beside the element. */
function isAwake(element: Locator) {
  return element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps$")));
}
