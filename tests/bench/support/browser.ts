import { chromium, type Browser, type BrowserContext } from "@playwright/test";
import { ensureChromium } from "../../../bin/support/chromium.mjs";

type Launch = { token: string; args?: readonly string[]; isDark?: boolean };

/** Chromium with a person's cookie. */
export async function openBrowser(origin: string, { token, args = [], isDark = false }: Launch): Promise<{ browser: Browser; context: BrowserContext }> {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", ...args] });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: origin, locale: "en-US", colorScheme: isDark ? "dark" : "light" });
  await context.addInitScript("globalThis.__name = (named) => named"); // tsx writes it into functions that are sent to the page
  await context.addCookies([{ name: "throughline.session", value: token, url: origin }]);
  return { browser, context };
}
