import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { onDatabase, query } from "../../bin/support/database.mjs";
import { applyMigrations, listApplied } from "../../bin/support/migrations.mjs";
import { dropTestDatabase, prepareTestServer, testName } from "../../bin/support/test-database.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "throughline-migrations-"));
const name = testName("migrations");
let url: string;

beforeEach(async () => {
  const { adminUrl } = await prepareTestServer();
  await dropTestDatabase(name);
  await query(adminUrl, `CREATE DATABASE ${name}`);
  url = onDatabase(adminUrl, name);
  rmSync(folder, { recursive: true, force: true });
  write("0001_things", "CREATE TABLE things (id int); INSERT INTO things VALUES (1);");
  write("0002_more", "DO $$ BEGIN INSERT INTO things VALUES (2); END $$; -- a ; in a comment\nSELECT ';';");
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await dropTestDatabase(name);
});

test("each migration is applied once, and recorded as Prisma records it", async () => {
  expect(await applyMigrations(url, { folder })).toEqual(["0001_things", "0002_more"]);
  expect(await applyMigrations(url, { folder })).toEqual([]);
  const [row] = await query(url, `SELECT checksum, applied_steps_count AS steps, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY migration_name`);
  const checksum = createHash("sha256").update("CREATE TABLE things (id int); INSERT INTO things VALUES (1);").digest("hex");
  expect(row).toEqual({ checksum, steps: 1, finished: true });
});

test("of many that start at once, one migrates and the others find it done", async () => {
  const all = await Promise.all([1, 2, 3, 4, 5].map(() => applyMigrations(url, { folder })));
  expect(all.flat()).toEqual(["0001_things", "0002_more"]);
  expect(await query(url, "SELECT id FROM things ORDER BY id")).toEqual([{ id: 1 }, { id: 2 }]);
});

test("a migration that fails leaves nothing behind, says where, and can be repaired", async () => {
  write("0003_broken", "CREATE TABLE half (id int);\nSELECT 1 / 0;");
  await expect(applyMigrations(url, { folder })).rejects.toThrow(/0003_broken failed: division by zero/);
  expect(await query(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  write("0003_broken", "CREATE TABLE half (id int);");
  expect(await applyMigrations(url, { folder })).toEqual(["0003_broken"]);
});

test("a migration edited after it was applied stops the start", async () => {
  await applyMigrations(url, { folder, through: "0001_things" });
  expect((await listApplied(url)).map(({ name }: { name: string }) => name)).toEqual(["0001_things"]);
  write("0001_things", "CREATE TABLE things (id bigint);");
  await expect(applyMigrations(url, { folder })).rejects.toThrow(/0001_things was edited/);
});

function write(migration: string, sql: string) {
  mkdirSync(path.join(folder, migration), { recursive: true });
  writeFileSync(path.join(folder, migration, "migration.sql"), sql);
}
