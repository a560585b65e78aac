import type { Bar } from "../support/bench";
import { plainBoard } from "../support/board";
import { visitor } from "../support/http";
import { interleave, ms } from "../support/measuring";
import { held } from "../support/results";

/** GET /api/crm/board (session, permission, tenant transaction, query, JSON) against its own SQL. */
export const boardData: Bar = {
  name: "board-data",
  async measure(bench) {
    const tenant = bench.database.tenants["ten-thousand"];
    const plain = await plainBoard(bench, tenant);
    const { get } = visitor((await bench.server()).origin, tenant.token);
    const path = `/api/crm/board?pipeline=${tenant.pipelineId}`;
    const bytes = (await get(path)).body.length;
    const times = await interleave(bench.rounds, { route: () => get(path), ...plain });
    const tail = (times.route.p95 / times.sql.p95).toFixed(2);
    return [held("board-data", times.route.p50 / times.sql.p50, 2.2, `10,000 deals: route ${ms(times.route)}, same SQL ${ms(times.sql)}, p95 ÷ p95 ${tail}, same SQL prepared ${ms(times.kept)} (${(times.route.p50 / times.kept.p50).toFixed(2)}×), ${bytes} bytes of JSON, ${bench.rounds} rounds`)];
  },
};
