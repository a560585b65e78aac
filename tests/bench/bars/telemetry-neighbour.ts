import type { Bar } from "../support/bench";
import { visitor } from "../support/http";
import { ms, timed, timesOf } from "../support/measuring";
import { held, type Result } from "../support/results";
import { residentBytes } from "../support/server";
import { prepareTelemetry, streamValues } from "../support/telemetry";

/** Somebody looks at their board before, during and after another organization streams values, in one request, into the same server; and what the server holds in memory meanwhile. */
export const telemetryNeighbour: Bar = {
  name: "telemetry-neighbour",
  async measure(bench): Promise<Result[]> {
    const { thousand, "ten-thousand": neighbour } = bench.database.tenants;
    const watched = await prepareTelemetry(bench, thousand);
    const { origin, pid } = await bench.server();
    const { get, close } = visitor(origin, neighbour.token);
    bench.atEnd(close);
    const looks = async (isOver: (count: number) => boolean) => {
      const times: number[] = [];
      while (!isOver(times.length)) {
        times.push(await timed(() => get(`/api/crm/board?pipeline=${neighbour.pipelineId}`)));
        await new Promise((resolve) => setTimeout(resolve, 50)); // a person, not a load test
      }
      return times;
    };
    await looks((count) => count >= 30);
    const before = await looks((count) => count >= bench.rounds);
    let isDone = false;
    const samples: { at: number; megabytes: number }[] = [];
    const begun = performance.now();
    const sampler = setInterval(() => samples.push({ at: performance.now() - begun, megabytes: residentBytes(pid) / 1e6 }), 250);
    const streaming = streamValues(origin, watched, bench.values).finally(() => (isDone = true));
    const [during] = await Promise.all([looks(() => isDone).then(timesOf), streaming]);
    clearInterval(sampler);
    const length = performance.now() - begun;
    const quiet = timesOf([...before, ...(await looks((count) => count >= bench.rounds))]);
    const speed = `${bench.values.toLocaleString("en-US")} values in ${(length / 1000).toFixed(0)} s, ${Math.round((bench.values / length) * 1000)} rows/s`;
    const fifths = [0, 0.2, 0.4, 0.6, 0.8].map((from) => mean(samples.filter(({ at }) => at >= from * length && at < (from + 0.2) * length).map(({ megabytes }) => megabytes)));
    const [, , middle = Number.NaN, , last = Number.NaN] = fifths;
    return [
      held("telemetry-neighbour", during.p95 / quiet.p95, 1.5, `p95 of the board of 10,000 deals; quiet ${ms(quiet)}, ${quiet.count} times; while another organization sends ${speed} ${ms(during)}, ${during.count} times`),
      held("telemetry-memory", last / middle, 1.1, `last fifth ÷ middle fifth of what the server holds while ${speed}; by fifths ${fifths.map((each) => each.toFixed(0)).join(", ")} MB, highest ${Math.max(...samples.map(({ megabytes }) => megabytes)).toFixed(0)} MB`),
    ];
  },
};

function mean(numbers: readonly number[]) {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
