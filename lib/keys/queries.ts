import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { standingOf, type ListKeys } from "./rules";
import type { KeyStanding } from "./scopes";

/** Instants are ISO. `prefix` is the readable part, by which a key in a configuration file is recognized. */
export type KeyRow = { id: string; name: string; prefix: string; scopes: string[]; standing: KeyStanding; createdAt: string; createdByName: string | null; lastUsedAt: string | null; expiresAt: string | null; revokedAt: string | null };

/** The organization's keys, newest first, the revoked and expired ones too; `next` is what to send as `after`. */
export function listKeys(ctx: Ctx, { after, limit }: ListKeys): Promise<{ keys: KeyRow[]; next: string | null }> {
  return within(ctx, async (tx) => {
    const rows = await tx.apiKey.findMany({
      where: after ? { id: { lt: after } } : {}, orderBy: { id: "desc" }, take: limit + 1,
      select: { id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true, revokedAt: true, createdBy: { select: { name: true } } },
    });
    const now = new Date();
    const keys = rows.slice(0, limit).map(({ createdBy, ...key }) => ({
      ...key, standing: standingOf(key, now), createdByName: createdBy?.name ?? null, createdAt: key.createdAt.toISOString(),
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null, expiresAt: key.expiresAt?.toISOString() ?? null, revokedAt: key.revokedAt?.toISOString() ?? null,
    }));
    return { keys, next: rows.length > limit ? (keys.at(-1)?.id ?? null) : null };
  });
}
