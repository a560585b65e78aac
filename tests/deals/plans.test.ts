import { Client } from "pg";
import { expect, test } from "vitest";
import { contextOfToken } from "@/lib/auth/context";
import { moveDeal } from "@/lib/deals/commands/moving";
import { getBoard, listColumnCards } from "@/lib/deals/queries/board";
import { listDeals } from "@/lib/deals/queries/list";
import { getDeal } from "@/lib/deals/queries/record";
import { findTenant, seed } from "../bench/support/seeding";
import { statementsOf, type Statement } from "../bench/support/statements";
import { first } from "../support/world";

const LARGE = ["deals", "customers", "contacts", "activities", "deal_lines", "deal_contacts", "deal_stage_events"];

type Node = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; "Index Cond"?: string; Plans?: Node[] };

test("as the application's role, the board, the table and a record find their rows through indexes that begin with the tenant", { timeout: 120_000 }, async () => {
  const owner = await connected(process.env.TEST_OWNER_URL);
  for (const size of ["thousand", "ten-thousand"] as const) await seed(owner, size);
  await owner.query("vacuum (analyze)");
  const { token, tenantId } = await findTenant(owner, "thousand");
  const ctx = first([await contextOfToken(token)].filter((found) => found !== null));
  const board = await getBoard(ctx);
  const column = first(board.columns);
  const { id: dealId } = first(column.cards);

  const asked = {
    board: () => getBoard(ctx),
    column: () => listColumnCards(ctx, { stageId: column.id, after: column.nextCursor ?? "" }),
    table: () => listDeals(ctx),
    "table by amount": () => listDeals(ctx, { sort: "-amount" }),
    deal: () => getDeal(ctx, { dealId }),
  };
  const tenantFirst = await listTenantFirst(owner);
  const app = await connected(process.env.DATABASE_URL);
  for (const [what, ask] of Object.entries(asked)) {
    for (const statement of await statementsOf(ask)) {
      const scans = (await planOf(app, tenantId, statement)).filter(({ "Relation Name": table }) => table && LARGE.includes(table));
      const astray = scans.filter((scan) => !tenantFirst.has(scan["Index Name"] ?? "") && !isById(scan));
      expect(astray, what).toEqual([]);
    }
  }
  await Promise.all([owner.end(), app.end()]);
});

test("a card's neighbours are found at their place in the index, however long the column is", async () => {
  const [owner, app] = await Promise.all([connected(process.env.TEST_OWNER_URL), connected(process.env.DATABASE_URL)]);
  const { adminToken, tenantId } = await findTenant(owner, "thousand");
  const ctx = first([await contextOfToken(adminToken)].filter((found) => found !== null));
  const [from, to] = (await getBoard(ctx)).columns;
  const { id: dealId } = first(from?.cards ?? []);
  const asked = await statementsOf(() => moveDeal(ctx, { dealId, fromStageId: from?.id ?? "", toStageId: to?.id ?? "" }));
  const gap = first(asked.filter(({ text }) => text.includes("with others")));
  const walks = (await planOf(app, tenantId, gap)).filter((scan) => scan["Index Name"]?.endsWith("stageOrder_key"));
  expect(walks.map((walk) => walk["Index Cond"]?.includes(`"stageOrder" `))).toEqual([true, true]); // the card below and the card above
  await Promise.all([owner.end(), app.end()]);
});

/** One row by its id: there is nothing shorter. */
function isById({ "Index Name": index, "Index Cond": condition }: Node) {
  return Boolean(index?.endsWith("_pkey") && condition?.startsWith("(id = "));
}

/** Every scan of a statement's plan; a bitmap's index stands below its heap scan. */
async function planOf(app: Client, tenantId: string, { text, values }: Statement) {
  await app.query("select set_config('app.tenant', $1, false)", [tenantId]);
  const { rows } = await app.query<{ "QUERY PLAN": { Plan: Node }[] }>(`explain (format json) ${text}`, values);
  return scansOf(first(first(rows)["QUERY PLAN"]).Plan);
}

function scansOf(node: Node): Node[] {
  const [below] = node.Plans ?? [];
  if (node["Node Type"] === "Bitmap Heap Scan" && below) return [{ ...below, "Relation Name": node["Relation Name"] ?? "" }];
  return [node, ...(node.Plans ?? []).flatMap(scansOf)];
}

async function listTenantFirst(owner: Client) {
  const { rows } = await owner.query<{ name: string }>(`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where a.attname = 'tenantId'`);
  return new Set(rows.map(({ name }) => name));
}

async function connected(connectionString = "") {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
