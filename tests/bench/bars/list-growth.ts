import type { Bar } from "../support/bench";
import { visitor } from "../support/http";
import { interleave, ms } from "../support/measuring";
import { pagesOf, slug } from "../support/pages";
import { held } from "../support/results";

/** Lists, searches and records cost the same however many rows there are. */
export const listGrowth: Bar = {
  name: "list-growth",
  async measure(bench) {
    const { origin } = await bench.server();
    const { thousand, "hundred-thousand": hundred } = bench.database.tenants;
    const [small, large] = [visitor(origin, thousand.token), visitor(origin, hundred.token)];
    const [few, many] = [await pagesOf(bench.database, thousand), await pagesOf(bench.database, hundred)];
    const results = [];
    for (const [n, { name, path }] of few.entries()) {
      const times = await interleave(bench.rounds, { small: () => small.get(path), large: () => large.get(many[n]?.path ?? path) }, 10);
      results.push(held(`list-growth:${slug(name)}`, times.large.p50 / times.small.p50, 1.3, `${name} at 100,000 rows ${ms(times.large)}, at 1,000 rows ${ms(times.small)}, ${bench.rounds} rounds`));
    }
    return results;
  },
};
