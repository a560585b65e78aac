import "server-only";
import { storage } from "@/lib/attachments/storage";
import { EXPORT_DAYS, EXPORTS } from "@/lib/privacy/exports";
import { everything } from "@/lib/db/everything";
import { Pause, type Slice } from "../slices";

const BATCH = 500;
/** An upload may take that long before its row is there, in milliseconds. */
const GRACE = 24 * 3_600_000;
/** The parts of an export have no row: they go when their days are over. */
const EXPORT_GRACE = EXPORT_DAYS * 24 * 3_600_000;

/** Nightly: clears the storage of what no row names: uploads that broke off, files of rows that were purged, exports whose days are over. What a row in the trash names stays. */
export async function sweepAttachments({ cursor, isOver }: Pick<Slice, "cursor" | "isOver">) {
  let { after = "", removed = 0 } = (cursor ?? {}) as { after?: string; removed?: number };
  let batch: string[] = [];
  const store = storage();
  for await (const { key, writtenAt } of store.list(after)) {
    if (Date.now() - writtenAt.getTime() > (key.startsWith(EXPORTS) ? EXPORT_GRACE : GRACE)) batch.push(key);
    if (batch.length < BATCH) continue;
    removed += await removeOrphans(batch);
    after = key;
    batch = [];
    if (isOver()) return new Pause({ after, removed }, { done: removed, total: removed });
  }
  return { removed: removed + (await removeOrphans(batch)) };
}

async function removeOrphans(keys: readonly string[]) {
  const tenants = [...new Set(keys.map((key) => key.split("/")[0] ?? "").filter((id) => /^[0-9a-f-]{36}$/.test(id)))];
  const named = await everything.attachment.findMany({ where: { tenantId: { in: tenants }, fileUrl: { in: [...keys] } }, select: { fileUrl: true } });
  const known = new Set(named.map(({ fileUrl }) => fileUrl));
  const orphans = keys.filter((key) => !known.has(key));
  for (const key of orphans) await storage().remove(key);
  return orphans.length;
}
