import { rmSync } from "node:fs";
import path from "node:path";
import { vi } from "vitest";
import { createTestDatabase } from "../../bin/support/test-database.mjs";
import { jar, sent } from "../auth/browser";

/** What the file before in this process left behind goes: its environment, its clock, its browser, and that somebody was there. */
const kept = globalThis as typeof globalThis & { testEnvironment?: NodeJS.ProcessEnv; throughlineLastAsked?: number };
kept.testEnvironment ??= { ...process.env };
for (const variable of Object.keys(process.env)) if (!(variable in kept.testEnvironment)) delete process.env[variable];
Object.assign(process.env, kept.testEnvironment);
vi.useRealTimers();
jar.clear();
sent.clear();
delete kept.throughlineLastAsked;

/** A fresh database and an empty folder for every test file, known to the app before any module of ours is loaded. */
const name = `${process.env.TEST_DATABASE_NAME ?? "worker"}_${process.env.VITEST_POOL_ID}`;
const files = path.resolve(".data/test-files", name);
const database = await createTestDatabase(name);
rmSync(files, { recursive: true, force: true });
Object.assign(process.env, {
  DATABASE_URL: database.app,
  OPS_DATABASE_URL: database.ops,
  TEST_OWNER_URL: database.owner,
  APP_SECRET: "a secret of thirty-two letters for tests",
  NEXTAUTH_SECRET: "a secret of thirty-two letters for tests",
  APP_URL: "http://localhost",
  CRON_SECRET: "a secret for the tests",
  ATTACHMENTS_DIR: files,
  TEST_FILE_BEGUN: String(Math.floor(Date.now() / 1000) * 1000), // modules outlive the file that asked for them first
});
