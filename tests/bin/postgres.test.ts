import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canEnter } from "../../bin/support/account.mjs";
import { query } from "../../bin/support/database.mjs";
import { isAlive } from "../../bin/support/processes.mjs";
import { joinPostgres } from "../../bin/support/postgres.mjs";

const home = mkdtempSync(path.join(tmpdir(), "throughline-postgres-"));
const join = () => joinPostgres({ home, settings: { fsync: "off" } });
let first: Awaited<ReturnType<typeof join>>;

beforeAll(async () => {
  chmodSync(home, 0o755); // as root the server runs under another account, which must get in
  first = await join();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("the application's roles are no superusers and none bypasses row-level security", async () => {
  const roles = await query(first.url("postgres"), "SELECT rolname AS name, rolsuper OR rolbypassrls OR rolcreaterole AS mighty FROM pg_roles WHERE rolname IN ('owner', 'app', 'ops') ORDER BY 1");
  expect(roles).toEqual(["app", "ops", "owner"].map((name) => ({ name, mighty: false })));
  expect(await query(first.url("app"), "SELECT current_user AS me")).toEqual([{ me: "app" }]);
});

test("it listens on the loopback interface only, and asks for the password", async () => {
  const rows = await query(first.url("postgres"), "SELECT current_setting('listen_addresses') AS at, current_setting('unix_socket_directories') AS sockets");
  expect(rows).toEqual([{ at: "127.0.0.1", sockets: "" }]);
  await expect(query(first.url("app").replace(/:\w+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(/password/);
});

test("a second one joins it, and the last to leave stops it", async () => {
  const second = await join();
  expect([second.port, second.pid]).toEqual([first.port, first.pid]);
  await first.leave();
  expect(await query(second.url("app"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  const { pid } = second;
  await second.leave();
  expect(isAlive(pid ?? 0)).toBe(false);
  expect(readdirSync(path.join(home, "users"))).toEqual([]);
  first = await join();
  expect(first.port).toBe(second.port);
});

test("users that died without a word are not counted", async () => {
  const script = `import(${JSON.stringify(new URL("../../bin/support/postgres.mjs", import.meta.url).href)}).then(async ({ joinPostgres }) => {
    await joinPostgres({ home: ${JSON.stringify(home)} });
    console.log("joined");
    setInterval(() => {}, 1000);
  })`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  expect(readdirSync(path.join(home, "users"))).toHaveLength(2);
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  const { pid } = first;
  await first.leave();
  expect(isAlive(pid ?? 0)).toBe(false);
});

test("killed in the middle of a query, it is back on its port with everything that was committed", async () => {
  first = await join();
  first.supervise();
  const { port, pid } = first;
  await query(first.url("owner"), "CREATE TABLE kept AS SELECT 1 AS one; GRANT SELECT ON kept TO app");
  const busy = query(first.url("app"), "SELECT pg_sleep(60)").catch((error: Error) => error);
  await sleep(300);
  process.kill(pid ?? 0, "SIGKILL");
  await expect.poll(() => query(first.url("app"), "SELECT one FROM kept").catch(() => undefined), { timeout: 20_000, interval: 50 }).toEqual([{ one: 1 }]);
  expect(await busy).toBeInstanceOf(Error);
  expect(first.port).toBe(port);
  expect(first.pid).not.toBe(pid);
  await first.leave();
}, 30_000);

test("an account gets into a folder only through folders that are open to it", () => {
  const inner = mkdtempSync(path.join(home, "closed-"));
  chmodSync(inner, 0o700);
  const stranger = { uid: 4_242_424, gid: 4_242_424 };
  expect(canEnter(path.join(inner, "later"), stranger)).toBe(false);
  chmodSync(inner, 0o711);
  expect(canEnter(path.join(inner, "later"), stranger)).toBe(true);
});
