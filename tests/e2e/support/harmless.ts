import { expect, type BrowserContext } from "@playwright/test";

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
