import { prepareTestServer, createTestDatabase, dropTestDatabase } from "../../bin/support/test-database.mjs";

/** Before the first test: the server is up and the template is migrated. Each test file copies a database of its own from it. */
export default async function setup() {
  process.env.TEST_DATABASE_URL ??= "embedded";
  const server = await prepareTestServer();
  await createTestDatabase(`first_${process.pid}`);
  await dropTestDatabase(`first_${process.pid}`);
  return server.release;
}
