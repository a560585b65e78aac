import type { Bar } from "../support/bench";
import { visitor } from "../support/http";
import { interleave, ms } from "../support/measuring";
import { openPortal, TASKS_EACH } from "../support/portal";
import { held } from "../support/results";
import { startServer } from "../support/server";

/** As many as fill every column and page of the portal, and five times as many. */
const FEW = 200;
const MANY = 1_000;

/** The pages of the staff's portal cost the same with 1,000 projects and 40,000 tasks as with a few full columns. */
export const portalGrowth: Bar = {
  name: "portal-growth",
  async measure(bench) {
    await bench.server(); // built
    const opened = [];
    for (const [name, projects] of [["portal_few", FEW], ["portal_many", MANY]] as const) {
      const portal = await openPortal(name, projects);
      const server = await startServer(portal);
      bench.atEnd(() => server.stop().then(portal.drop));
      opened.push({ portal, browser: visitor(server.origin, "", { staff: portal.staffToken }) });
    }
    const [few, many] = opened;
    if (!few || !many) throw new Error("The portal was not opened.");
    const pages = ["/ops/implementations", "/ops/implementations?layout=table", "/ops/implementations?layout=workload", "project"];
    const at = (page: string, { portal }: typeof few) => (page === "project" ? `/ops/implementations/${portal.projectId}` : page);
    const results = [];
    for (const page of pages) {
      const times = await interleave(bench.rounds, { few: () => few.browser.get(at(page, few)), many: () => many.browser.get(at(page, many)) }, 10);
      const name = page === "project" ? "project" : (/layout=(\w+)/.exec(page)?.[1] ?? "board");
      results.push(held(`portal-growth:${name}`, times.many.p50 / times.few.p50, 1.3, `${name} with ${MANY} projects and ${MANY * TASKS_EACH} tasks ${ms(times.many)}, with ${FEW} and ${FEW * TASKS_EACH} ${ms(times.few)}, ${bench.rounds} rounds`));
    }
    return results;
  },
};
