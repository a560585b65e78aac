import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { outside } from "../../../bin/support/account.mjs";
import { at, data } from "../../../bin/support/places.mjs";
import { joinPostgres } from "../../../bin/support/postgres.mjs";

export type Target = "app" | "postgres";
export type Instance = { origin: string; kill: (target: Target) => void; stop: () => Promise<void> };

/** What the app says while its database is dead would hide what the test says. */
const LOG = data("chaos.log");
/** The tests' own databases and servers. The first three are emptied, not taken out: a file of settings would fill them again. */
const ELSEWHERE = { DATABASE_URL: "", OPS_DATABASE_URL: "", MIGRATION_DATABASE_URL: "" };
const NOT_ITS_BUSINESS = ["TEST_DATABASE_URL", "NODE_ENV", "VITEST", "INNGEST_EVENT_KEY", "INNGEST_DEV", "SMTP_URL"];

/** What `npm start` runs, on a scratch database and any free port: the supervised app with the embedded PostgreSQL. Modules of the app loaded after it reach its database. */
export async function startInstance(): Promise<Instance> {
  const home = data("chaos");
  clear(home);
  mkdirSync(home, { recursive: true });
  if (existsSync(data("stamps"))) cpSync(data("stamps"), path.join(home, "stamps"), { recursive: true }); // what is built already is not built again
  const env = { ...process.env, THROUGHLINE_DATA: home, PORT: "0", DEMO: "0", ...ELSEWHERE };
  for (const name of NOT_ITS_BUSINESS) Reflect.deleteProperty(env, name);
  const supervisor = spawn(process.execPath, [at("bin/start.mjs")], { cwd: at(), env, stdio: ["ignore", "pipe", openSync(LOG, "w")] });
  process.once("exit", () => supervisor.kill("SIGTERM"));
  const origin = await ready(supervisor);
  const postgres = await joinPostgres({ home: path.join(home, "postgres") });
  const app = () => (JSON.parse(readFileSync(path.join(home, "servers", `${new URL(origin).port}.json`), "utf8")) as { server: [number] }).server[0];

  Object.assign(process.env, { DATABASE_URL: postgres.url("app"), OPS_DATABASE_URL: postgres.url("ops") });

  return {
    origin,
    kill(target) {
      const pid = target === "app" ? -app() : postgres.pid; // the app with everything it started
      if (pid) process.kill(pid, "SIGKILL");
    },
    async stop() {
      const ended = new Promise((resolve) => supervisor.once("exit", resolve));
      supervisor.kill("SIGTERM");
      await ended;
      await postgres.leave();
      clear(home);
    },
  };
}

function ready(supervisor: ChildProcess) {
  let said = "";
  return new Promise<string>((resolve, reject) => {
    supervisor.stdout?.setEncoding("utf8").on("data", (part: string) => {
      if (process.env.CHAOS_LOG) process.stdout.write(part);
      said += part;
      const [, origin] = /^Ready: (\S+)/m.exec(said) ?? [];
      if (origin) resolve(origin);
    });
    supervisor.once("exit", (code) => reject(new Error(`The app did not start (exit code ${code}).\n${said}${readFileSync(LOG, "utf8")}`)));
  });
}

function clear(home: string) {
  for (const folder of [home, outside(path.join(home, "postgres"))]) rmSync(folder, { recursive: true, force: true });
}
