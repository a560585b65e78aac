import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { query, withClient } from "./database.mjs";
import { at } from "./places.mjs";
import { Stop } from "./say.mjs";

const LOCK = 72707369; // the advisory lock that Prisma Migrate takes
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** The migrations in order. @returns {{ name: string, sql: string, checksum: string }[]} */
export function readMigrations(folder = at("prisma/migrations")) {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "migration.sql"))) : [];
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

/**
 * Applies what is pending, each migration whole or not at all, recorded as `prisma migrate deploy` records it.
 * Any number of processes may call it at once: one applies, the others find it done.
 * @param {string} url the owner's
 * @param {{ folder?: string, through?: string }} [options] `through`: stop after this migration
 * @returns {Promise<string[]>} the names applied
 */
export function applyMigrations(url, { folder, through } = {}) {
  return withClient(url, async (client) => {
    await client.query("SET client_min_messages = warning; SET lock_timeout = 0; SET statement_timeout = 0");
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query(TABLE);
    const known = await recorded(client);
    const applied = [];
    for (const migration of readMigrations(folder)) {
      if (through && migration.name > through) break;
      if (isApplied(known.get(migration.name), migration)) continue;
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  });
}

/** What the database has already. */
export async function listApplied(url) {
  const [{ there }] = await query(url, `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`);
  return there ? query(url, `SELECT migration_name AS name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`) : [];
}

async function recorded(client) {
  const { rows } = await client.query(`SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`);
  return new Map(rows.map((row) => [row.migration_name, row]));
}

function isApplied(seen, { name, checksum }) {
  if (seen && !seen.finished_at) throw new Stop(`Migration ${name} failed earlier: repair it, then \`prisma migrate resolve\`.`);
  if (seen && seen.checksum !== checksum) throw new Stop(`Migration ${name} was edited after it was applied. Put it back and write a new one (or \`npm run reset\` for the embedded database).`);
  return Boolean(seen);
}

async function apply(client, { name, sql, checksum }) {
  const id = randomUUID();
  await client.query(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)`, [id, checksum, name]);
  try {
    await client.query(sql); // one simple query is one implicit transaction
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    await client.query(`DELETE FROM "_prisma_migrations" WHERE id = $1`, [id]); // rolled back whole, so there is nothing to resolve
    throw new Stop(`Migration ${name} failed: ${error.message}${where(sql, error.position)}`, { cause: error });
  }
  await client.query(`UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1`, [id]);
}

const where = (sql, position) => (position ? ` (line ${sql.slice(0, Number(position)).split("\n").length})` : "");
