import "server-only";
import { everything } from "@/lib/db/everything";
import { listMigrationFaults } from "@/lib/db/fitness";
import { newestBeat } from "./heartbeats";

export type Health = { ok: boolean; canServe: boolean; database: string; migrations: string; background: string };

/** A sign of life older than this means that nobody does the background work: the slowest clock rings every five minutes. */
const SILENCE = 15 * 60;

/** How the app stands. `canServe`: database and migrations; `ok`: the background work as well. */
export async function getHealth(): Promise<Health> {
  const begun = performance.now();
  try {
    await everything.$queryRaw`select 1`;
  } catch {
    return { ok: false, canServe: false, database: "cannot be reached", migrations: "unknown", background: "unknown" };
  }
  const database = `answers in ${Math.round(performance.now() - begun)} ms`;
  const faults = await listMigrationFaults();
  const beat = await newestBeat();
  const isAlive = beat ? beat.seconds < SILENCE : process.uptime() < SILENCE;
  const background = beat ? `${beat.name} ran ${Math.round(beat.seconds)} s ago` : "has not run yet";
  return { ok: faults.length === 0 && isAlive, canServe: faults.length === 0, database, migrations: faults.join(" ") || "all applied", background };
}
