import { expect, test } from "vitest";
import { contextOfKey } from "@/lib/auth/context";
import { hashToken } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { createKey, revokeKey } from "@/lib/keys/commands";
import { listKeys } from "@/lib/keys/queries";
import { CreateKey } from "@/lib/keys/rules";
import { first, world } from "../support/world";
import { keyOf } from "./asking";

test("a key is made by an administrator, told once, kept as a hash, and the making is recorded", async () => {
  const w = await world();
  const { keyId, secret } = await createKey(w.as(w.adam), CreateKey.parse({ name: " Usage exporter ", scopes: ["telemetry.write", "crm.read"], days: "90" }));
  const kept = await w.db((tx) => tx.apiKey.findUniqueOrThrow({ where: { id: keyId } }));
  expect(kept).toMatchObject({ name: "Usage exporter", scopes: ["crm.read", "telemetry.write"], hash: hashToken(secret), createdById: w.adam.id });
  expect(JSON.stringify(kept)).not.toContain(secret);
  expect(Math.round((Number(kept.expiresAt) - Date.now()) / 86_400_000)).toBe(90);
  const { keys } = await listKeys(w.as(w.adam), { limit: 50 });
  expect([JSON.stringify(keys).includes(secret), first(keys)]).toEqual([false, expect.objectContaining({ id: keyId, standing: "works", lastUsedAt: null, createdByName: "Adam" })]);
  expect(await w.db((tx) => tx.auditLog.findFirst({ where: { entityId: keyId } }))).toMatchObject({ action: "key.created", userId: w.adam.id, details: { scopes: ["crm.read", "telemetry.write"], days: 90 } });
});

test("what a key acts as: itself, for its organization, in its scopes, and it is noted when it was last used", async () => {
  const w = await world();
  const { keyId, secret } = await keyOf(w, ["crm.read"]);
  const ctx = await contextOfKey(secret);
  expect(ctx).toMatchObject({ tenantId: w.tenantId, actor: { kind: "API_KEY", id: keyId, name: "Exporter" }, scopes: ["crm.read"], setting: { currencyCode: "USD" } });
  expect(ctx?.person).toBeUndefined();
  expect(first((await listKeys(w.as(w.adam), { limit: 50 })).keys).lastUsedAt).not.toBeNull();
});

test("a revoked key, an expired one, one of a closed organization and a guess are nobody", async () => {
  const w = await world();
  const [revoked, expired, closed] = [await keyOf(w, ["crm.read"]), await keyOf(w, ["crm.read"]), await keyOf(w, ["crm.read"])];
  await revokeKey(w.as(w.adam), { keyId: revoked.keyId });
  await w.db((tx) => tx.apiKey.update({ where: { id: expired.keyId }, data: { expiresAt: new Date(Date.now() - 1) } }));
  const guess = `${closed.secret.slice(0, -43)}${"x".repeat(43)}`;
  for (const secret of [revoked.secret, expired.secret, guess, "tl_guess", "", `${closed.secret} `, `'${closed.secret}`]) expect(await contextOfKey(secret)).toBeNull();
  expect((await listKeys(w.as(w.adam), { limit: 50 })).keys.map(({ standing }) => standing)).toEqual(["works", "expired", "revoked"]);
  expect(await contextOfKey(closed.secret)).not.toBeNull();
  await everything.organization.update({ where: { id: w.tenantId }, data: { isActive: false } });
  expect(await contextOfKey(closed.secret)).toBeNull();
});

test("a key is revoked once, by an administrator, and that is recorded", async () => {
  const [w, other] = [await world(), await world()];
  const { keyId } = await keyOf(w, ["crm.read"]);
  await expect(revokeKey(w.ctx, { keyId })).rejects.toMatchObject({ status: 403 });
  await expect(revokeKey(other.as(other.adam), { keyId })).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  await revokeKey(w.as(w.adam), { keyId });
  await expect(revokeKey(w.as(w.adam), { keyId })).rejects.toThrow("This key is revoked already.");
  expect(await w.db((tx) => tx.auditLog.count({ where: { entityId: keyId, action: "key.revoked" } }))).toBe(1);
  expect((await listKeys(other.as(other.adam), { limit: 50 })).keys).toEqual([]);
});

test("nobody but an administrator makes keys, and a key opens something, for two years at most", async () => {
  const w = await world();
  const input = { name: "Mine", scopes: ["crm.read" as const], days: 30 };
  for (const who of [w.maya, w.cato, w.sme, w.vera]) await expect(createKey(w.as(who), input)).rejects.toMatchObject({ status: 403 });
  for (const wrong of [{ name: "" }, { scopes: [] }, { scopes: ["everything"] }, { days: 0 }, { days: 731 }, { days: 1.5 }]) expect(CreateKey.safeParse({ ...input, ...wrong }).success).toBe(false);
});

test("keys come page by page", async () => {
  const w = await world();
  for (const name of ["One", "Two", "Three"]) await keyOf(w, ["crm.read"], { name });
  const page = await listKeys(w.as(w.adam), { limit: 2 });
  expect(page.keys.map(({ name }) => name)).toEqual(["Three", "Two"]);
  expect((await listKeys(w.as(w.adam), { limit: 2, after: page.next ?? undefined })).keys.map(({ name }) => name)).toEqual(["One"]);
});
