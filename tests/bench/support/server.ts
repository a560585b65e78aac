import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { anyPort } from "../../../bin/support/ports.mjs";
import { TOOLS } from "../../../bin/support/tools.mjs";
import { at, data } from "../../../bin/support/places.mjs";

export type Server = { origin: string; pid: number; stop: () => Promise<void> };

/** The environment of the app on this database; also what the bars that call the app's own functions need. */
export function environment({ app, ops }: { app: string; ops: string }) {
  const secret = "a secret of thirty-two letters for the bench";
  return { DATABASE_URL: app, OPS_DATABASE_URL: ops, APP_SECRET: secret, NEXTAUTH_SECRET: secret, APP_URL: "http://localhost", NEXTAUTH_URL: "http://localhost", ATTACHMENTS_DIR: data("bench-files") };
}

/** The production build on a port of its own. `database` may be a proxy's address. */
export async function startServer(database: { app: string; ops: string }, more: Record<string, string> = {}): Promise<Server> {
  const port = await anyPort();
  const env = { ...process.env, ...environment(database), PORT: String(port), NODE_ENV: "production" as const, ...more };
  const child = spawn(process.execPath, [TOOLS.next, "start", "-p", String(port)], { cwd: at(), env, stdio: ["ignore", "ignore", "inherit"] });
  process.once("exit", () => child.kill("SIGKILL"));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const origin = `http://localhost:${port}`;
  for (const patience = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) throw new Error(`The built app ended (${child.signalCode ?? child.exitCode}).`);
    if (await fetch(`${origin}/api/health`).then(({ ok }) => ok, () => false)) break;
    if (Date.now() > patience) throw new Error("The built app does not answer.");
  }
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { origin, pid: child.pid, stop };
}

/** What the process holds in memory now, in bytes. */
export function residentBytes(pid: number) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
