import { createHash } from "node:crypto";
import { cpSync, createWriteStream, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { quote, withClient } from "./database.mjs";
import { Stop } from "./say.mjs";
import { listColumns, listHidden, listPartitions, listSequences, listTables } from "./tables.mjs";
import { listApplied } from "./migrations.mjs";

/**
 * Writes a database and its attachments into a new folder, all tables as of one moment:
 * `manifest.json`, `tables/NAME.copy.gz` (PostgreSQL's COPY text), `files/`.
 * @param {string} url of the owner, or of a superuser
 * @param {string} folder
 * @param {string} [attachments] the folder of the local attachments
 * @returns {Promise<{ tables: { name: string, rows: number }[], files: number }>} the manifest
 */
export async function dump(url, folder, attachments) {
  if (existsSync(folder) && readdirSync(folder).length) throw new Stop(`${folder} is not empty.`);
  mkdirSync(path.join(folder, "tables"), { recursive: true, mode: 0o700 });
  const migrations = await listApplied(url);
  const manifest = await withClient(url, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const hidden = await listHidden(client);
    if (hidden.length) throw new Stop(`The account may not read all rows of ${hidden.join(", ")}: a backup would lose them.`);
    const [partitions, sequences] = [await listPartitions(client), await listSequences(client)];
    const tables = [];
    for (const name of await listTables(client)) tables.push(await dumpTable(client, name, folder));
    return { format: 1, madeAt: new Date().toISOString(), migrations, partitions, sequences, tables };
  });
  const files = copyFiles(attachments, path.join(folder, "files"));
  writeFileSync(path.join(folder, "manifest.json"), `${JSON.stringify({ ...manifest, files }, null, 2)}\n`);
  return { ...manifest, files };
}

async function dumpTable(client, name, folder) {
  const { to } = await import("pg-copy-streams");
  const columns = await listColumns(client, name);
  const stream = client.query(to(`COPY (SELECT ${columns.map(quote).join(", ")} FROM ${quote(name)}) TO STDOUT`));
  const hash = createHash("sha256");
  const hashing = new Transform({
    transform(part, _, next) {
      hash.update(part);
      next(null, part);
    },
  });
  await pipeline(stream, createGzip(), hashing, createWriteStream(path.join(folder, "tables", `${name}.copy.gz`), { mode: 0o600 }));
  return { name, columns, rows: stream.rowCount, sha256: hash.digest("hex") };
}

/** Attachments are written once and never changed, so copying after the tables misses none that a row names. */
function copyFiles(from, to) {
  if (!from || !existsSync(from)) return 0;
  cpSync(from, to, { recursive: true });
  return readdirSync(to, { recursive: true }).filter((name) => statSync(path.join(to, name)).isFile()).length;
}
