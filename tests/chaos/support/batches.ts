import { setTimeout as sleep } from "node:timers/promises";
import { everything } from "@/lib/db/everything";
import type { World } from "../../support/world";

const CUSTOMERS = 6000;

/** Work of many batches, over and over: the daily job over 6,000 customers, whose types are forgotten whenever it has ended. */
export async function startBatches({ tenantId, db, maya }: World) {
  let rounds = 0;
  let isOn = true;
  await db((tx) => tx.customer.createMany({ data: Array.from({ length: CUSTOMERS }, (_, n) => ({ tenantId, name: `Customer ${n}`, ownerId: maya.id })) }));

  const again = () => everything.$transaction(async (tx) => {
    const live = await tx.job.count({ where: { tenantId, type: "account_type_update", status: { in: ["pending", "processing"] } } });
    if (live > 0 || !isOn) return;
    await tx.customer.updateMany({ where: { tenantId }, data: { accountType: null } });
    await tx.job.create({ data: { tenantId, type: "account_type_update", payload: {}, dedupeKey: "sweep", createdByKind: "SYSTEM", createdByName: "System" } });
    return true;
  }, { timeout: 60_000 });

  const loop = (async () => {
    while (isOn) {
      const before = rounds;
      if (await again().catch(() => false)) rounds = before + 1;
      await sleep(300);
    }
    rounds = await everything.job.count({ where: { tenantId, type: "account_type_update" } }); // what had no answer may have happened after all
  })();
  return { rounds: () => rounds, stop: () => ((isOn = false), loop) };
}
