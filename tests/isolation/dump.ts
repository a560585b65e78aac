import pg from "pg";
import { catalogue, tenantTables } from "../schema/catalogue";

/** What moves by itself when somebody is seen. */
const LIVING: Record<string, string> = { sessions: "lastSeenAt", staff_sessions: "lastSeenAt" };

export type Dump = Record<string, string>;

const textOf = (name: string) => (LIVING[name] ? `(to_jsonb(t) - '${LIVING[name]}')::text` : "t::text");

/** Every row of some tenants, table by table, as one fingerprint each: two dumps differ exactly where something was written. */
export async function dumpsOf(...tenantIds: string[]): Promise<Dump[]> {
  const parts = (await tenantTables()).map(({ name, key }) => {
    const row = textOf(name);
    return `select '${name}' as name, "${key}" as tenant, md5(string_agg(${row}, ',' order by ${row})) as print from ${name} t where "${key}" = any ($1) group by "${key}"`;
  });
  const rows = await ask<{ name: string; tenant: string; print: string }>("dumps", parts, tenantIds);
  return tenantIds.map((id) => Object.fromEntries(rows.filter(({ tenant }) => tenant === id).map(({ name, print }) => [name, print])));
}

/** Every row of every table, the staff's and nobody's too. */
export async function dumpOfEverything(): Promise<Dump> {
  const parts = [...(await catalogue()).keys()].map((name) => `select '${name}' as name, md5(string_agg(${textOf(name)}, ',' order by ${textOf(name)})) as print from ${name} t`);
  const rows = await ask<{ name: string; print: string }>("everything", parts);
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}

/** The tables in which two dumps differ. */
export function differences(one: Dump, other: Dump) {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((table) => one[table] !== other[table]);
}

/** The ids of all rows of a tenant. */
export async function idsOf(tenantId: string): Promise<ReadonlySet<string>> {
  const parts = (await tenantTables()).filter(({ columns }) => columns.some(({ name }) => name === "id")).map(({ name, key }) => `select id::text from ${name} where "${key}" = any ($1)`);
  return new Set((await ask<{ id: string }>("ids", parts, [tenantId])).map(({ id }) => id));
}

/** What stands in a text of those ids, but for the ones that were sent. */
export function findIds(text: string, ids: ReadonlySet<string>, sent: unknown = null) {
  const said = JSON.stringify(sent) ?? "";
  return [...new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])].filter((id) => ids.has(id) && !said.includes(id));
}

/** Every text of a tenant that begins with the word, wherever it lies; what must never be read elsewhere. */
export function findCanaries(text: string, word = "canary") {
  return [...new Set(text.match(new RegExp(`${word}-[\\w-]+`, "g")) ?? [])];
}

let connection: Promise<pg.Client> | undefined;

/** On one connection while the file's database stands, prepared: a new one reads the whole catalogue first, which takes ten times as long as the question. */
async function ask<R extends pg.QueryResultRow>(name: string, parts: readonly string[], tenantIds?: readonly string[]) {
  const client = await (connection ??= open());
  return (await client.query<R>({ name, text: parts.join(" union all "), ...(tenantIds && { values: [tenantIds] }) })).rows;
}

async function open() {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL });
  client.on("error", () => {}).on("end", () => (connection = undefined));
  await client.connect();
  return client;
}
