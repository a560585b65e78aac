import type { Bar } from "../support/bench";
import { visitor } from "../support/http";
import { pagesOf } from "../support/pages";
import { held } from "../support/results";
import { residentBytes } from "../support/server";

/** Four people who never rest, on every page: what the server holds at the end against what it held when it was warm. */
export const memory: Bar = {
  name: "memory",
  async measure(bench) {
    const { origin, pid } = await bench.server();
    const tenant = bench.database.tenants["ten-thousand"];
    const paths = ["/deals", `/api/crm/board?pipeline=${tenant.pipelineId}`, ...(await pagesOf(bench.database, tenant)).map(({ path }) => path)];
    const begun = Date.now();
    const length = bench.minutes * 60_000;
    const samples: { at: number; megabytes: number }[] = [];
    let requests = 0;
    const sampler = setInterval(() => samples.push({ at: Date.now() - begun, megabytes: residentBytes(pid) / 1e6 }), 500);
    const person = async (n: number) => {
      const { get, close } = visitor(origin, tenant.token);
      while (Date.now() - begun < length) await get(paths[(n + requests++) % paths.length] ?? "/deals");
      close();
    };
    await Promise.all([0, 3, 6, 9].map(person));
    clearInterval(sampler);
    const mean = (from: number, to: number) => {
      const some = samples.filter(({ at }) => at >= from * length && at < to * length).map(({ megabytes }) => megabytes);
      return some.reduce((sum, each) => sum + each, 0) / some.length;
    };
    const [warm, last] = [mean(0.4, 0.6), mean(0.8, 1)];
    const change = Math.abs(last / warm - 1) * 100;
    const quarters = [0, 0.25, 0.5, 0.75].map((from) => mean(from, from + 0.25).toFixed(0)).join(", ");
    return [held("memory", change, 10, `% between the middle fifth (${warm.toFixed(0)} MB) and the last (${last.toFixed(0)} MB) of ${bench.minutes} minutes, ${requests} requests; by quarters ${quarters} MB`)];
  },
};
