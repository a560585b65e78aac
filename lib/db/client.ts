import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client, Pool } from "pg";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { opened } from "./opening";

const kept = globalThis as typeof globalThis & { throughlineClients?: Map<string, PrismaClient> };

/** One pool per address and process; hot reload finds the one it had. */
export function connect(connectionString = "", max = Number(process.env.DATABASE_POOL ?? 10)) {
  const clients = (kept.throughlineClients ??= new Map());
  const client = clients.get(connectionString) ?? new PrismaClient({ adapter: new PrismaPg(poolOf(connectionString, max), { statementNameGenerator: nameOf, disposeExternalPool: true }) });
  clients.set(connectionString, client);
  return client;
}

function poolOf(connectionString: string, max: number) {
  const pool = new Pool({ connectionString, max });
  pool.on("connect", (client) => {
    client.on("error", () => {}); // a server may go in the instant between two owners of a connection, when nobody else listens; whoever asks next is refused
    client.query = ((asked: unknown, ...rest: unknown[]) => Reflect.apply(Client.prototype.query, client, [opened(asked), ...rest]) as unknown) as typeof client.query;
  });
  return pool;
}

/**
 * A statement that begins with this comment is prepared once per connection, so that PostgreSQL may keep its plan. For texts that are
 * asked all the time and never vary; planning the board takes longer than reading it. Behind a pooler this needs one that knows
 * prepared statements (PgBouncer from 1.21).
 */
const KEPT = "/* kept */";

function nameOf({ sql }: { sql: string }) {
  return sql.startsWith(KEPT) ? createHash("sha1").update(sql).digest("base64url") : "";
}

/** Connects as `app`: without within() it sees no row at all. */
export const app = connect(process.env.DATABASE_URL);
