import { afterEach, beforeEach, expect, test } from "vitest";
import { askReset, changePassword, resetPassword } from "@/lib/accounts/commands/passwords";
import { askEmailChange, confirmEmail } from "@/lib/accounts/commands/emails";
import { signIn } from "@/lib/accounts/commands/signing-in";
import { describeToken } from "@/lib/accounts/queries";
import { TENANT_COOKIE } from "@/lib/auth/sessions";
import { contextOfToken } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { jar } from "../auth/browser";
import { first, world } from "../support/world";
import { contextHere, factsOf, mailsTo, PASSWORD, refusals, withPassword } from "./people";

beforeEach(() => {
  jar.clear();
  process.env.SMTP_URL = "smtp://localhost:1";
});
afterEach(() => void delete process.env.SMTP_URL);

const NEW = "another password entirely";

test("changing it takes the current one and ends every other session", async () => {
  const w = await world();
  const maya = await withPassword(w.maya);
  await signIn({ login: maya.username, password: PASSWORD });
  const elsewhere = jar.get(TENANT_COOKIE);
  await signIn({ login: maya.username, password: PASSWORD });
  const ctx = await contextHere();
  await expect(changePassword(ctx, { current: "wrong", password: NEW })).rejects.toThrow(/not your current/);
  await changePassword(ctx, { current: PASSWORD, password: NEW });
  expect(await contextOfToken(elsewhere)).toBeNull();
  expect((await contextHere()).person?.name).toBe("Maya");
  await expect(signIn({ login: maya.username, password: PASSWORD })).rejects.toThrow(/do not belong/);
  expect(await signIn({ login: maya.username, password: NEW })).toEqual({ next: "/deals" });
  expect(first(await mailsTo(maya.email ?? "")).subject).toBe("Your password was changed");
});

test("a session left open is no place to guess the password", async () => {
  const w = await world();
  await withPassword(w.maya);
  const ctx = w.as(w.maya, { sessionId: crypto.randomUUID() });
  const said = await refusals(21, () => changePassword(ctx, { current: "wrong", password: NEW }));
  expect(said[0]).toMatch(/not your current/);
  expect(said.filter((sentence) => /Too many tries/.test(sentence)).length).toBeGreaterThan(0);
});

test("a forgotten password is set anew from a mail's link, which ends every session and works once", async () => {
  const w = await world();
  const maya = await withPassword(w.maya, { failedCount: 9, lockedUntil: new Date(Date.now() + 60_000) });
  await askReset({ login: maya.username });
  const { token } = first(await mailsTo(maya.email ?? ""));
  expect(await describeToken(token, "RESET")).toMatchObject({ name: "Maya", organization: "Acme" });
  expect(await describeToken(token, "INVITE")).toBeNull();
  await resetPassword({ token, password: NEW });
  await expect(resetPassword({ token, password: PASSWORD })).rejects.toThrow(/has been used/);
  expect(await signIn({ login: maya.username, password: NEW })).toEqual({ next: "/deals" });
  expect(await factsOf(w)).toEqual(["account.password_reset_asked", "account.password_changed", "account.signed_in"]);
});

test("of fifty uses of one link at the same time one succeeds", async () => {
  const maya = await withPassword((await world()).maya);
  await askReset({ login: maya.username });
  const { token } = first(await mailsTo(maya.email ?? ""));
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => resetPassword({ token, password: `${NEW} ${n}` })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(outcomes.flatMap((outcome) => (outcome.status === "rejected" && !/has been used/.test(String(outcome.reason)) ? [outcome.reason] : []))).toEqual([]);
});

test("asking tells nothing: nobody, somebody without an address and somebody with one get the same answer", async () => {
  const w = await world();
  const otto = await withPassword(w.otto, { email: null });
  const answers = [await askReset({ login: "nobody@nowhere.test" }), await askReset({ login: otto.username }), await askReset({ login: w.maya.username })];
  expect(answers).toEqual([undefined, undefined, undefined]);
});

test("only the newest link works, only for an hour, and only the hash is kept", async () => {
  const maya = await withPassword((await world()).maya);
  await askReset({ login: maya.username });
  await askReset({ login: maya.username });
  const [old, fresh] = await mailsTo(maya.email ?? "");
  await expect(resetPassword({ token: old?.token ?? "", password: NEW })).rejects.toThrow(/has been used or is too old/);
  const row = await everything.userToken.findFirstOrThrow({ where: { userId: maya.id, usedAt: null } });
  expect(row.hash).not.toBe(fresh?.token);
  expect(Math.round((row.expiresAt.getTime() - Date.now()) / 60_000)).toBe(60);
  await everything.userToken.update({ where: { id: row.id }, data: { expiresAt: new Date() } });
  await expect(resetPassword({ token: fresh?.token ?? "", password: NEW })).rejects.toThrow(/too old/);
});

test("without a mail server nobody is promised a mail", async () => {
  delete process.env.SMTP_URL;
  await expect(askReset({ login: "anybody" })).rejects.toThrow("This installation sends no mail. Ask your administrator for a link.");
});

test("a new address counts once it is confirmed there, and the old one is told", async () => {
  const w = await world();
  const maya = await withPassword(w.maya);
  const email = `${crypto.randomUUID()}@new.test`;
  const ctx = w.as(maya, { sessionId: crypto.randomUUID() });
  await expect(askEmailChange(ctx, { email, password: "wrong" })).rejects.toThrow(/not your password/);
  await askEmailChange(ctx, { email, password: PASSWORD });
  expect((await everything.user.findUniqueOrThrow({ where: { id: maya.id } })).email).toBe(maya.email);
  await confirmEmail({ token: first(await mailsTo(email)).token });
  expect((await everything.user.findUniqueOrThrow({ where: { id: maya.id } })).email).toBe(email);
  expect(first(await mailsTo(maya.email ?? "")).text).toContain(email);
});

test("an address that is an account elsewhere is answered the same; only the address itself is told", async () => {
  const [w, other] = [await world(), await world()];
  await withPassword(w.maya);
  const email = other.maya.email ?? "";
  expect(await askEmailChange(w.as(w.maya, { sessionId: crypto.randomUUID() }), { email, password: PASSWORD })).toBeUndefined();
  const letter = first(await mailsTo(email));
  expect(letter.text).toContain("already has an account");
  expect(letter.token).toBe("");
});
