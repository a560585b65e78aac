import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { calledOf } from "@/lib/deals/called";
import type { Fact } from "@/lib/events/catalog";
import { notify } from "@/lib/notifications/outbox";
import { listMentioned } from "../queries";
import { mentionsIn } from "../rules";

/** A reaction to a note that was written or changed: whoever it names hears of it, once for each note. */
export function noticeMentioned(ctx: Ctx, fact: Fact) {
  return within(ctx, async (tx) => {
    const note = await tx.customerNote.findFirst({ where: { id: fact.entityId, deletedAt: null }, select: { id: true, title: true, content: true, customerId: true, dealId: true, customer: { select: { name: true } } } });
    const names = mentionsIn(`${note?.title ?? ""}\n${note?.content ?? ""}`);
    if (!note || names.length === 0) return;
    const where = (note.dealId ? (await calledOf(tx, [note.dealId]))[0] : note.customer?.name) ?? "a record";
    const href = note.dealId ? `/deals/${note.dealId}` : `/customers/${note.customerId}`;
    for (const { id } of await listMentioned(tx, names)) {
      if (id !== fact.actorId) await notify(tx, ctx, { userId: id, kind: "note.mentioned", key: note.id, title: `${fact.actorName} mentions you in a note on ${where}`, body: excerpt(note.content), href });
    }
  });
}

function excerpt(text: string) {
  return text.length > 160 ? `${text.slice(0, 159).trimEnd()}…` : text;
}
