import "server-only";
import { everything } from "@/lib/db/everything";
import { HEARTBEAT } from "./sweep";

/** Without a sweep for so long escalations are late: the slowest clock rings every five minutes. */
const SILENCE = 15 * 60;

/** For the banner of the staff's portal: has nobody swept for a quarter of an hour, by the database's clock? Since when; null: all is well, or this server has only just begun. */
export async function findEscalationDelay(): Promise<{ since: Date } | null> {
  const [beat] = await everything.$queryRaw<{ at: Date; seconds: number }[]>`select at, extract(epoch from now() - at)::float8 as seconds from heartbeats where name = ${HEARTBEAT}`;
  if (!beat) return process.uptime() < SILENCE ? null : { since: new Date(Date.now() - process.uptime() * 1000) };
  return beat.seconds < SILENCE ? null : { since: beat.at };
}

export async function areEscalationsDelayed(): Promise<boolean> {
  return (await findEscalationDelay()) !== null;
}
