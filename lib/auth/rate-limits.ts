import "server-only";
import { app } from "@/lib/db/client";
import { refuse } from "@/lib/refusal";

type Limit = { limit: number; seconds: number; sentence?: string };

/** Counts one more use of `key` and refuses (429, with the seconds left) beyond `limit` in a window of so many seconds. Counted in the database, so every node counts together. */
export async function limit(key: string, { limit: most, seconds, sentence = "Too many tries. Wait a minute and try again." }: Limit) {
  const [window] = await app.$queryRaw<{ count: number; left: number }[]>`
    insert into rate_limits (key, "windowStart", count) values (${key}, to_timestamp(floor(extract(epoch from now()) / ${seconds}::int) * ${seconds}::int), 1)
    on conflict (key, "windowStart") do update set count = rate_limits.count + 1
    returning count, ceil(${seconds}::int - extract(epoch from now() - "windowStart"))::int as left`;
  if ((window?.count ?? 0) > most) refuse(sentence, 429, { retryAfter: Math.max(1, window?.left ?? seconds) });
}
