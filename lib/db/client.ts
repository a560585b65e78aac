import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/generated/prisma/client";

const kept = globalThis as typeof globalThis & { throughlineClients?: Map<string, PrismaClient> };

/** One pool per address and process; hot reload finds the one it had. */
export function connect(connectionString = "", max = Number(process.env.DATABASE_POOL ?? 10)) {
  const clients = (kept.throughlineClients ??= new Map());
  const client = clients.get(connectionString) ?? new PrismaClient({ adapter: new PrismaPg({ connectionString, max }) });
  clients.set(connectionString, client);
  return client;
}

/** Connects as `app`: without within() it sees no row at all. */
export const app = connect(process.env.DATABASE_URL);
