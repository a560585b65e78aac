import "server-only";
import type { Tx } from "@/lib/db/within";

/** What only keeps the machine going, what opens a door, and the diary, which nobody but its owner sees, not even an administrator. */
const KEPT_BACK = ["calendar_feeds", "diary_bookmarks", "diary_todos", "idempotency_keys", "locked_entities", "outboxes", "progress_codes", "user_tokens"];

/** Every table of the organization that an export holds, by name. */
export async function listTables(tx: Tx, but: readonly string[] = []): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`select name from tenant_tables() where name <> all (${[...KEPT_BACK, ...but]}::text[]) order by name collate "C"`;
  return rows.map(({ name }) => name);
}

export type Page = { lines: string[]; last: string | null };

/** One page of a table as JSON texts, by id, without secrets; of the rows that name one of `ids`, or (null) of all. `last`: what to send as `after`; null after the end. */
export async function readPage(tx: Tx, { table, ids, after, most }: { table: string; ids: readonly string[] | null; after: string | null; most: number }): Promise<Page> {
  const rows = await tx.$queryRaw<{ id: string; line: string }[]>`select id, line::text as line from tenant_rows(${table}::regclass, ${ids && [...ids]}::uuid[], ${after}::uuid, ${most}::int)`;
  return { lines: rows.map(({ line }) => line), last: rows.length === most ? (rows.at(-1)?.id ?? null) : null };
}
