import type { Bar } from "../support/bench";
import { visitor } from "../support/http";
import { interleave } from "../support/measuring";
import { held, type Result } from "../support/results";
import { copyValues, linesOf, prepareTelemetry, rowsOf } from "../support/telemetry";

const ROWS = 10_000;
const ROUNDS = 15;

/** NDJSON over HTTP with a key: names found, rows read by zod, repetitions recognized; against a COPY of the same rows into the same table. */
export const telemetryIngest: Bar = {
  name: "telemetry-ingest",
  async measure(bench): Promise<Result[]> {
    const watched = await prepareTelemetry(bench, bench.database.tenants.thousand);
    const { ask, close } = visitor((await bench.server()).origin, "");
    bench.atEnd(close);
    let sent = 0;
    const next = () => rowsOf(watched, (sent += ROWS) - ROWS, ROWS);
    const times = await interleave(ROUNDS, {
      ours: async () => {
        const body = linesOf(next());
        const begun = performance.now();
        const { status, body: said } = await ask("/api/telemetry", { method: "POST", headers: { authorization: `Bearer ${watched.secret}`, "content-type": "application/x-ndjson" }, body });
        const took = performance.now() - begun;
        if (status !== 202 || (JSON.parse(said.toString()) as { accepted: number }).accepted !== ROWS) throw new Error(`It answered ${status}: ${said.toString().slice(0, 300)}`);
        return took;
      },
      copy: () => copyValues(watched, next()),
    }, 2);
    const perSecond = (milliseconds: number) => Math.round((ROWS / milliseconds) * 1000);
    const detail = `${ROWS} rows a time: ${perSecond(times.ours.p50)} rows/s over HTTP, ${perSecond(times.copy.p50)} rows/s by COPY, ${ROUNDS} rounds`;
    return [held("telemetry-ingest", times.copy.p50 / times.ours.p50, 0.4, detail, "higher")];
  },
};
