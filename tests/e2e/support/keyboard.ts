import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the thing has the focus; nothing else moves it. A person without a mouse gets no further either where this fails. */
export async function tabTo(page: Page, goal: Locator, most = 120) {
  await expect(goal).toBeVisible();
  for (let n = 0; n < most; n++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`After ${most} Tabs the focus is not there`);
}

/** Goes there with Tab and presses it. */
export async function press(page: Page, goal: Locator, key: "Enter" | "Space" = "Enter") {
  await tabTo(page, goal);
  await page.keyboard.press(key);
}

/** Types into what has the focus, in place of what was there. */
export async function retype(page: Page, text: string) {
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}
