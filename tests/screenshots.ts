import { mkdirSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import { build } from "../bin/support/build.mjs";
import { ensureChromium } from "../bin/support/chromium.mjs";
import { at } from "../bin/support/places.mjs";
import start from "./e2e/support/server";
import { signIn } from "./e2e/support/people";

/** Each picture of the README: its file, its theme, and what to do once the board is open. */
const pictures: readonly { file: string; isDark?: boolean; show: (page: Page) => Promise<unknown> }[] = [
  { file: "board.png", show: showBoard },
  { file: "board-dark.png", isDark: true, show: showBoard },
  { file: "deal.png", show: showDeal },
];

if ((await build(process.env)) !== 0) throw new Error("The app could not be built.");
const stop = await start();
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox", "--disable-gpu"] });
try {
  mkdirSync(at("docs/images"), { recursive: true });
  for (const { file, isDark = false, show } of pictures) {
    const context = await browser.newContext({ baseURL: `http://localhost:${process.env.E2E_PORT ?? 3210}`, viewport: { width: 1440, height: 900 }, locale: "en-US", colorScheme: isDark ? "dark" : "light", reducedMotion: "reduce" });
    const page = await context.newPage();
    await signIn(page, "manager");
    await show(page);
    await page.screenshot({ path: at("docs/images", file) });
    await context.close();
    console.log(`docs/images/${file}`);
  }
} finally {
  await browser.close();
  await stop?.();
}
process.exit(0);

async function showBoard(page: Page) {
  await page.locator("[data-card]").first().waitFor();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500); // fonts and avatars
}

/** The page of an open deal that has a next step. */
async function showDeal(page: Page) {
  const dealId = await page.locator("section[data-stage]").nth(2).locator("[data-card]").first().getAttribute("data-card");
  await page.goto(`/deals/${dealId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForTimeout(500);
}
