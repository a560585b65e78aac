import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { refuseField } from "@/lib/refusal";
import type { DealSort } from "../rules/filtering";

type Column = "board" | "amount" | "close" | "age" | "name" | "customer" | "owner" | "created" | "stage" | "month";

/** What each order sorts by and the type its cursor has. Every key is never null, has a total order with the id, and most have an index. */
const columns: Record<Column, { key: Prisma.Sql; type: Prisma.Sql }> = {
  board: { key: Prisma.sql`d."stageOrder"`, type: Prisma.sql`text` },
  amount: { key: Prisma.sql`d."amountKey"`, type: Prisma.sql`bigint` },
  close: { key: Prisma.sql`coalesce(d."expectedCloseDate", 'infinity'::date)`, type: Prisma.sql`date` },
  age: { key: Prisma.sql`d."stageEnteredAt"`, type: Prisma.sql`timestamptz` },
  name: { key: Prisma.sql`d."nameKey"`, type: Prisma.sql`text` },
  customer: { key: Prisma.sql`coalesce(c."nameKey", '')`, type: Prisma.sql`text` },
  owner: { key: Prisma.sql`coalesce(lower(u.name), '')`, type: Prisma.sql`text` },
  created: { key: Prisma.sql`d."createdDate"`, type: Prisma.sql`timestamptz` },
  stage: { key: Prisma.sql`coalesce(s."order", 0)`, type: Prisma.sql`int` },
  month: { key: Prisma.sql`coalesce(d."closedDate", d."expectedCloseDate", 'infinity'::date)`, type: Prisma.sql`date` },
};

/** The key of a sort as text, its ORDER BY, and the condition that what comes after a cursor meets. */
export function order(sort: DealSort, cursor?: string) {
  const name = sort.replace("-", "") as Column;
  const { key, type } = columns[name];
  // The youngest card entered its stage last.
  const isDescending = sort.startsWith("-") !== (name === "age");
  const by = isDescending ? Prisma.sql`${key} desc, d.id desc` : Prisma.sql`${key}, d.id`;
  const last = cursor === undefined ? null : readCursor(cursor);
  const beyond = last && Prisma.sql`(${key}, d.id) ${isDescending ? Prisma.sql`<` : Prisma.sql`>`} (${last.key}::${type}, ${last.id}::uuid)`;
  return { key: Prisma.sql`(${key})::text`, by, beyond: beyond ?? Prisma.sql`true` };
}

export function writeCursor({ key, id }: { key: string; id: string }) {
  return Buffer.from(JSON.stringify([key, id])).toString("base64url");
}

/** A page that began elsewhere cannot be continued here: the list begins anew. */
function readCursor(cursor: string) {
  try {
    const [key, id, ...more]: unknown[] = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (typeof key === "string" && typeof id === "string" && /^[0-9a-f-]{36}$/.test(id) && more.length === 0) return { key, id };
  } catch {
    // Not ours: refused below.
  }
  return refuseField("after", "This page is not known. Start from the beginning.");
}
