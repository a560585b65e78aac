/** Connects, hands the client to `work`, and hangs up. `pg` is loaded here because it may have been installed a moment ago. */
export async function withClient(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Rows of one statement (of the last one, when there are several) over a connection of its own. */
export const query = (url, sql, values) => withClient(url, async (client) => [await client.query(sql, values)].flat().at(-1).rows);

/** The same server and account, another database. */
export const onDatabase = (url, name) => Object.assign(new URL(url), { pathname: `/${encodeURIComponent(name)}` }).href;

/** The same server and database, another account. */
export const asRole = (url, username, password) => Object.assign(new URL(url), { username, password: encodeURIComponent(password) }).href;

export const quote = (name) => `"${name.replaceAll('"', '""')}"`;
export const literal = (text) => `'${text.replaceAll("'", "''")}'`;
