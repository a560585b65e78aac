import { connected } from "../schema/trial";

/** Everything an import can write, but for what only counts up. */
const TABLES = ["customers", "users", "products", "deals", "deal_lines", "deal_contacts", "deal_stage_events", "pipeline_stages", "custom_field_definitions", "tags", "contacts"];

/** What an organization holds, table by table, row by row; two states are equal when nothing was changed or all was put back. */
export function stateOf(tenantId: string): Promise<Record<string, string[]>> {
  return connected("owner", async (sql) => {
    const state: Record<string, string[]> = {};
    for (const table of TABLES) state[table] = (await sql.rows<{ row: string }>(`select (to_jsonb(t) - array['version', 'updatedAt'])::text as row from ${table} t where "tenantId" = $1 order by id`, [tenantId])).map(({ row }) => row);
    const totals = await sql.rows<{ row: string }>(`select jsonb_build_array("stageId", "currencyCode", count, value, weighted)::text as row from stage_totals where "tenantId" = $1 and (count <> 0 or value <> 0) order by 1`, [tenantId]);
    return { ...state, stage_totals: totals.map(({ row }) => row) };
  });
}

/** The versions of all rows: the same as before when nothing was written. */
export function versionsOf(tenantId: string): Promise<string[]> {
  return connected("owner", async (sql) => {
    const parts = TABLES.filter((table) => ["customers", "users", "products", "deals", "pipeline_stages"].includes(table)).map((table) => `select '${table} ' || id || ' ' || version || ' ' || "updatedAt" as row from ${table} where "tenantId" = $1`);
    return (await sql.rows<{ row: string }>(`${parts.join(" union all ")} order by 1`, [tenantId])).map(({ row }) => row);
  });
}
