import { evaluateBatch } from "@/lib/adoption/commands/evaluating";
import { systemContext } from "@/lib/auth/context";
import type { Bar } from "../support/bench";
import { withClient } from "../support/database";
import { interleave, ms, timed } from "../support/measuring";
import { evaluateBare, PLANS, preparePlans, resetPlans, TASKS } from "../support/plans";
import { held } from "../support/results";

const ROUNDS = 15;
/** A job's slice that is never over; what it keeps in its row is one small update for each chunk. */
const slice = { jobId: "00000000-0000-7000-8000-000000000000", cursor: null, isOver: () => false, isCancelled: async () => false, keep: async () => {}, setProgress: async () => {} };

/** What a batch of values sets off for a thousand plans, with locks, every criterion there is, evidence, proposals, blockers and the fact; against one statement that knows this one criterion. */
export const adoptionEvaluation: Bar = {
  name: "adoption-evaluation",
  async measure(bench) {
    const { tenantId } = bench.database.tenants.thousand;
    return withClient(bench.database.owner, async (owner) => {
      const [ours, bare] = [await preparePlans(owner, tenantId), await preparePlans(owner, tenantId)];
      const client = await bench.client();
      const times = await interleave(ROUNDS, {
        ours: async () => {
          await resetPlans(owner, tenantId, ours);
          return timed(() => evaluateBatch(systemContext(tenantId), { entity: "TelemetryBatch", entityId: ours.batchId }, slice));
        },
        bare: async () => {
          await resetPlans(owner, tenantId, bare);
          return timed(() => evaluateBare(client, tenantId, bare));
        },
      }, 2);
      return [held("adoption-evaluation", times.ours.p50 / times.bare.p50, 2, `${PLANS} plans, ${PLANS * TASKS} tasks: evaluation ${ms(times.ours)}, one statement ${ms(times.bare)}, ${ROUNDS} rounds`)];
    });
  },
};
