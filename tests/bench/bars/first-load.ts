import { gzipSync } from "node:zlib";
import type { Bar } from "../support/bench";
import { openBrowser } from "../support/browser";
import { visitor, zipped } from "../support/http";
import { held } from "../support/results";

/** What the first visit of the board carries: its HTML, and the scripts it names (those for browsers without modules aside, which no browser of today asks for). */
export const firstLoad: Bar = {
  name: "first-load",
  async measure(bench) {
    const { origin } = await bench.server();
    const { token } = bench.database.tenants["ten-thousand"];
    const { get } = visitor(origin, token);
    const { text } = await zipped(get, "/deals");
    const html = text.toString();
    const named = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g)].flatMap(([tag, src]) => (src && !/ nomodule/i.test(tag) ? [src.replace(origin, "")] : [])));
    const asked = await scriptsOf(origin, token);
    const size = async (paths: Iterable<string>) => {
      let sum = 0;
      for (const path of paths) sum += gzipSync((await get(path)).body).length;
      return sum / 1000;
    };
    const [first, all] = [await size(named), await size(asked)];
    return [
      held("first-load:javascript", first, 180, `kB gzip, ${named.size} scripts in the document; with those asked for later, until the page is quiet, ${all.toFixed(1)} kB in ${asked.length}`),
      held("first-load:html", gzipSync(text).length / 1000, 50, `kB gzip; ${(text.length / 1000).toFixed(0)} kB of text`),
    ];
  },
};

async function scriptsOf(origin: string, token: string) {
  const { browser, context } = await openBrowser(origin, { token });
  try {
    const page = await context.newPage();
    const scripts = new Set<string>();
    page.on("request", (request) => request.resourceType() === "script" && scripts.add(new URL(request.url()).pathname));
    await page.goto("/deals", { waitUntil: "load" });
    await page.waitForTimeout(3000); // polling never lets the network fall silent
    return [...scripts];
  } finally {
    await browser.close();
  }
}
