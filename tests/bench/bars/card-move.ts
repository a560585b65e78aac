import type { Client } from "pg";
import type { Bar } from "../support/bench";
import { withClient } from "../support/database";
import { visitor } from "../support/http";
import { interleave, ms } from "../support/measuring";
import { held } from "../support/results";
import type { Tenant } from "../support/seeding";

type Card = { id: string; stages: readonly [string, string] };

/** POST …/move (session, rights, rules, rank, history, undo, fact, jobs) against the least that has to be written, both to disk. */
export const cardMove: Bar = {
  name: "card-move",
  async measure(bench) {
    const tenant = bench.database.tenants["ten-thousand"];
    const [ours, bare] = await cardsOf(bench.database.owner, tenant);
    const { ask } = visitor((await bench.server()).origin, tenant.adminToken);
    const client = await bench.client();
    const times = await interleave(bench.rounds, { ours: () => move(ask, ours), bare: () => moveBare(client, tenant, bare) });
    const tail = (times.ours.p95 / times.bare.p95).toFixed(2);
    return [held("card-move", times.ours.p50 / times.bare.p50, 2.5, `10,000 deals: move ${ms(times.ours)}, bare transaction ${ms(times.bare)}, p95 ÷ p95 ${tail}, fsync on, ${bench.rounds} rounds`)];
  },
};

/** To the end of the other column, and back the next time. */
async function move(ask: ReturnType<typeof visitor>["ask"], card: Card) {
  const [fromStageId, toStageId] = card.stages;
  const { status, body } = await ask(`/api/crm/deals/${card.id}/move`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ fromStageId, toStageId }) });
  if (status !== 200) throw new Error(`The move answered ${status}: ${body.toString()}`);
  card.stages = [toStageId, fromStageId];
}

let places = 0;

/** Locks of the stages, the card's row (the counters follow by trigger), history, change set with one item, fact. */
async function moveBare(client: Client, { tenantId, adminId }: Tenant, card: Card) {
  const [from, to] = card.stages;
  const rank = `c${(++places).toString(36).padStart(3, "0")}`; // before every seeded card, where the app's moves do not go
  await client.query("begin");
  await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
  await client.query("select id from pipeline_stages where id = any ($1) order by id for no key update", [[from, to]]);
  await client.query(`update deals set "stageId" = $2, "stageOrder" = $3, "stageEnteredAt" = now(), version = version + 1, "updatedAt" = now() where id = $1`, [card.id, to, rank]);
  await client.query(`insert into deal_stage_events ("tenantId", "dealId", "fromStageId", "toStageId", status, probability, amount, discount, "currencyCode", "ownerId", "changedByKind", "changedById", "changedByName")
    values ($1, $2, $3, $4, 'OPEN', 10, 1000, 0, 'USD', $5, 'USER', $5, 'Adaeze Obi')`, [tenantId, card.id, from, to, adminId]);
  const { rows: [set] } = await client.query<{ id: string }>(`insert into change_sets ("tenantId", label, "userId", "committedByKind", "committedById", "committedByName") values ($1, 'Move', $2, 'USER', $2, 'Adaeze Obi') returning id`, [tenantId, adminId]);
  await client.query(`insert into change_items ("tenantId", "changeSetId", "entityType", "entityId", before, after) values ($1, $2, 'Deal', $3, $4, $5)`, [tenantId, set?.id, card.id, { stageId: from }, { stageId: to, stageOrder: rank }]);
  await client.query(`insert into audit_logs ("tenantId", "actorKind", "userId", "actorName", action, entity, "entityId", "dealId", "changeSetId", details) values ($1, 'USER', $2, 'Adaeze Obi', 'deal.moved', 'Deal', $3, $3, $4, $5)`, [tenantId, adminId, card.id, set?.id, { fromStageId: from, toStageId: to }]);
  await client.query("commit");
  card.stages = [to, from];
}

/** Two cards of the first column, one for each side, and the two columns they go between. */
async function cardsOf(owner: string, { tenantId }: Tenant): Promise<[Card, Card]> {
  const { rows } = await withClient(owner, (client) => client.query<{ id: string; from: string; to: string }>(`
    select d.id, one.id as "from", two.id as "to" from pipeline_stages one join pipeline_stages two on two."tenantId" = $1 and two."order" = 1
    join deals d on d."tenantId" = $1 and d."stageId" = one.id where one."tenantId" = $1 and one."order" = 0 order by d.id limit 2`, [tenantId]));
  const [ours, bare] = rows.map(({ id, from, to }): Card => ({ id, stages: [from, to] }));
  if (!ours || !bare) throw new Error("No deals of the seed fit.");
  return [ours, bare];
}
