import { existsSync } from "node:fs";
import { asRole, query, withClient } from "./database.mjs";
import { keep, readKept, secret } from "./kept.mjs";
import { withLock } from "./lock.mjs";
import { at, data } from "./places.mjs";
import { joinPostgres } from "./postgres.mjs";
import { createRoles } from "./roles.mjs";
import { Stop } from "./say.mjs";
import { secrets } from "./secrets.mjs";
import { QUIET } from "./tools.mjs";

/** For development on one machine: sound defaults for a small server. */
export const SETTINGS = { max_connections: 200, shared_buffers: "256MB", jit: "off", random_page_cost: 1.1 };
export const HOME = () => data("postgres");

/**
 * The database and its three accounts: as given by the environment (or .env), else embedded.
 * @returns {Promise<{ embedded: boolean, owner: string, app: string, ops: string, admin?: string, supervise: () => void, leave: () => Promise<void> }>}
 */
export async function openDatabase() {
  loadEnvFiles();
  const { MIGRATION_DATABASE_URL: owner, DATABASE_URL: app, OPS_DATABASE_URL: ops } = process.env;
  const given = { embedded: false, supervise: () => {}, leave: async () => {} };
  if (owner && app && ops) return { ...given, owner, app, ops };
  if (owner || ops) throw new Stop("Give DATABASE_URL alone (the owner's), or all three: MIGRATION_DATABASE_URL, DATABASE_URL and OPS_DATABASE_URL.");
  if (app) return { ...given, owner: app, ...(await rolesOn(app)) };
  const server = await joinPostgres({ home: HOME(), settings: SETTINGS });
  const [admin, ...urls] = ["postgres", "owner", "app", "ops"].map((role) => server.url(role));
  return { embedded: true, admin, owner: urls[0], app: urls[1], ops: urls[2], supervise: server.supervise, leave: server.leave };
}

/** What the app is started with. The owner's URL stays out: the app has no business with it. */
export function appEnvironment(database, port) {
  const rest = { ...process.env };
  delete rest.MIGRATION_DATABASE_URL;
  const url = `http://localhost:${port}`;
  const ours = { DATABASE_URL: database.app, OPS_DATABASE_URL: database.ops, PORT: String(port), ...secrets(), ...QUIET };
  return { APP_URL: url, NEXTAUTH_URL: url, ATTACHMENTS_DIR: data("files"), ...rest, ...ours };
}

/** What our own TypeScript programs (seed, admin) are started with. */
export const ownerEnvironment = (database, port) => ({ ...appEnvironment(database, port), MIGRATION_DATABASE_URL: database.owner });

/** Creates `app` and `ops` on a server we were given as owner, and keeps their passwords. @returns {Promise<{ app: string, ops: string }>} */
export const rolesOn = (owner, names = ["app", "ops"]) => withLock(data("roles.lock"), () => makeRoles(owner, names));

async function makeRoles(owner, names) {
  const file = data("roles.json");
  const { hostname, port, pathname } = new URL(owner);
  const kept = readKept(file);
  const key = `${hostname}:${port || 5432}`;
  const known = kept[key] ?? {};
  const passwords = Object.fromEntries(names.map((name) => [name, known[name] ?? secret()]));
  keep(file, { ...kept, [key]: { ...known, ...passwords } }); // first kept, then set: a password nobody knows would be worse
  await withClient(owner, async (client) => {
    const existed = await create(client, passwords);
    for (const name of existed) if (!(await fits(asRole(owner, name, passwords[name])))) await takeOver(client, name, passwords[name], { file, key });
    for (const name of names) await client.query(`GRANT CONNECT ON DATABASE "${decodeURIComponent(pathname.slice(1))}" TO "${name}"`);
  }).catch((error) => {
    if (names.some((name) => !known[name])) keep(file, kept);
    throw error instanceof Stop ? error : new Stop(`The database at ${key} (DATABASE_URL) cannot be prepared: ${error.message || error.code}`);
  });
  return Object.fromEntries(names.map((name) => [name, asRole(owner, name, passwords[name])]));
}

async function create(client, passwords) {
  try {
    return await createRoles(client, passwords);
  } catch (error) {
    if (error.code !== "42501") throw error;
    throw new Stop("The account of DATABASE_URL may not create roles: give it CREATEROLE, or give MIGRATION_DATABASE_URL, DATABASE_URL and OPS_DATABASE_URL.");
  }
}

async function fits(url) {
  try {
    return Boolean(await query(url, "SELECT 1"));
  } catch (error) {
    return error.code !== "28P01"; // only a wrong password is ours to repair
  }
}

/** The role exists, with a password we do not know. If nobody uses it, it becomes ours; otherwise a new password would lock that one out. */
async function takeOver(client, name, password, { file, key }) {
  const { rowCount: used } = await client.query("SELECT 1 FROM pg_stat_activity WHERE usename = $1", [name]);
  if (used) throw new Stop(`The role "${name}" on ${key} is in use, and its password is not in ${file}: give all three URLs.`);
  await client.query(`ALTER ROLE "${name}" PASSWORD '${password}'`).catch((error) => {
    throw new Stop(`The role "${name}" on ${key} exists and its password cannot be set (${error.message}): give all three URLs.`);
  });
}

/** Fails with one sentence when the database cannot be reached. */
export async function assertReachable({ owner }) {
  await query(owner, "SELECT 1").catch((error) => {
    throw new Stop(`The database at ${new URL(owner).host} cannot be reached: ${error.message || error.code}`);
  });
}

function loadEnvFiles() {
  for (const name of [".env.local", ".env"]) if (existsSync(at(name))) process.loadEnvFile(at(name));
}
