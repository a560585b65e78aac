import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { newKey } from "@/lib/auth/keys";
import { assertMay } from "@/lib/auth/permissions";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import type { CreateKey, RevokeKey } from "./rules";

/** A new key. Its secret is answered once, here; only its hash is kept. A key is no edit: there is no undoing it but by revoking. */
export function createKey(ctx: Ctx, { name, scopes, days }: CreateKey): Promise<{ keyId: string; secret: string }> {
  return within(ctx, async (tx) => {
    assertMay(ctx, "keys.edit");
    const { secret, prefix, hash } = newKey();
    const data = { tenantId: ctx.tenantId, name, prefix, hash, scopes, expiresAt: new Date(Date.now() + days * 86_400_000), createdById: ctx.person?.id ?? null };
    const { id: keyId } = await tx.apiKey.create({ data, select: { id: true } });
    await note(tx, ctx, { name: "key.created", entity: "ApiKey", entityId: keyId, details: { scopes, days } });
    return { keyId, secret };
  });
}

/** At once and for good: the key's next request is nobody's. */
export function revokeKey(ctx: Ctx, { keyId }: RevokeKey) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "keys.edit");
    const { count } = await tx.apiKey.updateMany({ where: { id: keyId, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count === 0) return (await tx.apiKey.findUnique({ where: { id: keyId }, select: { id: true } })) ? refuse("This key is revoked already.", 409) : notFound();
    return note(tx, ctx, { name: "key.revoked", entity: "ApiKey", entityId: keyId, details: {} });
  });
}
