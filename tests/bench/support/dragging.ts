import type { Page } from "@playwright/test";

type Drop = { dealId: string; stageId: string; took?: number };
type Watched = Window & { drop?: Drop };

/** From the mouse being let go to the first frame that shows the card in the column it was dropped on. */
export async function watchDrops(page: Page) {
  await page.evaluate(() => {
    const shown = ({ dealId, stageId }: Drop) => document.querySelector(`[data-stage="${stageId}"] [data-card="${dealId}"]`);
    window.addEventListener("mouseup", ({ timeStamp }) => {
      const { drop } = window as Watched;
      if (!drop) return;
      const look = () => requestAnimationFrame(() => (shown(drop) ? painted() : look()));
      const painted = () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (drop.took = performance.now() - timeStamp); // a task after the frame's callbacks: style, layout and paint are done
        port2.postMessage(null);
      };
      look();
    }, { capture: true });
  });
}

/** Carries the first card of one column over the first of another and lets go; answers what the drop took, once the server has agreed. */
export async function carry(page: Page, from: number, to: number) {
  const columns = page.locator("section[data-stage]");
  const source = columns.nth(from).locator("[data-card]").first();
  const target = columns.nth(to).locator("[data-card]").first();
  const [start, end] = [await source.boundingBox(), await target.boundingBox()];
  const [dealId, stageId] = [await source.getAttribute("data-card"), await columns.nth(to).getAttribute("data-stage")];
  if (!start || !end || !dealId || !stageId) throw new Error("There is no card to carry.");
  await page.evaluate((drop) => Object.assign(window, { drop }), { dealId, stageId });
  await page.mouse.move(start.x + 40, start.y + 20);
  await page.mouse.down();
  await page.mouse.move(start.x + 50, start.y + 30, { steps: 2 });
  await page.mouse.move(end.x + 50, end.y + 10, { steps: 6 });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))); // the hand rests: what the last move changed is drawn
  await page.mouse.up();
  await page.waitForFunction(() => (window as Watched).drop?.took !== undefined);
  const took = await page.evaluate(() => (window as Watched).drop?.took ?? Number.NaN);
  await page.waitForFunction((id) => !document.querySelector(`[data-card="${id}"].is-pending`), dealId);
  return took;
}

/**
 * The same page without the app, as `bare`: its HTML and styles, and when the mouse is let go one node is put into the other column. What a drop takes here is what
 * the browser alone takes on this machine.
 */
export async function strip(page: Page, bare: Page) {
  const html = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    copy.querySelectorAll("script, link[rel=preload]").forEach((element) => element.remove());
    return `<!doctype html>${copy.outerHTML}`;
  });
  await bare.route("**/bare", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await bare.goto("/bare");
  await bare.evaluate(() => {
    window.addEventListener("mouseup", () => {
      const { drop } = window as Watched;
      const row = drop && document.querySelector(`[data-card="${drop.dealId}"]`)?.parentElement;
      if (row) document.querySelector(`[data-stage="${drop.stageId}"] [data-card]`)?.parentElement?.before(row);
    });
  });
}
