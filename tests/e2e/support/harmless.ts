import { expect, type BrowserContext, type Locator, type Page } from "@playwright/test";

/** What was sent, opened at an address of its own: it runs nothing, asks for nothing, and says nothing. */
export async function opensHarmless(context: BrowserContext, address: string, name: string) {
  const tab = await context.newPage();
  const asked: string[] = [];
  tab.on("request", (request) => asked.push(new URL(request.url()).pathname));
  tab.on("dialog", () => asked.push("/dialog"));
  await tab.goto(address).catch((error: Error) => expect(error.message).toMatch(/Download is starting|ERR_ABORTED/));
  expect([name, address, await tab.evaluate(() => "ranHere" in window), asked.includes("/ran"), asked.includes("/dialog")]).toEqual([name, address, false, false, false]);
  await tab.close();
}

/** What a page can draw of it, drawn in its own window: the pages of a PDF that has a script, pictures with one behind them, and a picture that would fill the memory. */
const DRAWN = [{ name: "paper.pdf", shows: "Page 1 of paper.pdf" }, { name: "picture.gif", shows: "picture.gif" }, { name: "picture.html", shows: "picture.html" }, { name: "bomb.png", shows: null }];

/** The corpus looked at where people look at files: each in the dialog it opens in. Nothing of it runs in the page. */
export async function previewsHarmless(page: Page, files: Locator) {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  page.on("dialog", (dialog) => { asked.push("/dialog"); void dialog.dismiss(); });
  for (const { name, shows } of DRAWN) {
    await files.getByRole("button", { name, exact: true }).first().click();
    const dialog = page.getByRole("dialog", { name });
    if (shows) await expect(dialog.getByRole("img", { name: shows })).toBeVisible();
    else await expect(dialog).toContainText("This file cannot be shown here.");
    expect([name, await page.evaluate(() => "ranHere" in window), asked.includes("/ran"), asked.includes("/dialog")]).toEqual([name, false, false, false]);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
}
