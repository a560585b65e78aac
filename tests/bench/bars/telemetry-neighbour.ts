import type { Bar } from "../support/bench";
import { visitor } from "../support/http";
import { ms, timed, timesOf } from "../support/measuring";
import { held, type Result } from "../support/results";
import { residentBytes } from "../support/server";
import { evaluated, prepareTelemetry, streamValues } from "../support/telemetry";

const TURNS = 5;

/** Somebody looks at their board, in turns alone and while another organization streams values into the same server and has them evaluated; and what the server holds in memory meanwhile. */
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
    const [alone, beside, megabytes]: [number[], number[], number[][]] = [[], [], []];
    let seconds = 0;
    await looks((count) => count >= 30);
    for (let turn = 0; turn < TURNS; turn++) {
      alone.push(...(await looks((count) => count >= (2 * bench.rounds) / TURNS)));
      const held: number[] = [];
      const sampler = setInterval(() => held.push(residentBytes(pid) / 1e6), 250);
      const begun = performance.now();
      let isDone = false;
      const share = bench.values / TURNS;
      const sending = streamValues(origin, watched, share, turn * share);
      const done = sending.then(() => void (seconds += (performance.now() - begun) / 1000)).then(() => evaluated(watched)).finally(() => (isDone = true));
      const [during] = await Promise.all([looks(() => isDone), done]);
      clearInterval(sampler);
      beside.push(...during);
      megabytes.push(held);
    }
    const [quiet, during] = [timesOf(alone), timesOf(beside)];
    const speed = `${bench.values.toLocaleString("en-US")} values, ${Math.round(bench.values / seconds)} a second`;
    const turns = megabytes.map((held) => held.reduce((sum, each) => sum + each, 0) / held.length);
    const [, , middle = Number.NaN, , last = Number.NaN] = turns;
    return [
      held("telemetry-neighbour", during.p95 / quiet.p95, 1.5, `p95 of the board of 10,000 deals; quiet ${ms(quiet)}, ${quiet.count} times; while another organization sends ${speed}, in ${TURNS} turns, until they are evaluated ${ms(during)}, ${during.count} times`),
      held("telemetry-memory", last / middle, 1.1, `last turn ÷ middle turn of what the server holds while it takes ${speed}; by turns ${turns.map((each) => each.toFixed(0)).join(", ")} MB, highest ${Math.max(...megabytes.flat()).toFixed(0)} MB`),
    ];
  },
};
