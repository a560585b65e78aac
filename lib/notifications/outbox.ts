import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import type { NoticeKind } from "./rules";

type Notice = { userId: string; kind: NoticeKind; key: string; title: string; body?: string; href: string };

/**
 * Puts a message to one person of the tenant in the outbox; how it reaches them is their choice. `key` (usually the fact's id) makes it arrive
 * once, however often the job runs. `href` is a path of ours.
 */
export async function notify(tx: Pick<Tx, "outbox">, { tenantId }: Ctx, { userId, kind, key, ...payload }: Notice) {
  const message = { tenantId, channel: "IN_APP", recipient: userId, dedupeKey: `${kind}:${key}:${userId}`, payload: { kind, ...payload } } as const;
  await tx.outbox.createMany({ data: message, skipDuplicates: true });
}
