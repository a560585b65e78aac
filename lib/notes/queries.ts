import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { GetNote, ListNotes } from "./rules";

export type NoteRow = {
  id: string; customerId: string | null; dealId: string | null; title: string | null; content: string; isPinned: boolean; createdById: string | null; createdByName: string; createdAt: Date;
  updatedAt: Date; version: number;
};

const select = { id: true, customerId: true, dealId: true, title: true, content: true, isPinned: true, createdById: true, createdByName: true, createdAt: true, updatedAt: true, version: true } as const;

/** Notes newest first; `next` is what to send as `after`. */
export function listNotes(ctx: Ctx, { customerId, dealId, after, limit }: ListNotes) {
  return within(ctx, async (tx) => {
    const where = { deletedAt: null, ...(customerId && { customerId }), ...(dealId && { dealId }), ...(after && { id: { lt: after } }) };
    const notes: NoteRow[] = await tx.customerNote.findMany({ where, select, orderBy: { id: "desc" }, take: limit + 1 });
    return { notes: notes.slice(0, limit), next: notes.length > limit ? (notes[limit - 1]?.id ?? null) : null };
  });
}

export function getNote(ctx: Ctx, { noteId }: GetNote): Promise<NoteRow> {
  return within(ctx, async (tx) => (await tx.customerNote.findFirst({ where: { id: noteId, deletedAt: null }, select })) ?? notFound());
}

/** The active people with one of these names or user names, in small letters. A name that several share names nobody. */
export async function listMentioned(tx: Tx, names: readonly string[]) {
  return tx.$queryRaw<{ id: string }[]>`
    select min(id::text) as id from (
      select id, username as said from users where "tenantId" = current_tenant() and "isActive" and username = any (${[...names]}::text[])
      union select id, lower(name) from users where "tenantId" = current_tenant() and "isActive" and lower(name) = any (${[...names]}::text[])
      union select id, lower("fullName") from users where "tenantId" = current_tenant() and "isActive" and lower("fullName") = any (${[...names]}::text[])) people
    group by said having count(distinct id) = 1`;
}
