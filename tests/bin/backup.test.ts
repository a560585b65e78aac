import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "../../bin/support/database.mjs";
import { dump } from "../../bin/support/dump.mjs";
import { load } from "../../bin/support/load.mjs";
import { applyMigrations } from "../../bin/support/migrations.mjs";
import { dropTestDatabase, prepareTestServer, testName } from "../../bin/support/test-database.mjs";

const SCHEMA = `
CREATE TABLE people (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, boss int REFERENCES people, loud text GENERATED ALWAYS AS (upper(name)) STORED);
ALTER TABLE people ENABLE ROW LEVEL SECURITY; ALTER TABLE people FORCE ROW LEVEL SECURITY;
CREATE POLICY everyone ON people TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$;
CREATE TRIGGER never BEFORE UPDATE OR INSERT ON people FOR EACH ROW WHEN (new.name = 'frozen') EXECUTE FUNCTION never();
CREATE TABLE facts (at date NOT NULL, person int REFERENCES people, note text) PARTITION BY RANGE (at);
CREATE TABLE facts_2025 PARTITION OF facts FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`;
const ROWS = `
INSERT INTO people (name, boss) VALUES ('Otto', NULL), ('Maya\tÄ\\n', 1), (NULL, 2);
UPDATE people SET boss = 3 WHERE id = 1;
CREATE TABLE facts_2026 PARTITION OF facts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO facts VALUES ('2025-05-05', 1, 'a'), ('2026-06-06', 3, E'b\\n\\\\.\\nc');`;

const folder = mkdtempSync(path.join(tmpdir(), "throughline-backup-"));
const at = (...parts: string[]) => path.join(folder, ...parts);
const options = { migrations: at("migrations"), attachments: at("restored") };
let from: string;
let to: string;

beforeAll(async () => {
  [from, to] = [await emptyDatabase("backup_from"), await emptyDatabase("backup_to")];
  migration("0001_start", SCHEMA);
  await applyMigrations(from, { folder: options.migrations });
  await query(from, ROWS);
  mkdirSync(at("attachments/ab"), { recursive: true });
  writeFileSync(at("attachments/ab/offer.pdf"), "offer");
  await dump(from, at("copy"), at("attachments"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([dropTestDatabase("backup_from"), dropTestDatabase("backup_to")]);
});

const everything = async (url: string) => [await query(url, "SELECT * FROM people ORDER BY id"), await query(url, "SELECT *, tableoid::regclass::text AS part FROM facts ORDER BY at")];

test("what was backed up comes back, with attachments, counters, walls, keys and triggers, and later migrations are applied", async () => {
  migration("0002_later", "ALTER TABLE people ADD age int;");
  await load(to, at("copy"), options);
  await query(to, "ALTER TABLE people DROP age");
  expect(await everything(to)).toEqual(await everything(from));
  expect(readFileSync(at("restored/ab/offer.pdf"), "utf8")).toBe("offer");
  expect(await query(to, "INSERT INTO people (name) VALUES ('Vera') RETURNING id")).toEqual([{ id: 4 }]);
  expect(await query(to, "SELECT relforcerowsecurity AS forced FROM pg_class WHERE relname = 'people'")).toEqual([{ forced: true }]);
  await expect(query(to, "INSERT INTO people (name, boss) VALUES ('Nobody', 99)")).rejects.toThrow(/foreign key/);
  await expect(query(to, "INSERT INTO people (name) VALUES ('frozen')")).rejects.toThrow(/append only/);
  rmSync(at("migrations/0002_later"), { recursive: true });
});

test("a database with rows is left alone unless they are to be replaced", async () => {
  const before = await everything(from);
  await expect(load(from, at("copy"), options)).rejects.toThrow(/not empty/);
  expect(await everything(from)).toEqual(before);
  await query(from, "INSERT INTO people (name) VALUES ('Too late')");
  await load(from, at("copy"), { ...options, replace: true });
  expect(await everything(from)).toEqual(before);
});

test("a damaged backup changes nothing", async () => {
  const before = await everything(from);
  writeFileSync(at("copy/tables/people.copy.gz"), "gone");
  await expect(load(from, at("copy"), { ...options, replace: true })).rejects.toThrow(/damaged: nothing was restored/);
  expect(await everything(from)).toEqual(before);
});

async function emptyDatabase(name: string) {
  const { adminUrl, databaseUrl } = await prepareTestServer();
  await dropTestDatabase(name);
  await query(adminUrl, `CREATE DATABASE ${testName(name)} OWNER ${new URL(databaseUrl("owner", name)).username}`);
  return databaseUrl("owner", name);
}

function migration(name: string, sql: string) {
  mkdirSync(at("migrations", name), { recursive: true });
  writeFileSync(at("migrations", name, "migration.sql"), sql);
}
