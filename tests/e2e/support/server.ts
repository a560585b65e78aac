import { spawn, type ChildProcess } from "node:child_process";
import { createTestDatabase, prepareTestServer } from "../../../bin/support/test-database.mjs";
import { at } from "../../../bin/support/places.mjs";
import { QUIET, TOOLS, typescript } from "../../../bin/support/tools.mjs";

const port = Number(process.env.E2E_PORT ?? 3210);

/** Makes a database, loads the demo, starts the built app on it, and waits until it answers. */
export default async function start() {
  if (process.env.BASE_URL) return;
  process.env.TEST_DATABASE_URL ??= "embedded";
  const server = await prepareTestServer();
  const database = await createTestDatabase("browser");
  const secret = "a secret of thirty-two letters for tests";
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env, ...QUIET, DATABASE_URL: database.app, OPS_DATABASE_URL: database.ops, APP_SECRET: secret, NEXTAUTH_SECRET: secret, APP_URL: url, NEXTAUTH_URL: url, PORT: String(port),
    ATTACHMENTS_DIR: at(".data/e2e-files"),
  };
  process.env.E2E_DATABASE_URL = database.owner;
  await finished(spawn(process.execPath, typescript("prisma/seed.ts"), { env: { ...env, MIGRATION_DATABASE_URL: database.owner, DEMO: "1" }, stdio: "inherit" }));

  const app = spawn(process.execPath, [TOOLS.next, "start", "-p", String(port)], { env: { ...env, NODE_ENV: "production" }, stdio: ["ignore", "inherit", "inherit"] });
  await answering(url, app);
  return async () => {
    app.kill("SIGTERM");
    await finished(app);
    await server.release();
  };
}

function finished(child: ChildProcess) {
  return new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => (code === 0 || code === null || code === 143 ? resolve() : reject(new Error(`It ended with ${code}`))));
  });
}

async function answering(url: string, app: ChildProcess) {
  for (const end = Date.now() + 60_000; ; ) {
    if (app.exitCode !== null) throw new Error("The app did not start.");
    const answer = await fetch(`${url}/sign-in`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > end) throw new Error("The app does not answer.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
