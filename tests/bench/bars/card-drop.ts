import type { Page } from "@playwright/test";
import type { Bar } from "../support/bench";
import { openBrowser } from "../support/browser";
import { carry, strip, watchDrops } from "../support/dragging";
import { ms, timesOf } from "../support/measuring";
import { held } from "../support/results";

const DROPS = 100;
/** A drop ends when the server has agreed, so on a busy machine there are fewer; the detail says how many. */
const PATIENCE = 120_000;
/** Frames as fast as they can be made: what is measured is the work, not the wait for the screen's next turn. */
const UNBOUND = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** From letting a card go to the frame that shows it in its new column; and whether a long drag stutters. */
export const cardDrop: Bar = {
  name: "card-drop",
  async measure(bench) {
    const { origin } = await bench.server();
    const { adminToken: token } = bench.database.tenants["ten-thousand"];
    const drops = async (throttle: number, isBare = false) => {
      const { browser, context } = await openBrowser(origin, { token, args: UNBOUND });
      try {
        let page = await openBoard(await context.newPage());
        if (isBare) {
          const board = page;
          await strip(board, (page = await context.newPage()));
          await board.close();
        }
        await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: throttle });
        await watchDrops(page);
        const times: number[] = [];
        for (let n = -5, end = Date.now() + PATIENCE; n < DROPS && (n < 20 || Date.now() < end); n++) {
          const took = await carry(page, n & 1, 1 - (n & 1));
          if (n >= 0) times.push(took);
        }
        return timesOf(times);
      } finally {
        await browser.close();
      }
    };
    const [free, slow, bare, bareSlow] = [await drops(1), await drops(4), await drops(1, true), await drops(4, true)];
    const { frames, long, longest } = await longDrag(origin, token);
    return [
      held("card-drop:painted", free.p95, 16, `ms p95, ${ms(free)}, ${free.count} drops; the same page without the app, one node moved: ${ms(bare)}`),
      held("card-drop:painted-slow", slow.p95, 80, `ms p95 with the processor slowed four times, ${ms(slow)}, ${slow.count} drops; the same page without the app: ${ms(bareSlow)}`),
      held("card-drop:long-frames", long, 0, `of ${frames} frames in a drag of 3 s; the longest took ${longest.toFixed(1)} ms`),
    ];
  },
};

async function openBoard(page: Page) {
  await page.goto("/deals");
  await page.locator("[data-card]").first().waitFor();
  await page.waitForTimeout(1000); // hydrated, and the first poll is over
  return page;
}

/** Three seconds to and fro over the columns at 60 moves a second. */
async function longDrag(origin: string, token: string) {
  const { browser, context } = await openBrowser(origin, { token });
  try {
    const page = await openBoard(await context.newPage());
    const box = await page.locator("[data-card]").first().boundingBox();
    if (!box) throw new Error("There is no card to carry.");
    await page.mouse.move(box.x + 40, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 40, { steps: 4 });
    await page.evaluate(() => {
      const frames: number[] = [];
      const next = (at: number) => { frames.push(at); requestAnimationFrame(next); };
      requestAnimationFrame(next);
      Object.assign(window, { paints: frames });
    });
    for (const begun = Date.now(); Date.now() - begun < 3000; ) {
      const angle = ((Date.now() - begun) / 1000) * Math.PI;
      await page.mouse.move(560 + 380 * Math.sin(angle), 420 + 220 * Math.cos(angle * 1.7));
      await page.waitForTimeout(12);
    }
    const frames = await page.evaluate(() => (window as Window & { paints?: number[] }).paints ?? []);
    await page.keyboard.press("Escape");
    const gaps = frames.slice(1).map((at, n) => at - (frames[n] ?? at));
    return { frames: gaps.length, long: gaps.filter((gap) => gap > 50).length, longest: Math.max(...gaps) };
  } finally {
    await browser.close();
  }
}
