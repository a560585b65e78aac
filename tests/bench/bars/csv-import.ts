import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import type { Bar, Bench } from "../support/bench";
import { copyDeals, prepareCopy } from "../support/copying";
import { dealsFile, importer, pieces, residentDuring } from "../support/importing";
import { interleave, ms } from "../support/measuring";
import { held } from "../support/results";

const ROWS = 10_000;
/** An import of 10,000 rows takes seconds: so often it and its equal are done in turns. */
const ROUNDS = 5;
const REAL = path.resolve(import.meta.dirname, "../../../../shared/data/crm-sales-opportunities/sales_pipeline.csv");

/** From the first byte of the file to the last deal with its history, change set and facts, against reading the same file and COPYing its rows into the same table. */
export const csvImport: Bar = {
  name: "csv-import",
  async measure(bench) {
    const tenant = bench.database.tenants.newcomer;
    const { importFile, steps } = await importer(tenant);
    await importFile(pieces(dealsFile("warm", 0, 200)));
    let file = 0;
    const next = () => dealsFile(`r${file++}`, 0, ROWS);
    const growth = await residentDuring(() => importFile(pieces(next())));
    const target = await prepareCopy(bench, tenant);
    const times = await interleave(ROUNDS, { ours: () => importFile(pieces(next())), bare: () => copyDeals(target, next()) }, 0);
    const parts = Object.entries(steps).map(([name, time]) => `${name} ${(time / file).toFixed(0)} ms`).join(", ");
    const detail = `10,000 deals: import ${ms(times.ours)}, parse + COPY ${ms(times.bare)}, ${ROUNDS} rounds`;
    return [
      held("csv-import", times.ours.p50 / times.bare.p50, 6, `${detail}; on average ${parts}. ${await realFile(bench)}`),
      held("csv-import: memory", growth / 1e6, 80, "MB of resident memory more, at most, during the first import of 10,000 rows"),
    ];
  },
};

/** The file of the evaluation, in an organization of its own size; told, not held against a bar. */
async function realFile(bench: Bench) {
  if (!existsSync(REAL)) return "The real file is not here.";
  const { importFile } = await importer(bench.database.tenants.thousand);
  const begun = performance.now();
  const growth = await residentDuring(() => importFile(createReadStream(REAL)));
  return `The real 8,800 deals: ${((performance.now() - begun) / 1000).toFixed(1)} s, ${(growth / 1e6).toFixed(0)} MB.`;
}
