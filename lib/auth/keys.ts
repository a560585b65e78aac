import "server-only";
import { randomBytes } from "node:crypto";
import type { Ctx, Setting } from "@/lib/auth/context";
import { hashToken, newToken } from "@/lib/auth/sessions";
import { app } from "@/lib/db/client";
import { within } from "@/lib/db/within";

/** A new key: "tl_", sixteen signs to find it by, and 256 random bits. Only the first part and the hash of the whole are ever stored. */
export function newKey() {
  const prefix = `tl_${randomBytes(8).toString("hex")}`;
  const secret = `${prefix}_${newToken()}`;
  return { secret, prefix, hash: hashToken(secret) };
}

/** From a key's readable part to ids, before any tenant is known; expired, revoked and inactive organizations' are nobody's. It proves nothing yet. */
export async function findKey(secret: string) {
  const prefix = /^(tl_[0-9a-f]{16})_[\w-]{43}$/.exec(secret)?.[1];
  if (!prefix) return null;
  const [found] = await app.$queryRaw<{ tenantId: string; apiKeyId: string }[]>`/* kept */ select * from api_key_of(${prefix})`;
  return found ?? null;
}

type Found = { name: string; scopes: string[] } & Setting;

/** The key whose secret this is, or null. Notes that it was used, at most once a minute. */
export async function getKey(ctx: Ctx, { apiKeyId, secret }: { apiKeyId: string; secret: string }) {
  const hash = hashToken(secret);
  const [found] = await within(ctx, (tx) => tx.$queryRaw<Found[]>`/* kept */
    with used as (update api_keys set "lastUsedAt" = now()
      where "tenantId" = ${ctx.tenantId}::uuid and id = ${apiKeyId}::uuid and hash = ${hash} and ("lastUsedAt" is null or "lastUsedAt" < now() - interval '1 minute'))
    select k.name, k.scopes, o.name as "organizationName", o.locale, o.timezone, o.timezone as "organizationTimezone", o."currencyCode"
    from api_keys k join organizations o on o.id = k."tenantId"
    where k."tenantId" = ${ctx.tenantId}::uuid and k.id = ${apiKeyId}::uuid and k.hash = ${hash} and k."revokedAt" is null and (k."expiresAt" is null or k."expiresAt" > now())`);
  if (!found) return null;
  const { name, scopes, ...setting } = found;
  return { name, scopes, setting };
}
