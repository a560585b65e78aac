import path from "node:path";
import { createTestDatabase } from "../../bin/support/test-database.mjs";

/** A fresh database for every test file, known to the app by its two roles before any module of ours is loaded. */
const database = await createTestDatabase(`${process.env.TEST_DATABASE_NAME ?? "worker"}_${process.env.VITEST_POOL_ID}`);
Object.assign(process.env, {
  DATABASE_URL: database.app,
  OPS_DATABASE_URL: database.ops,
  TEST_OWNER_URL: database.owner,
  APP_SECRET: "a secret of thirty-two letters for tests",
  NEXTAUTH_SECRET: "a secret of thirty-two letters for tests",
  APP_URL: "http://localhost",
  CRON_SECRET: "a secret for the tests",
  ATTACHMENTS_DIR: path.resolve(`.data/test-files/${process.env.TEST_DATABASE_NAME ?? "worker"}_${process.env.VITEST_POOL_ID}`),
});
