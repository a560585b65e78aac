import { beforeEach, expect, test } from "vitest";
import { choosePassword } from "@/lib/accounts/commands/passwords";
import { endAllSessions, endSession } from "@/lib/accounts/commands/sessions";
import { signIn } from "@/lib/accounts/commands/signing-in";
import { listSessions } from "@/lib/accounts/queries";
import { lockedFor } from "@/lib/accounts/rules";
import { contextOfToken } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { TENANT_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { jar } from "../auth/browser";
import { first, world } from "../support/world";
import { contextHere, factsOf, PASSWORD, refusals, whoIsHere, withPassword } from "./people";

beforeEach(() => jar.clear());

test("the right password opens a session, by e-mail or by user name", async () => {
  const w = await world();
  const maya = await withPassword(w.maya);
  for (const login of [maya.email ?? "", maya.username]) {
    expect(await signIn({ login, password: PASSWORD })).toEqual({ next: "/deals" });
    expect((await whoIsHere())?.person).toEqual({ id: maya.id, name: "Maya" });
  }
  expect(await factsOf(w)).toEqual(["account.signed_in", "account.signed_in"]);
  const session = await everything.session.findFirstOrThrow({ where: { userId: maya.id } });
  expect(session.tokenHash).not.toBe(jar.get(TENANT_COOKIE));
});

test("a wrong password, a name nobody has and a person without a password get the same sentence", async () => {
  const w = await world();
  const maya = await withPassword(w.maya);
  const tries = [{ login: maya.username, password: "wrong" }, { login: "nobody@nowhere.test", password: PASSWORD }, { login: w.otto.username, password: PASSWORD }];
  for (const attempt of tries) await expect(signIn(attempt)).rejects.toThrow("That name and password do not belong together.");
  expect(jar.size).toBe(0);
});

test("five wrong passwords lock the account, the right one does not open it then, and time does", async () => {
  const w = await world();
  const maya = await withPassword(w.maya);
  const attempt = (password: string) => signIn({ login: maya.username, password });
  for (let n = 0; n < 5; n++) await expect(attempt("wrong")).rejects.toThrow(/do not belong together/);
  await expect(attempt(PASSWORD)).rejects.toThrow(/Too many wrong tries/);
  expect(await factsOf(w)).toContain("account.locked");

  await everything.user.update({ where: { id: maya.id }, data: { lockedUntil: new Date(Date.now() - 1000) } });
  expect(await attempt(PASSWORD)).toEqual({ next: "/deals" });
  expect(await everything.user.findUniqueOrThrow({ where: { id: maya.id }, select: { failedCount: true, lockedUntil: true } })).toEqual({ failedCount: 0, lockedUntil: null });
});

test("many wrong passwords at once count one by one", async () => {
  const maya = await withPassword((await world()).maya);
  await Promise.allSettled(Array.from({ length: 8 }, () => signIn({ login: maya.username, password: "wrong" })));
  expect((await everything.user.findUniqueOrThrow({ where: { id: maya.id } })).failedCount).toBe(5);
});

test("a name nobody has locks as soon", async () => {
  const said = await refusals(11, () => signIn({ login: "stranger@nowhere.test", password: "wrong" }));
  expect(said[0]).toMatch(/do not belong together/);
  expect(said.filter((sentence) => /Too many wrong tries/.test(sentence)).length).toBeGreaterThan(0);
});

test("the lock lasts twice as long each time, up to an hour", () => {
  expect([1, 4, 5, 6, 7, 8, 11, 30].map(lockedFor)).toEqual([null, null, 60, 120, 240, 480, 3600, 3600]);
});

test("an inactive person and a closed organization do not sign in", async () => {
  const w = await world();
  const [maya, otto] = [await withPassword(w.maya, { isActive: false }), await withPassword(w.otto)];
  await expect(signIn({ login: maya.username, password: PASSWORD })).rejects.toThrow(/do not belong together/);
  await everything.organization.update({ where: { id: w.tenantId }, data: { isActive: false } });
  await expect(signIn({ login: otto.username, password: PASSWORD })).rejects.toThrow(/do not belong together/);
});

test("a session ends when it is revoked, too old, or its person or organization is closed", async () => {
  const w = await world();
  const maya = await withPassword(w.maya);
  await signIn({ login: maya.username, password: PASSWORD });
  const token = jar.get(TENANT_COOKIE);
  const { id } = await everything.session.findFirstOrThrow({ where: { userId: maya.id } });
  const look = async () => (await contextOfToken(token)) !== null;
  expect(await look()).toBe(true);
  const change = {
    session: (data: object) => everything.session.update({ where: { id }, data }), user: (data: object) => everything.user.update({ where: { id: maya.id }, data }),
    organization: (data: object) => everything.organization.update({ where: { id: w.tenantId }, data }),
  };

  await change.session({ revokedAt: new Date() });
  expect(await look()).toBe(false);
  await change.session({ revokedAt: null, expiresAt: new Date() });
  expect(await look()).toBe(false);
  await change.session({ expiresAt: new Date(Date.now() + 60_000) });
  await change.user({ isActive: false });
  expect(await look()).toBe(false);
  await change.user({ isActive: true });
  await change.organization({ isActive: false });
  expect(await look()).toBe(false);
  await change.organization({ isActive: true });
  expect(await look()).toBe(true);
  expect(await contextOfToken("no such token")).toBeNull();
});

test("sessions are listed and ended one by one, and all at once", async () => {
  const maya = await withPassword((await world()).maya);
  const tokens: (string | undefined)[] = [];
  for (let n = 0; n < 3; n++) {
    await signIn({ login: maya.username, password: PASSWORD });
    tokens.push(jar.get(TENANT_COOKIE));
  }
  const ctx = await contextHere();
  const sessions = await listSessions(ctx);
  expect(sessions.map(({ isThis }) => isThis)).toEqual([true, false, false]);
  const open = async () => (await Promise.all(tokens.map((token) => contextOfToken(token)))).filter(Boolean).length;
  await endSession(ctx, { sessionId: first(sessions.slice(1)).id });
  expect(await open()).toBe(2);
  await endAllSessions(ctx);
  expect(await open()).toBe(0);
  expect(jar.has(TENANT_COOKIE)).toBe(false);
});

test("nobody ends another person's session", async () => {
  const w = await world();
  const [maya, otto] = [await withPassword(w.maya), await withPassword(w.otto)];
  await signIn({ login: otto.username, password: PASSWORD });
  const { sessionId = "" } = await contextHere();
  await signIn({ login: maya.username, password: PASSWORD });
  await expect(endSession(await contextHere(), { sessionId })).rejects.toThrow(/404/);
});

test("whoever was given a password chooses their own before anything else", async () => {
  const maya = await withPassword((await world()).maya, { mustChangePassword: true });
  expect(await signIn({ login: maya.username, password: PASSWORD })).toEqual({ next: "/welcome" });
  const ctx = await contextHere();
  expect(() => assertMay(ctx, "deals.read")).toThrow("Choose your own password first.");
  await expect(choosePassword(ctx, { password: PASSWORD })).rejects.toThrow(/password you were given/);
  await choosePassword(ctx, { password: "my very own password" });
  expect(() => assertMay({ ...ctx, mustChangePassword: false }, "deals.read")).not.toThrow();
  expect((await contextHere()).mustChangePassword).toBe(false);
  await expect(choosePassword(ctx, { password: "one more password" })).rejects.toThrow(/You have chosen/);
});
