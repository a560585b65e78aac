import { tenantTables } from "../schema/catalogue";
import { connected } from "../schema/trial";

/** What moves by itself when somebody is seen. */
const LIVING: Record<string, string> = { sessions: "lastSeenAt" };

export type Dump = Record<string, string>;

/** Every row of some tenants, table by table, as one fingerprint each: two dumps differ exactly where something was written. */
export async function dumpsOf(...tenantIds: string[]): Promise<Dump[]> {
  const parts = (await tenantTables()).map(({ name, key }) => {
    const row = LIVING[name] ? `(to_jsonb(t) - '${LIVING[name]}')::text` : "t::text";
    return `select '${name}' as name, "${key}" as tenant, md5(string_agg(${row}, ',' order by ${row})) as print from ${name} t where "${key}" = any ($1) group by "${key}"`;
  });
  const rows = await connected("owner", (sql) => sql.rows<{ name: string; tenant: string; print: string }>(parts.join(" union all "), [tenantIds]));
  return tenantIds.map((id) => Object.fromEntries(rows.filter(({ tenant }) => tenant === id).map(({ name, print }) => [name, print])));
}

/** The tables in which two dumps differ. */
export function differences(one: Dump, other: Dump) {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((table) => one[table] !== other[table]);
}

/** Every text of a tenant that begins with the word, wherever it lies; what must never be read elsewhere. */
export function findCanaries(text: string, word = "canary") {
  return [...new Set(text.match(new RegExp(`${word}-[\\w-]+`, "g")) ?? [])];
}
