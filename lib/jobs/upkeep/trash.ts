import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { DAYS_IN_TRASH } from "@/lib/trash/rules";
import { Pause, type Slice } from "../slices";

const BATCH = 500;

/** Nightly: what has lain in the trash for 30 days goes for good. One fact says how many of what. */
export async function purgeTrash(ctx: Ctx, slice: Slice) {
  const before = new Date(Date.now() - DAYS_IN_TRASH * 86_400_000);
  const purged: Record<string, number> = { ...(slice.cursor as Record<string, number> | null) };
  for (const [name, purge] of Object.entries(purges)) {
    for (let count = BATCH; count === BATCH; ) {
      if (slice.isOver()) return new Pause(purged, { done: sum(purged), total: sum(purged) });
      count = await within(ctx, async (tx) => {
        const gone = await purge(tx, before);
        if (gone > 0) await note(tx, ctx, { name: "trash.purged", entity: "Organization", entityId: ctx.tenantId, details: { kind: name, count: gone } });
        return gone;
      });
      if (count > 0) purged[name] = (purged[name] ?? 0) + count;
    }
  }
  return purged;
}

type Old = { deletedAt: { lt: Date } };
type Found = { id: string }[];
const page = { select: { id: true }, orderBy: { id: "asc" }, take: BATCH } as const;

async function purgeOf(before: Date, find: (where: Old) => Promise<Found>, remove: (where: { id: { in: string[] } }) => Promise<{ count: number }>) {
  const found = await find({ deletedAt: { lt: before } });
  return found.length === 0 ? 0 : (await remove({ id: { in: found.map(({ id }) => id) } })).count;
}

/** What hangs on something comes before it. A pipeline stays as long as a deal is in it. */
const purges: Record<string, (tx: Tx, before: Date) => Promise<number>> = {
  attachments: (tx, before) => purgeOf(before, (where) => tx.attachment.findMany({ where, ...page }), (where) => tx.attachment.deleteMany({ where })),
  notes: (tx, before) => purgeOf(before, (where) => tx.customerNote.findMany({ where, ...page }), (where) => tx.customerNote.deleteMany({ where })),
  communications: (tx, before) => purgeOf(before, (where) => tx.communication.findMany({ where, ...page }), (where) => tx.communication.deleteMany({ where })),
  activities: (tx, before) => purgeOf(before, (where) => tx.activity.findMany({ where, ...page }), (where) => tx.activity.deleteMany({ where })),
  deals: (tx, before) => purgeOf(before, (where) => tx.deal.findMany({ where, ...page }), (where) => tx.deal.deleteMany({ where })),
  leads: (tx, before) => purgeOf(before, (where) => tx.lead.findMany({ where, ...page }), (where) => tx.lead.deleteMany({ where })),
  contacts: (tx, before) => purgeOf(before, (where) => tx.contact.findMany({ where, ...page }), (where) => tx.contact.deleteMany({ where })),
  customers: (tx, before) => purgeOf(before, (where) => tx.customer.findMany({ where, ...page }), (where) => tx.customer.deleteMany({ where })),
  products: (tx, before) => purgeOf(before, (where) => tx.product.findMany({ where, ...page }), (where) => tx.product.deleteMany({ where })),
  views: (tx, before) => purgeOf(before, (where) => tx.savedView.findMany({ where, ...page }), (where) => tx.savedView.deleteMany({ where })),
  pipelines: (tx, before) => purgeOf(before, (where) => tx.pipeline.findMany({ where: { ...where, deals: { none: {} } }, ...page }), (where) => tx.pipeline.deleteMany({ where })),
};

function sum(counts: Record<string, number>) {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
