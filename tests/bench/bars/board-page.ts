import type { Bar } from "../support/bench";
import { plainBoard } from "../support/board";
import { visitor } from "../support/http";
import { interleave, ms } from "../support/measuring";
import { held } from "../support/results";

/** The board's whole HTML, to its last byte, against the board's SQL; and the same page at 100,000 deals against 1,000. */
export const boardPage: Bar = {
  name: "board-page",
  async measure(bench) {
    const tenant = bench.database.tenants["ten-thousand"];
    const plain = await plainBoard(bench, tenant);
    const { get } = visitor((await bench.server()).origin, tenant.token);
    const times = await interleave(bench.rounds, { page: () => get("/deals"), ...plain });
    const tail = (times.page.p95 / times.sql.p95).toFixed(2);
    return [held("board-page", times.page.p50 / times.sql.p50, 4.5, `10,000 deals: page ${ms(times.page)}, same SQL ${ms(times.sql)}, p95 ÷ p95 ${tail}, same SQL prepared ${ms(times.kept)} (${(times.page.p50 / times.kept.p50).toFixed(2)}×), ${bench.rounds} rounds`)];
  },
};

export const boardGrowth: Bar = {
  name: "board-growth",
  async measure(bench) {
    const { origin } = await bench.server();
    const { thousand, "hundred-thousand": hundred } = bench.database.tenants;
    const [small, large] = [visitor(origin, thousand.token), visitor(origin, hundred.token)];
    const times = await interleave(bench.rounds, { small: () => small.get("/deals"), large: () => large.get("/deals") });
    const [few, many] = [(await small.get("/deals")).body.length, (await large.get("/deals")).body.length];
    return [
      held("board-growth:time", times.large.p50 / times.small.p50, 1.2, `100,000 deals ${ms(times.large)}, 1,000 deals ${ms(times.small)}, ${bench.rounds} rounds`),
      held("board-growth:bytes", many / few, 1.05, `100,000 deals ${many} bytes, 1,000 deals ${few} bytes`),
    ];
  },
};
