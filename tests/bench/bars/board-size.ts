import type { Bar } from "../support/bench";
import { openBrowser } from "../support/browser";
import { held } from "../support/results";

/** What the browser holds of a board of 100,000 deals: after it has loaded, and while every column is scrolled down. */
export const boardSize: Bar = {
  name: "board-size",
  async measure(bench) {
    const { origin } = await bench.server();
    const { browser, context } = await openBrowser(origin, { token: bench.database.tenants["hundred-thousand"].token });
    try {
      const page = await context.newPage();
      await page.goto("/deals");
      await page.locator("[data-card]").first().waitFor();
      const count = () => page.evaluate(() => ({ cards: document.querySelectorAll("[data-card]").length, nodes: document.querySelectorAll("*").length }));
      const seen = [await count()];
      for (let screen = 0; screen < 12; screen++) {
        await page.evaluate(() => document.querySelectorAll("[data-stage] .col-b").forEach((column) => column.scrollBy(0, 700)));
        await page.waitForTimeout(250); // the next cards come while one scrolls
        seen.push(await count());
      }
      const [cards, nodes] = [Math.max(...seen.map((each) => each.cards)), Math.max(...seen.map((each) => each.nodes))];
      const detail = `at first ${seen[0]?.cards} cards, ${seen[0]?.nodes} nodes; most while scrolling 12 screens ${cards}, ${nodes}`;
      return [held("board-size:cards", cards, 120, detail), held("board-size:nodes", nodes, 3000, detail)];
    } finally {
      await browser.close();
    }
  },
};
