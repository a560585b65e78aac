import type { Bar, Bench } from "../support/bench";
import { visitor } from "../support/http";
import { pagesOf, slug } from "../support/pages";
import { openProxy } from "../support/proxy";
import { held, type Result } from "../support/results";
import { startServer } from "../support/server";
import type { Tenant } from "../support/seeding";

const MOST = { board: 6, list: 6, search: 6, record: 12 } as const;

/** A request always sends the same statements; what a job of the server's sends meanwhile is not the request's, so the fewest of some times are counted. */
const TIMES = 5;

/** How many statements a request sends, counted on the wire; the same at 1,000 and at 100,000 rows. */
export const statements: Bar = {
  name: "statements",
  async measure(bench) {
    await bench.server(); // built
    const { app, ops } = bench.database;
    const proxy = await openProxy(app);
    const server = await startServer({ app: proxy.through(app), ops });
    const count = async (tenant: Tenant, path: string) => {
      const { get, close } = visitor(server.origin, tenant.token);
      await get(path);
      let fewest = Infinity;
      for (let time = 0; time < TIMES; time++) fewest = Math.min(fewest, (await proxy.during(() => get(path))).length);
      close();
      return fewest;
    };
    try {
      return await countAll(bench, count);
    } finally {
      await server.stop();
      proxy.close();
    }
  },
};

async function countAll({ database }: Bench, count: (tenant: Tenant, path: string) => Promise<number>) {
  const { thousand, "hundred-thousand": hundred } = database.tenants;
  const board = (tenant: Tenant) => [{ name: "board", kind: "board", path: "/deals" }, { name: "board data", kind: "board", path: `/api/crm/board?pipeline=${tenant.pipelineId}` }] as const;
  const [few, many] = [[...board(thousand), ...(await pagesOf(database, thousand))], [...board(hundred), ...(await pagesOf(database, hundred))]];
  const results: Result[] = [];
  for (const [n, { name, kind, path }] of few.entries()) {
    const [small, large] = [await count(thousand, path), await count(hundred, many[n]?.path ?? path)];
    results.push(held(`statements:${slug(name)}`, Math.max(small, large), MOST[kind], `${name}: ${small} at 1,000 rows, ${large} at 100,000; session and rights included`));
  }
  return results;
}
