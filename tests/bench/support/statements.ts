import { Client } from "pg";

export type Statement = { text: string; values: unknown[] };
type Query = (config: { text?: string; values?: unknown[] } | string, ...rest: unknown[]) => unknown;

/** The statements that reach the database while `work` runs in this process, word for word, without those that only frame them. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const prototype = Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  prototype.query = function (this: Client, config, ...rest) {
    const { text = "", values = [] } = typeof config === "string" ? { text: config } : config;
    if (!isFrame(text)) seen.push({ text, values });
    return query.call(this, config, ...rest);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return seen;
}

/** What is not counted as a statement: the transaction's own words and the setting of its tenant. */
export function isFrame(text: string) {
  return /^\s*(begin|start transaction|commit|rollback|set transaction|deallocate|select set_config)\b/i.test(text);
}

/**
 * The same statements through plain pg: the transaction, the tenant, the statements, the end. Answers the rows of the last one.
 * `name`: prepared under it, so that PostgreSQL may keep the plan; without it every run is planned anew, as plain pg does.
 */
export async function plainly(client: Client, tenantId: string, statements: readonly Statement[], name?: string) {
  await client.query("begin");
  await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
  let rows: unknown[] = [];
  for (const [n, { text, values }] of statements.entries()) ({ rows } = await client.query({ text, values, ...(name && { name: `${name} ${n}` }) }));
  await client.query("commit");
  return rows;
}
