import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { StoredMessage } from "./storing";

/** So many characters of a file are held at a time, however few rows that is; a single row may be longer. */
export const CHARACTERS_AT_ONCE = 250_000;

export type RawFaulty = { number: number; raw: string[]; message: StoredMessage | null };
type Asked = { batchId: string; after: number; most: number };

/** The rows after a number, in the file's order: at most `most`, and no further than where they reach CHARACTERS_AT_ONCE together. None only where none is left. */
export function listRaw(tx: Tx, asked: Asked) {
  return select<{ number: number; raw: string[] }>(tx, asked, { message: Prisma.empty, condition: Prisma.empty });
}

/** Of those the ones to fix, each with what is wrong. */
export function listFaulty(tx: Tx, asked: Asked) {
  return select<RawFaulty>(tx, asked, { message: Prisma.sql`, message`, condition: Prisma.sql`and action = 'ERROR'` });
}

/** How many rows to ask for next: where few filled the measure, many more need not even be measured. */
export const reach = (found: number, most: number) => Math.min(most, Math.max(1, found) * 2);

function select<R>(tx: Tx, { batchId, after, most }: Asked, { message, condition }: { message: Prisma.Sql; condition: Prisma.Sql }) {
  return tx.$queryRaw<R[]>(Prisma.sql`
    select number, raw ${message} from (
      select number, raw ${message}, sum(size) over (order by number) - size as before from (
        select number, raw ${message}, octet_length(raw::text) as size from import_rows
        where "batchId" = ${batchId}::uuid and number > ${after}::int ${condition} order by number limit ${most}::int) next) measured
    where before < ${CHARACTERS_AT_ONCE}::int order by number`);
}
