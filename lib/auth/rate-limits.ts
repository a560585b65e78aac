import "server-only";
import { app } from "@/lib/db/client";
import { refuse } from "@/lib/refusal";

/** Counts one more use of `key` and refuses beyond `limit` in a window of so many seconds. Counted in the database, so every node counts together. */
export async function limit(key: string, { limit: most, seconds }: { limit: number; seconds: number }) {
  const [window] = await app.$queryRaw<{ count: number }[]>`
    insert into rate_limits (key, "windowStart", count) values (${key}, to_timestamp(floor(extract(epoch from now()) / ${seconds}::int) * ${seconds}::int), 1)
    on conflict (key, "windowStart") do update set count = rate_limits.count + 1 returning count`;
  if ((window?.count ?? 0) > most) refuse("Too many tries. Wait a minute and try again.", 429);
}
