import { literal, quote } from "./database.mjs";

/** None of ours is a superuser or bypasses row-level security: a superuser would walk through every wall. */
const PLAIN = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION";

/**
 * Creates the login roles that do not exist yet.
 * @param client connected as someone who may create roles
 * @param {Record<string, string>} passwords by role name
 * @returns {Promise<string[]>} the roles that existed before
 */
export async function createRoles(client, passwords) {
  const existing = [];
  for (const [name, password] of Object.entries(passwords)) {
    try {
      await client.query(`CREATE ROLE ${quote(name)} ${PLAIN} PASSWORD ${literal(password)}`);
    } catch (error) {
      if (!["42710", "23505"].includes(error.code)) throw error; // exists, or another process is creating it right now
      existing.push(name);
    }
  }
  return existing;
}

/** Creates a database of that owner unless it exists. @returns {Promise<boolean>} whether it is new */
export async function createDatabase(client, name, owner) {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (rowCount) return false;
  try {
    await client.query(`CREATE DATABASE ${quote(name)}${owner ? ` OWNER ${quote(owner)}` : ""}`);
    return true;
  } catch (error) {
    if (["42P04", "23505"].includes(error.code)) return false;
    throw error;
  }
}
