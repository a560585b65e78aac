import { beforeEach, expect, test } from "vitest";
import { beginTwoStep, confirmTwoStep, removeTwoStep, renewRecoveryCodes } from "@/lib/accounts/commands/two-step";
import { signIn } from "@/lib/accounts/commands/signing-in";
import { currentCode, sealSecret } from "@/lib/accounts/totp";
import { assertMay } from "@/lib/auth/permissions";
import { everything } from "@/lib/db/everything";
import { jar } from "../auth/browser";
import { first, world, type World } from "../support/world";
import { contextHere, factsOf, PASSWORD, withPassword } from "./people";

beforeEach(() => jar.clear());

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const STEP = 30_000;

async function enrolled({ maya }: World) {
  return withPassword(maya, { totpSecret: sealSecret(SECRET), totpConfirmedAt: new Date() });
}

test("setting it up takes a code, and answers ten recovery codes that are stored only as hashes", async () => {
  const w = await world();
  const ctx = w.ctx;
  await withPassword(w.maya);
  const { secret, qr } = await beginTwoStep(ctx);
  expect(qr).toMatch(/^data:image\/png;base64,/);
  await expect(confirmTwoStep(ctx, { code: "000000" })).rejects.toThrow(/not right/);
  const { codes } = await confirmTwoStep(ctx, { code: currentCode(secret) });
  expect(new Set(codes).size).toBe(10);

  const stored = await everything.user.findUniqueOrThrow({ where: { id: w.maya.id } });
  expect(stored.totpSecret).not.toContain(secret);
  expect(stored.recoveryCodes.some((hash) => codes.includes(hash))).toBe(false);
  await expect(beginTwoStep(ctx)).rejects.toThrow(/on already/);
  expect(await factsOf(w)).toEqual(["account.two_step_enrolled"]);
});

test("the password alone no longer opens a session; the code does, once", async () => {
  const maya = await enrolled(await world());
  const attempt = (code?: string) => signIn({ login: maya.username, password: PASSWORD, ...(code && { code }) });
  expect(await attempt()).toEqual({ next: "code" });
  expect(jar.size).toBe(0);
  const code = currentCode(SECRET);
  expect(await attempt(code)).toEqual({ next: "/deals" });
  await expect(attempt(code)).rejects.toThrow(/was used before/);
  expect(await attempt(currentCode(SECRET, Date.now() + STEP))).toEqual({ next: "/deals" });
  await expect(attempt(currentCode(SECRET, Date.now() + 5 * STEP))).rejects.toThrow(/not right/);
});

test("of two sign-ins with one code at the same time one succeeds", async () => {
  const maya = await enrolled(await world());
  const code = currentCode(SECRET);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => signIn({ login: maya.username, password: PASSWORD, code })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("wrong codes lock the account like wrong passwords", async () => {
  const maya = await enrolled(await world());
  const attempt = (code: string) => signIn({ login: maya.username, password: PASSWORD, code });
  for (let n = 0; n < 5; n++) await expect(attempt("999999")).rejects.toThrow(/not right/);
  await expect(attempt(currentCode(SECRET))).rejects.toThrow(/Too many wrong tries/);
});

test("a recovery code opens the second step once, however it is typed", async () => {
  const w = await world();
  const maya = await enrolled(w);
  const { codes } = await renewRecoveryCodes(w.ctx, { code: currentCode(SECRET) });
  const code = first(codes).toUpperCase().replaceAll("-", " ");
  const attempt = () => signIn({ login: maya.username, password: PASSWORD, code });
  expect(await attempt()).toEqual({ next: "/deals" });
  await expect(attempt()).rejects.toThrow(/was used before/);
});

test("turning it off takes the password and a code, and is refused where the organization asks for it", async () => {
  const w = await world();
  await enrolled(w);
  await expect(removeTwoStep(w.ctx, { password: "wrong", code: currentCode(SECRET) })).rejects.toThrow(/not your password/);
  await expect(removeTwoStep(w.ctx, { password: PASSWORD, code: "000000" })).rejects.toThrow(/not right/);
  await everything.organization.update({ where: { id: w.tenantId }, data: { mfaPolicy: "ALL" } });
  await expect(removeTwoStep(w.ctx, { password: PASSWORD, code: currentCode(SECRET) })).rejects.toThrow(/asks for two-step/);
  await everything.organization.update({ where: { id: w.tenantId }, data: { mfaPolicy: "ADMINS" } });
  await removeTwoStep(w.ctx, { password: PASSWORD, code: currentCode(SECRET) });
  expect(await signIn({ login: w.maya.username, password: PASSWORD })).toEqual({ next: "/deals" });
});

test("where the organization asks for it, nothing else is open until it is set up", async () => {
  const w = await world();
  const [maya, adam] = [await withPassword(w.maya), await withPassword(w.adam)];
  const asks = async (login: string) => {
    await signIn({ login, password: PASSWORD });
    return (await contextHere()).mustEnrol;
  };
  const policy = (mfaPolicy: "ADMINS" | "ALL") => everything.organization.update({ where: { id: w.tenantId }, data: { mfaPolicy } });
  await policy("ADMINS");
  expect([await asks(maya.username), await asks(adam.username)]).toEqual([false, true]);
  await policy("ALL");
  expect(await asks(maya.username)).toBe(true);
  const ctx = await contextHere();
  expect(() => assertMay(ctx, "deals.read")).toThrow(/asks for two-step/);
  const { secret } = await beginTwoStep(ctx);
  await confirmTwoStep(ctx, { code: currentCode(secret) });
  expect((await contextHere()).mustEnrol).toBe(false);
});

test("staff who look as somebody, and keys, cannot touch it", async () => {
  const w = await world();
  const looking = w.as(w.maya, { onBehalfOf: { userId: w.maya.id, impersonationSessionId: crypto.randomUUID() } });
  await expect(async () => beginTwoStep(looking)).rejects.toThrow(/while looking as them/);
  const key = w.as(w.maya, { actor: { kind: "API_KEY", id: crypto.randomUUID(), name: "a key" } });
  await expect(async () => beginTwoStep(key)).rejects.toThrow(/needs a person/);
});
