import "server-only";
import type { Tx } from "@/lib/db/within";
import { refuse } from "@/lib/refusal";

type Edit = { entity: string; id: string; field: string; was: unknown; now: unknown; yours: unknown };

/** A field edit stands only on the value it read. If someone changed that field since, both values are shown and nothing is written. */
export async function assertUnchanged(tx: Tx, { entity, id, field, was, now, yours }: Edit) {
  if (isSame(was, now) || isSame(yours, now)) return;
  const { byName, at } = await whoChangedLast(tx, { entity, id, field });
  const conflict = { field, yours: plain(yours), theirs: plain(now), byName, at: at.toISOString() };
  refuse(`${byName} changed this since you opened it. Their value stands; yours was not saved.`, 409, { conflict });
}

/** Who wrote a record last, or one field of it, and when. */
export async function whoChangedLast(tx: Tx, { entity, id, field = null }: { entity: string; id: string; field?: string | null }) {
  const [last] = await tx.$queryRaw<{ byName: string; at: Date }[]>`
    select s."committedByName" as "byName", s."committedAt" as at
    from change_items i join change_sets s on s."tenantId" = i."tenantId" and s.id = i."changeSetId"
    where i."entityType" = ${entity} and i."entityId" = ${id}::uuid and (${field}::text is null or i.after ? ${field}) order by i.id desc limit 1`;
  return last ?? { byName: "Someone", at: new Date() };
}

/** Equal as stored: decimals by value, days and instants by moment, lists by content, empty text as nothing. */
export function isSame(a: unknown, b: unknown) {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  const text = plain(value);
  if (text === null || text === "") return "null";
  if (typeof text === "string" && /^-?\d+(\.\d+)?$/.test(text)) return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  if (typeof text === "string" && /^\d{4}-\d\d-\d\dT00:00:00\.000Z$/.test(text)) return text.slice(0, 10);
  return typeof text === "string" ? text : JSON.stringify(text);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}
