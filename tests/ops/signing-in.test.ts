import { afterEach, beforeEach, expect, test } from "vitest";
import { currentCode } from "@/lib/accounts/totp";
import { everything } from "@/lib/db/everything";
import { acceptStaffInvitation, askStaffReset, changeStaffPassword, resetStaffPassword } from "@/lib/ops/accounts/commands/passwords";
import { endAllStaffSessions } from "@/lib/ops/accounts/commands/sessions";
import { signInStaff, signOutStaff } from "@/lib/ops/accounts/commands/signing-in";
import { beginStaffTwoStep, confirmStaffTwoStep } from "@/lib/ops/accounts/commands/two-step";
import { assertStaffMay } from "@/lib/ops/permissions";
import { inviteStaff } from "@/lib/ops/people/commands";
import { mailsTo, PASSWORD, refusals } from "../accounts/people";
import { jar } from "../auth/browser";
import { first } from "../support/world";
import { SECRET, staff, staffFacts, staffHere } from "./staff";

beforeEach(() => {
  jar.clear();
  process.env.SMTP_URL = "smtp://localhost:1";
});
afterEach(() => void delete process.env.SMTP_URL);

const STEP = 30_000;

test("staff sign in with password and code, and a code works once", async () => {
  const noor = await staff("Noor", "ADMIN");
  const attempt = (code?: string) => signInStaff({ login: noor.email, password: PASSWORD, ...(code && { code }) });
  expect(await attempt()).toEqual({ next: "code" });
  const code = currentCode(SECRET);
  expect(await attempt(code)).toEqual({ next: "/ops" });
  expect(await staffHere()).toMatchObject({ staffId: noor.id, role: "ADMIN", mustEnrol: false });
  await expect(attempt(code)).rejects.toThrow(/was used before/);
  expect(await staffFacts(noor.id)).toEqual(["staff.signed_in"]);
});

test("wrong passwords and wrong codes lock the account; a name nobody has locks as soon", async () => {
  const noor = await staff("Noor", "ADMIN");
  const attempt = (login: string, password: string, code = "000000") => signInStaff({ login, password, code });
  for (let n = 0; n < 3; n++) await expect(attempt(noor.email, "wrong")).rejects.toThrow(/do not belong/);
  for (let n = 0; n < 2; n++) await expect(attempt(noor.email, PASSWORD)).rejects.toThrow(/not right/);
  await expect(attempt(noor.email, PASSWORD, currentCode(SECRET))).rejects.toThrow(/Too many wrong tries/);
  expect(await staffFacts(noor.id)).toEqual(["staff.locked"]);
  const said = await refusals(11, () => attempt("nobody@vendor.test", "wrong"));
  expect(said.filter((sentence) => /Too many wrong tries/.test(sentence)).length).toBeGreaterThan(0);
});

test("somebody invited chooses a password, then sets up the second step before anything else", async () => {
  const noor = await staff("Noor", "ADMIN");
  const email = `${crypto.randomUUID()}@vendor.test`;
  expect(await inviteStaff(noor.ctx, { name: "Callum", email, role: "SUPPORT_L1", managerId: noor.id })).toEqual({ link: null });
  const { token } = first(await mailsTo(email));
  expect(await acceptStaffInvitation({ token, password: PASSWORD })).toEqual({ next: "/ops" });
  await expect(acceptStaffInvitation({ token, password: PASSWORD })).rejects.toThrow(/has been used/);

  const here = (await staffHere()) ?? noor.ctx;
  expect(here).toMatchObject({ name: "Callum", mustEnrol: true });
  expect(() => assertStaffMay(here, "view_home")).toThrow("Set up your second step first.");
  const { secret } = await beginStaffTwoStep(here);
  await expect(confirmStaffTwoStep(here, { code: "000000" })).rejects.toThrow(/not right/);
  await confirmStaffTwoStep(here, { code: currentCode(secret) });
  expect(await staffHere()).toMatchObject({ mustEnrol: false });
  await expect(beginStaffTwoStep(here)).rejects.toThrow(/Another administrator can reset it/);
  expect(await signInStaff({ login: email, password: PASSWORD, code: currentCode(secret, Date.now() + STEP) })).toEqual({ next: "/ops" });
});

test("of fifty uses of one invitation one succeeds", async () => {
  const noor = await staff("Noor", "ADMIN");
  const email = `${crypto.randomUUID()}@vendor.test`;
  await inviteStaff(noor.ctx, { name: "Callum", email, role: "SUPPORT_L1", managerId: null });
  const { token } = first(await mailsTo(email));
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => acceptStaffInvitation({ token, password: PASSWORD })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a new password from a mail leaves the second step in place", async () => {
  const noor = await staff("Noor", "ADMIN");
  await askStaffReset({ login: noor.email });
  expect(await askStaffReset({ login: "nobody@vendor.test" })).toBeUndefined();
  await resetStaffPassword({ token: first(await mailsTo(noor.email)).token, password: "another password entirely" });
  expect(await signInStaff({ login: noor.email, password: "another password entirely" })).toEqual({ next: "code" });
  expect(await everything.staffSession.count({ where: { internalUserId: noor.id, revokedAt: null } })).toBe(0);
});

test("signing out, signing out everywhere and a new password end sessions", async () => {
  const noor = await staff("Noor", "ADMIN");
  const open = () => everything.staffSession.count({ where: { internalUserId: noor.id, revokedAt: null } });
  await signInStaff({ login: noor.email, password: PASSWORD, code: currentCode(SECRET) });
  expect(await open()).toBe(2);
  const here = (await staffHere()) ?? noor.ctx;
  await changeStaffPassword(here, { current: PASSWORD, password: "another password entirely" });
  expect(await open()).toBe(1);
  await signOutStaff(here);
  expect([await open(), await staffHere()]).toEqual([0, null]);
  await signInStaff({ login: noor.email, password: "another password entirely", code: currentCode(SECRET, Date.now() + STEP) });
  await endAllStaffSessions((await staffHere()) ?? noor.ctx);
  expect(await open()).toBe(0);
});

test("a session ends when it is too old and when its person is deactivated", async () => {
  const noor = await staff("Noor", "ADMIN");
  await signInStaff({ login: noor.email, password: PASSWORD, code: currentCode(SECRET) });
  const { sessionId = "" } = (await staffHere()) ?? {};
  await everything.internalUser.update({ where: { id: noor.id }, data: { isActive: false } });
  expect(await staffHere()).toBeNull();
  await everything.internalUser.update({ where: { id: noor.id }, data: { isActive: true } });
  expect(await staffHere()).not.toBeNull();
  await everything.staffSession.update({ where: { id: sessionId }, data: { expiresAt: new Date() } });
  expect(await staffHere()).toBeNull();
});
