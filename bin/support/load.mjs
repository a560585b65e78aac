import { createHash } from "node:crypto";
import { cpSync, createReadStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { literal, quote, withClient } from "./database.mjs";
import { applyMigrations, listApplied, readMigrations } from "./migrations.mjs";
import { Stop } from "./say.mjs";
import { listPartitions, listTables, takeDown } from "./tables.mjs";

/**
 * Reads a folder written by `dump` back into a database, in one transaction: whole or not at all. The schema comes from the migrations
 * of the backup's time; later ones are applied afterwards.
 * @param {string} url the owner's
 * @param {string} folder
 * @param {{ replace?: boolean, attachments?: string, migrations?: string }} [options] `replace`: existing rows are removed
 */
export async function load(url, folder, { replace = false, attachments, migrations } = {}) {
  const manifest = await readManifest(folder);
  assertSameCode(manifest, readMigrations(migrations));
  const applied = await listApplied(url);
  if (applied.length && !same(applied, manifest.migrations)) throw new Stop("The database has other migrations than the backup: restore into an empty one (`npm run reset` empties the embedded one).");
  const last = manifest.migrations.at(-1)?.name;
  if (last) await applyMigrations(url, { folder: migrations, through: last });
  await withClient(url, async (client) => {
    await client.query("BEGIN");
    await assertUnused(client);
    await assertEmpty(client, replace);
    await fill(client, manifest, folder);
    await client.query("COMMIT");
  });
  if (attachments && existsSync(path.join(folder, "files"))) {
    mkdirSync(attachments, { recursive: true });
    cpSync(path.join(folder, "files"), attachments, { recursive: true });
  }
  await applyMigrations(url, { folder: migrations });
  return manifest;
}

/** The manifest, once every file beside it is what it was. */
async function readManifest(folder) {
  const file = path.join(folder, "manifest.json");
  if (!existsSync(file)) throw new Stop(`${folder} is not a backup: it has no manifest.json.`);
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  if (manifest.format !== 1) throw new Stop(`${folder} has the format ${manifest.format}, which this version does not know.`);
  for (const { name, sha256 } of manifest.tables) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(fileOf(folder, name)), hash).catch(() => {});
    if (hash.digest("hex") !== sha256) throw new Stop(`tables/${name}.copy.gz is missing or was damaged: nothing was restored.`);
  }
  return manifest;
}

async function fill(client, manifest, folder) {
  await makePartitions(client, manifest.partitions);
  const putUp = await takeDown(client);
  const all = await listTables(client);
  if (all.length) await client.query(`TRUNCATE ${all.map(quote).join(", ")}`);
  for (const table of manifest.tables) await loadTable(client, table, fileOf(folder, table.name));
  for (const { name, value } of manifest.sequences) await client.query(`SELECT setval(${literal(quote(name))}, ${value}::bigint)`);
  for (const statement of putUp) await client.query(statement);
}

async function loadTable(client, { name, columns, rows }, file) {
  const { from } = await import("pg-copy-streams");
  const stream = client.query(from(`COPY ${quote(name)} (${columns.map(quote).join(", ")}) FROM STDIN`));
  await pipeline(createReadStream(file), createGunzip(), stream);
  if (stream.rowCount !== rows) throw new Stop(`${name}: ${stream.rowCount} of ${rows} rows were read.`);
}

async function makePartitions(client, partitions) {
  const existing = new Set((await listPartitions(client)).map(({ name }) => name));
  for (const { name, parent, bound, enabled, forced } of partitions.filter((partition) => !existing.has(partition.name))) {
    await client.query(`CREATE TABLE ${quote(name)} PARTITION OF ${parent} ${bound}`);
    if (enabled) await client.query(`ALTER TABLE ${quote(name)} ENABLE ROW LEVEL SECURITY`);
    if (forced) await client.query(`ALTER TABLE ${quote(name)} FORCE ROW LEVEL SECURITY`);
  }
}

async function assertUnused(client) {
  const { rows } = await client.query("SELECT DISTINCT usename AS name FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename <> current_user");
  if (rows.length) throw new Stop(`The database is in use (${rows.map(({ name }) => name).join(", ")}): stop the app first.`);
}

async function assertEmpty(client, replace) {
  if (replace) return;
  await client.query("SAVEPOINT looking");
  await takeDown(client); // our own walls would hide the rows
  for (const name of await listTables(client)) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${quote(name)} LIMIT 1`);
    if (rowCount) throw new Stop(`The database is not empty (${name} has rows): add --replace to remove what is there.`);
  }
  await client.query("ROLLBACK TO looking");
}

function assertSameCode(manifest, ours) {
  const unknown = manifest.migrations.find(({ name, checksum }) => !ours.some((migration) => migration.name === name && migration.checksum === checksum));
  if (unknown) throw new Stop(`The backup needs the migration ${unknown.name}, which this version does not have as it was.`);
}

const fileOf = (folder, table) => path.join(folder, "tables", `${table}.copy.gz`);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
