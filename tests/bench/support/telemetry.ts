import { createHash } from "node:crypto";
import { request, type IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from } from "pg-copy-streams";
import type { Bench } from "./bench";
import type { Tenant } from "./seeding";

const [CUSTOMERS, TASKS, ATTRIBUTES] = [50, 5, 4];
export type Watched = { client: Client; tenantId: string; secret: string; attributes: { id: string; originalId: string; customer: string; product: string; task: string; name: string }[] };

/** Fifty customers with a plan of five tasks that watch four numbers each, and a key that may send. */
export async function prepareTelemetry({ database, atEnd }: Bench, { tenantId }: Tenant): Promise<Watched> {
  const url = new URL(database.admin);
  url.pathname = new URL(database.owner).pathname;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  atEnd(() => client.end());
  const secret = `tl_${"b".repeat(16)}_${"b".repeat(43)}`;
  await client.query("begin");
  await client.query(`insert into api_keys ("tenantId", name, prefix, hash, scopes, "expiresAt") values ($1, 'Bench', $2, $3, '{telemetry.write}', now() + interval '1 day') on conflict (prefix) do nothing`, [tenantId, secret.slice(0, 19), createHash("sha256").update(secret).digest("hex")]);
  const { rows: [product] } = await client.query<{ id: string }>(`insert into products ("tenantId", name) values ($1, 'Bench ' || uuid7()) returning id`, [tenantId]);
  const productId = product?.id;
  await client.query(`insert into tasks ("tenantId", "productId", name, weight, "sequenceNumber") select $1, $2, 'Task ' || n, 1, n from generate_series(1, $3::int) n`, [tenantId, productId, TASKS]);
  await client.query(`insert into telemetry_attributes ("tenantId", "taskId", name, "dataType", "successCriteria") select $1, t.id, 'number_' || n, 'NUMBER', '{"type": "number_threshold", "operator": "greater_than", "threshold": 1000000}' from tasks t, generate_series(1, $3::int) n where t."productId" = $2`, [tenantId, productId, ATTRIBUTES]);
  await client.query(`with c as (insert into customers ("tenantId", name, "externalId", tags, "customFields") select $1, 'Watched ' || n || ' ' || $2, 'watched-' || n || '-' || $2, '{}', '{}' from generate_series(1, $3::int) n returning id),
    a as (insert into customer_products ("tenantId", "customerId", "productId", name) select $1, c.id, $2::uuid, 'Production' from c returning id)
    insert into adoption_plans ("tenantId", "customerProductId", "productId", "productName", "definitionVersion") select $1, a.id, $2::uuid, 'Bench', 1 from a`, [tenantId, productId, CUSTOMERS]);
  await client.query(`insert into customer_tasks ("tenantId", "adoptionPlanId", "originalTaskId", name, weight, "sequenceNumber") select $1, p.id, t.id, t.name, t.weight, t."sequenceNumber" from adoption_plans p join tasks t on t."productId" = p."productId" where p."productId" = $2`, [tenantId, productId]);
  await client.query(`insert into customer_telemetry_attributes ("tenantId", "customerTaskId", "originalAttributeId", name, "dataType", "successCriteria") select $1, ct.id, a.id, a.name, a."dataType", a."successCriteria"
    from customer_tasks ct join tasks t on t.id = ct."originalTaskId" and t."productId" = $2 join telemetry_attributes a on a."taskId" = t.id`, [tenantId, productId]);
  await client.query("commit");
  await client.query("analyze customers, customer_products, adoption_plans, customer_tasks, customer_telemetry_attributes"); // as autovacuum would within a minute
  const { rows: attributes } = await client.query<Watched["attributes"][number]>(`select a.id, a."originalAttributeId" as "originalId", c."externalId" as customer, p."productId" as product, ct.name as task, a.name
    from customer_telemetry_attributes a join customer_tasks ct on ct.id = a."customerTaskId" join adoption_plans p on p.id = ct."adoptionPlanId" join customer_products cp on cp.id = p."customerProductId"
    join customers c on c.id = cp."customerId" where p."productId" = $1 order by a.id`, [productId]);
  return { client, tenantId, secret, attributes };
}

/** As a product sends them: NDJSON, everything by its name or external id. */
export function linesOf(rows: ReturnType<typeof rowsOf>) {
  return rows.map(({ attribute: { customer, task, name, product }, value, at }) => `${JSON.stringify({ customer, product, task, attribute: name, value, observedAt: at })}\n`).join("");
}

/** So many values in one request, from the `first`, as fast as the server takes them. */
export async function streamValues(origin: string, watched: Watched, count: number, first = 0) {
  async function* body() {
    for (let from = 0; from < count; from += 1000) yield Buffer.from(linesOf(rowsOf(watched, first + from, Math.min(1000, count - from))));
  }
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request(new URL("/api/telemetry", origin), { method: "POST", headers: { authorization: `Bearer ${watched.secret}`, "content-type": "application/x-ndjson" } }, resolve).on("error", reject);
    pipeline(Readable.from(body()), outgoing).catch(reject);
  });
  const said = await text(incoming);
  if (incoming.statusCode !== 202 || (JSON.parse(said) as { accepted: number }).accepted !== count) throw new Error(`It answered ${incoming.statusCode}: ${said.slice(0, 300)}`);
}

/** Waits until nothing of what came is left to be evaluated. */
export async function evaluated({ client, tenantId }: Watched) {
  for (let left = 1; left > 0; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { rows } = await client.query<{ left: number }>(`select count(*)::int as left from telemetry_chunks where "tenantId" = $1`, [tenantId]);
    left = rows[0]?.left ?? 0;
  }
}

/** Rows that nobody sent before: every attribute in turn, a second later each time around. `first` counts on over the rounds. */
export function rowsOf({ attributes }: Watched, first: number, count: number) {
  const begun = Date.now() - 60 * 86_400_000;
  return Array.from({ length: count }, (_, n) => {
    const place = first + n;
    const attribute = attributes[place % attributes.length];
    if (!attribute) throw new Error("nothing is watched");
    return { attribute, value: place % 1000, at: new Date(begun + Math.floor(place / attributes.length) * 1000).toISOString() };
  });
}

/** The least that any ingest does: the rows, names resolved already, COPYed into the table of values. */
export async function copyValues({ client, tenantId }: Watched, rows: ReturnType<typeof rowsOf>) {
  const { rows: [batch] } = await client.query<{ id: string }>(`insert into telemetry_batches ("tenantId", "batchId") values ($1, uuid7()) returning id`, [tenantId]);
  const lines = rows.map(({ attribute, value, at }) => `${[tenantId, attribute.id, attribute.originalId, value, at, "api", batch?.id].join("\t")}\n`);
  await client.query("begin");
  await pipeline(Readable.from(lines), client.query(from(`copy telemetry_values ("tenantId", "customerTelemetryAttributeId", "attributeId", value, "observedAt", source, "batchId") from stdin`)));
  await client.query("commit");
}
