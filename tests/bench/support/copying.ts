import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from } from "pg-copy-streams";
import { readRows } from "@/lib/imports/reading";
import type { Bench } from "./bench";
import { pieces } from "./importing";
import type { Tenant } from "./seeding";

/** Where rows are COPYed to: a pipeline of the organization's that nobody else uses, by an account that no wall slows down. */
export type Target = { client: Client; tenantId: string; pipelineId: string; stages: Record<string, string>; customers: Map<string, string>; people: Map<string, string> };

const COLUMNS = `"tenantId", "dealNumber", name, "customerId", "pipelineId", "stageId", "stageOrder", status, probability, amount, "currencyCode", "ownerId", "createdDate", "closedDate", "externalId"`;

export async function prepareCopy({ database, atEnd }: Bench, { tenantId }: Tenant): Promise<Target> {
  const url = new URL(database.admin);
  url.pathname = new URL(database.owner).pathname;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  atEnd(() => client.end());
  const one = async (text: string, values: unknown[]) => (await client.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const named = async (table: "customers" | "users") => new Map((await client.query<{ id: string; name: string }>(`select id, name from ${table} where "tenantId" = $1`, [tenantId])).rows.map(({ id, name }) => [name, id] as const));
  const pipelineId = await one(`insert into pipelines ("tenantId", name) values ($1, 'Copied') returning id`, [tenantId]);
  const stage = (name: string, order: number, isWon: boolean) => one(`insert into pipeline_stages ("tenantId", "pipelineId", name, "order", probability, "isClosedWon") values ($1, $2, $3, $4, $5, $6) returning id`, [tenantId, pipelineId, name, order, isWon ? 100 : 10, isWon]);
  const stages = { Prospecting: await stage("Prospecting", 0, false), "Closed Won": await stage("Closed Won", 1, true) };
  return { client, tenantId, pipelineId, stages, customers: await named("customers"), people: await named("users") };
}

/** The least that any import does: the file is read row by row, and its rows are COPYed into the table of deals. */
export async function copyDeals({ client, tenantId, pipelineId, stages, customers, people }: Target, file: Uint8Array) {
  async function* lines() {
    for await (const { cells: [id = "", name = "", agent = "", account = "", stage = "", created = "", closed = "", amount = ""] } of readRows(pieces(file))) {
      const isWon = stage === "Closed Won";
      yield `${[tenantId, `C-${id}`, name, customers.get(account), pipelineId, stages[stage], `m${id.replace(/\W/g, "")}`, isWon ? "WON" : "OPEN", isWon ? 100 : 10, amount, "USD", people.get(agent), created, closed || "\\N", `c-${id}`].join("\t")}\n`;
    }
  }
  await client.query("begin");
  await pipeline(Readable.from(lines()), client.query(from(`copy deals (${COLUMNS}) from stdin`)));
  await client.query("commit");
}
