import { createHash } from "node:crypto";
import { onDatabase, query, quote, literal, withClient } from "./database.mjs";
import { rolesOn, SETTINGS } from "./environment.mjs";
import { applyMigrations, readMigrations } from "./migrations.mjs";
import { data } from "./places.mjs";
import { joinPostgres } from "./postgres.mjs";
import { createDatabase } from "./roles.mjs";
import { Stop } from "./say.mjs";

const PREFIX = "throughline_test_";
const LOCK = 72707370;
const FAST = { ...SETTINGS, shared_buffers: "128MB", fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "2GB" };
/** TEST_SERVER=durable: what is measured is written to disk as it would be in earnest. */
const server = () => (process.env.TEST_SERVER === "durable" ? { home: data("bench-postgres"), settings: SETTINGS } : { home: data("test-postgres"), settings: FAST });

/** Every database of the tests begins with the same letters, so that a real one is never touched. */
export const testName = (name) => (name.startsWith(PREFIX) ? name : PREFIX + name);
export const TEMPLATE = testName("template");

let prepared;

/**
 * The server of the tests: embedded, or the one of DATABASE_URL (an account with CREATEDB and CREATEROLE), with the roles
 * owner (never a superuser), app and ops. Once per process; the last process to exit stops the embedded one.
 * @returns {Promise<{ adminUrl: string, databaseUrl: (role: "owner" | "app" | "ops", name: string) => string, release: () => Promise<void> }>}
 */
export const prepareTestServer = () => (prepared ??= open());

/**
 * A fresh database, copied from a template: the migrated one, or another database of the tests (nobody may be connected to it).
 * @param {string} name `throughline_test_` is put before it
 * @param {{ template?: string }} [options]
 * @returns {Promise<{ name: string, owner: string, app: string, ops: string, drop: () => Promise<void> }>} with the URL of each role
 */
export async function createTestDatabase(name, { template = TEMPLATE } = {}) {
  const server = await prepareTestServer();
  if (testName(template) === TEMPLATE) await ensureTemplate(server);
  const full = testName(name);
  await withClient(server.adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${quote(full)} WITH (FORCE)`);
    await copy(client, full, testName(template), server.owner);
  });
  const urls = Object.fromEntries(["owner", "app", "ops"].map((role) => [role, server.databaseUrl(role, full)]));
  return { name: full, ...urls, drop: () => dropTestDatabase(full) };
}

export async function dropTestDatabase(name) {
  const { adminUrl } = await prepareTestServer();
  await query(adminUrl, `DROP DATABASE IF EXISTS ${quote(testName(name))} WITH (FORCE)`);
}

/** Leaves nothing but the template on a server that is not ours. */
export async function tidyTestServer() {
  const { adminUrl } = await prepareTestServer();
  const rows = await query(adminUrl, "SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1) AND datname <> $2", [PREFIX, TEMPLATE]);
  for (const { name } of rows) await dropTestDatabase(name);
}

async function open() {
  const given = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? "embedded";
  process.env.TEST_DATABASE_URL = given; // child processes get the app's DATABASE_URL, which is not an administrator's
  return given === "embedded" ? embedded() : elsewhere(given);
}

async function embedded() {
  const { url, leave, supervise } = await joinPostgres({ ...server(), database: "throughline_test" });
  const databaseUrl = (role, name) => url(role, testName(name));
  return { adminUrl: url("postgres", "throughline_test"), owner: "owner", databaseUrl, release: leave, supervise };
}

/** A superuser walks through every wall, so if we were given one, the tests' tables get an owner of their own. */
async function elsewhere(adminUrl) {
  const [{ superuser, mayCreate, name }] = await query(adminUrl, "SELECT rolsuper AS superuser, rolcreatedb AS \"mayCreate\", rolname AS name FROM pg_roles WHERE rolname = current_user");
  if (!superuser && !mayCreate) throw new Stop(`The tests make databases of their own: give the account "${name}" of DATABASE_URL the right CREATEDB.`);
  const urls = { owner: adminUrl, ...(await rolesOn(adminUrl, superuser ? ["owner", "app", "ops"] : ["app", "ops"])) };
  const databaseUrl = (role, database) => onDatabase(urls[role], testName(database));
  return { adminUrl, owner: superuser ? "owner" : name, databaseUrl, release: async () => {}, supervise: () => {} };
}

/** Migrated once; made anew when a migration changed. */
async function ensureTemplate({ adminUrl, databaseUrl, owner }) {
  const current = createHash("sha256").update(JSON.stringify(readMigrations().map(({ name, checksum }) => [name, checksum]))).digest("hex");
  await withClient(adminUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const { rows } = await client.query("SELECT shobj_description(oid, 'pg_database') AS made FROM pg_database WHERE datname = $1", [TEMPLATE]);
    if (rows[0]?.made === current) return;
    await client.query(`DROP DATABASE IF EXISTS ${quote(TEMPLATE)} WITH (FORCE)`);
    await createDatabase(client, TEMPLATE, owner);
    await applyMigrations(databaseUrl("owner", TEMPLATE));
    await client.query(`COMMENT ON DATABASE ${quote(TEMPLATE)} IS ${literal(current)}`);
  });
}

/** The session that just left the template may still be on its way out. */
async function copy(client, name, template, owner) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.query(`CREATE DATABASE ${quote(name)} TEMPLATE ${quote(template)} OWNER ${quote(owner)}`);
    } catch (error) {
      if (error.code !== "55006" || attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
