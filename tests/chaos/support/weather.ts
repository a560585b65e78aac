import { rmSync } from "node:fs";
import { outside } from "../../../bin/support/account.mjs";
import { SETTINGS } from "../../../bin/support/environment.mjs";
import { applyMigrations } from "../../../bin/support/migrations.mjs";
import { data } from "../../../bin/support/places.mjs";
import { joinPostgres } from "../../../bin/support/postgres.mjs";
import type { Kills } from "./storm";

/** The storm, in a process that has loaded nothing of the app yet, on a server of its own which writes to disk in earnest: the tests' server serves others, and forgets when it is killed. */
export async function rage(kills: Kills) {
  const home = data("storm-postgres");
  const clear = () => [home, outside(home)].forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  clear();
  const postgres = await joinPostgres({ home, settings: SETTINGS });
  try {
    postgres.supervise();
    await applyMigrations(postgres.url("owner"));
    Object.assign(process.env, { DATABASE_URL: postgres.url("app"), OPS_DATABASE_URL: postgres.url("ops"), DATABASE_POOL: "12" });
    const { storm } = await import("./storm");
    return await storm(postgres, kills);
  } finally {
    await postgres.leave();
    clear();
  }
}
