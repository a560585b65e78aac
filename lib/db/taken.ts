import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { refuseField } from "@/lib/refusal";

/** A write whose unique key somebody may already hold: then the sentence is said at the field. The transaction is over either way. */
export async function orTaken<T>(write: Promise<T>, field: string, sentence: string): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (isTaken(error)) refuseField(field, sentence);
    throw error;
  }
}

/** A rule of the database that what was written would break: it says so only when all of it is there. */
export function isForbidden(error: unknown) {
  return error instanceof Prisma.PrismaClientKnownRequestError && JSON.stringify(error.meta ?? null).includes('"originalCode":"23514"');
}

/** A unique key somebody holds already, told by Prisma or, in SQL of our own, by the database. */
export function isTaken(error: unknown) {
  return error instanceof Prisma.PrismaClientKnownRequestError && (error.code === "P2002" || JSON.stringify(error.meta ?? null).includes('"originalCode":"23505"'));
}

/** What a row belongs to went before it was written. */
export function isOrphaned(error: unknown) {
  return error instanceof Prisma.PrismaClientKnownRequestError && JSON.stringify(error.meta ?? null).includes('"originalCode":"23503"');
}
