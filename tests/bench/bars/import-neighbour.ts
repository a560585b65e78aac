import type { Bar } from "../support/bench";
import { visitor } from "../support/http";
import { dealsFile, importer } from "../support/importing";
import { ms, timed, timesOf } from "../support/measuring";
import { held } from "../support/results";

const ROWS = 100_000;

/** Somebody looks at their board all the while, before, during and after another organization's import in the same server. */
export const importNeighbour: Bar = {
  name: "import-neighbour",
  async measure(bench) {
    const { origin } = await bench.server();
    const { newcomer, "ten-thousand": neighbour } = bench.database.tenants;
    const { get } = visitor(origin, neighbour.token);
    const look = () => timed(() => get(`/api/crm/board?pipeline=${neighbour.pipelineId}`));
    const looks = async (isOver: (count: number) => boolean) => {
      const times: number[] = [];
      while (!isOver(times.length)) {
        times.push(await look());
        await new Promise((resolve) => setTimeout(resolve, 50)); // a person, not a load test
      }
      return times;
    };
    await looks((count) => count >= 30);
    const before = await looks((count) => count >= bench.rounds);
    let isDone = false;
    const begun = performance.now();
    const importing = importHundredThousand(origin).finally(() => (isDone = true));
    const [during] = await Promise.all([looks(() => isDone).then(timesOf), importing]);
    const seconds = (performance.now() - begun) / 1000;
    const quiet = timesOf([...before, ...(await looks((count) => count >= bench.rounds))]);
    return [held("import-neighbour", during.p95 / quiet.p95, 1.5, `p95 of the board of 10,000 deals; quiet ${ms(quiet)}, ${quiet.count} times; while another organization imports 100,000 deals in ${seconds.toFixed(0)} s ${ms(during)}, ${during.count} times`)];

    async function importHundredThousand(server: string) {
      const { uploaded } = await importer(newcomer);
      const { ask } = visitor(server, newcomer.adminToken);
      const { status, body } = await ask("/api/imports?entity=deals&name=deals.csv", { method: "POST", headers: { "content-type": "text/csv" }, body: dealsFile("n", 0, ROWS) });
      if (status !== 200) throw new Error(`The upload answered ${status}: ${body.toString()}`);
      await uploaded((JSON.parse(body.toString()) as { importId: string }).importId);
    }
  },
};
