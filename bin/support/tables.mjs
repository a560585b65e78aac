import { quote } from "./database.mjs";

const names = async (client, sql) => (await client.query(sql)).rows.map(({ name }) => name);
const TABLE = `FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace`;

/** Tables that hold data: partitions are reached through their parent. */
export const listTables = (client) =>
  names(client, `SELECT c.relname AS name ${TABLE} AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations' ORDER BY 1`);

/** Columns with a value of their own, in order. */
export const listColumns = (client, table) =>
  names(client, `SELECT attname AS name FROM pg_attribute WHERE attrelid = '${quote(table)}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`);

/** Partitions with their bounds, parents first: some are made as time goes by, not by a migration. */
export async function listPartitions(client) {
  const { rows } = await client.query(`SELECT c.relname AS name, i.inhparent::regclass::text AS parent, pg_get_expr(c.relpartbound, c.oid) AS bound,
    c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relispartition ORDER BY c.oid`);
  return rows;
}

export async function listSequences(client) {
  return (await client.query("SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL")).rows;
}

/** Tables whose rows the walls may hide from the account we are connected as. */
export const listHidden = (client) =>
  names(client, `SELECT c.relname AS name ${TABLE} AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND row_security_active(c.oid)
    AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.permissive = 'PERMISSIVE'
      AND p.cmd IN ('ALL', 'SELECT') AND p.qual = 'true' AND p.roles && ARRAY['public'::name, current_user]) ORDER BY 1`);

/**
 * Takes down what would stop rows from being loaded in any order (foreign keys, triggers, forced walls).
 * @returns {Promise<string[]>} the statements that put it up again, to be run in the same transaction
 */
export async function takeDown(client) {
  const { rows: keys } = await client.query(`SELECT conname AS name, conrelid::regclass::text AS "on", pg_get_constraintdef(oid) AS text
    FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace`);
  const { rows: triggers } = await client.query(`SELECT t.tgname AS name, t.tgrelid::regclass::text AS "on" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgenabled = 'O' AND c.relnamespace = 'public'::regnamespace`);
  const { rows: walls } = await client.query(`SELECT c.oid::regclass::text AS "on" ${TABLE} AND c.relkind IN ('r', 'p') AND c.relforcerowsecurity`);
  for (const { on, name } of keys) await client.query(`ALTER TABLE ${on} DROP CONSTRAINT ${quote(name)}`);
  for (const { on, name } of triggers) await client.query(`ALTER TABLE ${on} DISABLE TRIGGER ${quote(name)}`);
  for (const { on } of walls) await client.query(`ALTER TABLE ${on} NO FORCE ROW LEVEL SECURITY`);
  return [
    ...keys.map(({ on, name, text }) => `ALTER TABLE ${on} ADD CONSTRAINT ${quote(name)} ${text}`),
    ...triggers.map(({ on, name }) => `ALTER TABLE ${on} ENABLE TRIGGER ${quote(name)}`),
    ...walls.map(({ on }) => `ALTER TABLE ${on} FORCE ROW LEVEL SECURITY`),
  ];
}
