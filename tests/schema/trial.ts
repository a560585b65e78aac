import pg from "pg";

export type Row = Record<string, unknown>;
export type Role = "owner" | "app" | "ops";
export type Failure = { code: string; constraint: string; message: string };
/** One connection: rows of a statement, or why it was refused. */
export type Sql = { rows: <R extends Row = Row>(text: string, values?: readonly unknown[]) => Promise<R[]>; refused: (text: string, values?: readonly unknown[]) => Promise<Failure> };

const addressOf = (role: Role) => process.env[{ owner: "TEST_OWNER_URL", app: "DATABASE_URL", ops: "OPS_DATABASE_URL" }[role]];

/** A connection of that role, by itself or in a transaction that is taken back. What it returns is what the work returned. */
export async function connected<T>(role: Role, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: addressOf(role) });
  await client.connect();
  try {
    return await work(speaking(client));
  } finally {
    await client.end();
  }
}

export function trial<T>(work: (sql: Sql) => Promise<T>, role: Role = "owner"): Promise<T> {
  return connected(role, async (sql) => {
    await sql.rows("begin");
    const value = await work(sql);
    await sql.rows("rollback");
    return value;
  });
}

/** As a tenant's request sees it. */
export function asTenant<T>(tenantId: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  return trial(async (sql) => {
    await sql.rows("select set_config('app.tenant', $1, true)", [tenantId]);
    return work(sql);
  }, "app");
}

function speaking(client: pg.Client): Sql {
  const rows = async <R extends Row>(text: string, values: readonly unknown[] = []) => (await client.query<R>(text, [...values])).rows;
  const refused = async (text: string, values: readonly unknown[] = []) => {
    await client.query("savepoint before");
    try {
      const { rowCount } = await client.query(text, [...values]);
      return { code: "", constraint: "", message: `It was not refused (${rowCount ?? 0} rows).` };
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      return { code: error.code ?? "", constraint: error.constraint ?? "", message: error.message };
    } finally {
      await client.query("rollback to savepoint before");
    }
  };
  return { rows, refused };
}
