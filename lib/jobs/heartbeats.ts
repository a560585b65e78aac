import "server-only";
import { everything } from "@/lib/db/everything";

/** Notes that a part of the machinery is alive, at most once in so many seconds. */
export async function beat(name: string, seconds = 0) {
  await everything.$executeRaw`
    insert into heartbeats (name, at) values (${name}, now())
    on conflict (name) do update set at = now() where heartbeats.at <= now() - make_interval(secs => ${seconds}::int)`;
}

/** The newest sign of life of the background work, and how many seconds ago that was by the database's clock. */
export async function newestBeat() {
  const [newest] = await everything.$queryRaw<{ name: string; at: Date; seconds: number }[]>`
    select name, at, extract(epoch from now() - at)::float8 as seconds from heartbeats order by at desc limit 1`;
  return newest ?? null;
}
