import { expect, test } from "vitest";
import { world } from "../support/world";
import { realFile, wizard } from "./wizard";

test("deals", async () => {
  const acme = await world();
  const adam = wizard(acme);
  const t = performance.now();
  for (const [entity, file] of [["products", "products.csv"], ["people", "sales_teams.csv"], ["customers", "accounts.csv"]] as const) {
    const batch = await adam.importFile(entity, realFile(file));
    console.log(batch.counts, batch.state);
  }
  const gtx = await acme.db((tx) => tx.product.findFirstOrThrow({ where: { name: "GTX Pro" } }));
  const id = await adam.upload("deals", realFile("sales_pipeline.csv"));
  console.log("upload", performance.now() - t);
  await adam.answer(id, { names: { product: { GTXPro: { choose: "existing", id: gtx.id } }, stage: { Engaging: { choose: "create" } } } });
  console.log(await adam.preview(id));
  console.log("preview", performance.now() - t);
  console.log((await adam.run(id)).counts);
  console.log("run", performance.now() - t);
  expect(1).toBe(1);
}, 200000);
