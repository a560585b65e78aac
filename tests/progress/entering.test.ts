import { afterEach, expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { enterCode, sendCode } from "@/lib/progress/commands/entering";
import { giveCode } from "@/lib/progress/commands/links";
import { findEntrance, type Lock } from "@/lib/progress/door";
import { deliverMails } from "@/lib/notifications/mailing";
import { signInAs } from "../isolation/browser";
import { browser, leave } from "../isolation/jar";
import { startSmtp } from "../support/smtp";
import { rollout } from "./scene";

afterEach(() => {
  leave();
  delete process.env.SMTP_URL;
});

const lockOf = async (token: string): Promise<Lock> => (await findEntrance(token))?.lock ?? Promise.reject(new Error("no lock"));

test("a token opens its project; unknown, misspelt, expired, revoked and of a cancelled project are one and the same answer", async () => {
  const one = await rollout();
  const [good, expired, revoked] = [await one.link("VIEW"), await one.link(), await one.link()];
  await everything.progressLink.update({ where: { id: expired.linkId }, data: { expiresAt: new Date(Date.now() - 1000) } });
  await everything.progressLink.update({ where: { id: revoked.linkId }, data: { revokedAt: new Date() } });
  expect((await findEntrance(good.token))?.door).toMatchObject({ projectId: one.projectId, level: "VIEW" });
  for (const token of [expired.token, revoked.token, "x".repeat(43), "", good.token.slice(1), `${good.token} `, "../../etc", "0".repeat(200)]) expect([token, await findEntrance(token)]).toEqual([token, null]);
  await everything.implementationProject.update({ where: { id: one.projectId }, data: { status: "CANCELLED" } });
  expect(await findEntrance(good.token)).toBeNull();
});

test("a link bound to an address asks for a code; it comes by mail, works once, and opens in this browser alone", async () => {
  const smtp = await startSmtp();
  process.env.SMTP_URL = smtp.url;
  const { link, projectId } = await rollout();
  const { token, linkId } = await link("SIGN", "ana@client.test");
  const lock = await lockOf(token);
  expect(await sendCode(lock, {})).toEqual({ to: "a•••@client.test" });
  await deliverMails();
  const mail = smtp.received.find(({ to }) => to.includes("ana@client.test"));
  const code = /^\d{6}$/m.exec(mail?.text ?? "")?.[0] ?? "";
  expect(code).toHaveLength(6);
  expect(JSON.stringify(await everything.progressCode.findMany({ where: { linkId } }))).not.toContain(code);
  expect(JSON.stringify(await everything.outbox.findMany({ where: { recipient: "ana@client.test" }, select: { payload: true } }))).not.toContain(code);
  await enterCode(lock, { code });
  expect((await findEntrance(token))?.door).toMatchObject({ projectId, level: "SIGN", guest: { email: "ana@client.test" } });
  leave();
  expect((await findEntrance(token))?.door).toBeNull();
  await expect(enterCode(lock, { code })).rejects.toMatchObject({ status: 422 });
});

test("of fifty who use one code at the same time one succeeds", async () => {
  const { link, ctx, projectId } = await rollout();
  const { token, linkId } = await link("WORK", "ana@client.test");
  const lock = await lockOf(token);
  await everything.rateLimit.deleteMany();
  const { code } = await giveCode(ctx, { projectId, linkId });
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => enterCode(lock, { code })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await everything.auditLog.count({ where: { action: "progress.link_opened", entityId: linkId } })).toBe(1);
});

test("five wrong codes end the right one, ten minutes end it, and a newer one ends it", async () => {
  const { link, ctx, projectId } = await rollout();
  const { token, linkId } = await link("WORK", "ana@client.test");
  const lock = await lockOf(token);
  const wrongTo = (code: string) => (code === "000000" ? "000001" : "000000");
  const { code } = await giveCode(ctx, { projectId, linkId });
  for (let n = 0; n < 5; n++) await expect(enterCode(lock, { code: wrongTo(code) })).rejects.toMatchObject({ status: 422, details: { fields: { code: expect.stringContaining("not right") } } });
  await expect(enterCode(lock, { code })).rejects.toMatchObject({ status: 422 });
  const { code: late } = await giveCode(ctx, { projectId, linkId });
  await everything.progressCode.updateMany({ where: { linkId, usedAt: null }, data: { expiresAt: new Date(Date.now() - 1000) } });
  await expect(enterCode(lock, { code: late })).rejects.toMatchObject({ status: 422 });
  const [{ code: old }, { code: fresh }] = [await giveCode(ctx, { projectId, linkId }), await giveCode(ctx, { projectId, linkId })];
  if (old !== fresh) await expect(enterCode(lock, { code: old })).rejects.toMatchObject({ status: 422 });
  await enterCode(lock, { code: fresh });
});

test("guessing is slow, and asking for codes too", async () => {
  process.env.SMTP_URL = (await startSmtp()).url;
  const { link } = await rollout();
  const { token } = await link("WORK", "ana@client.test");
  const lock = await lockOf(token);
  const guesses = await Promise.allSettled(Array.from({ length: 40 }, () => enterCode(lock, { code: "000000" })));
  expect(guesses.filter((each) => each.status === "rejected" && (each.reason as { status: number }).status === 429).length).toBeGreaterThanOrEqual(10);
  const sent = await Promise.allSettled(Array.from({ length: 8 }, () => sendCode(lock, {})));
  expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("nobody makes a proof of their own, and one link's proof opens no other", async () => {
  const { link, ctx, projectId } = await rollout();
  const [one, two] = [await link("WORK", "ana@client.test"), await link("WORK", "bo@client.test")];
  const { code } = await giveCode(ctx, { projectId, linkId: one.linkId });
  await enterCode(await lockOf(one.token), { code });
  const [[name = "", proof = ""] = []] = [...browser.cookies];
  expect((await findEntrance(two.token))?.door).toBeNull();
  browser.cookies.set(`throughline.progress.${two.linkId.slice(-12)}`, proof);
  expect((await findEntrance(two.token))?.door).toBeNull();
  browser.cookies.set(name, `${proof.slice(0, -4)}AAAA`);
  expect((await findEntrance(one.token))?.door).toBeNull();
});

test("people of the client who are signed in reach it by its id, each with what their role lets them; nobody else does", async () => {
  const { projectId, row, adam } = await rollout();
  const { clientOrganizationId: tenantId } = await row();
  const person = (role: "ADMIN" | "USER" | "VIEWER") => everything.user.create({ data: { tenantId, name: role, fullName: role, username: crypto.randomUUID(), email: `${crypto.randomUUID()}@client.test`, role, isAdmin: role === "ADMIN", mustChangePassword: false } });
  for (const [role, level] of [["ADMIN", "SIGN"], ["USER", "WORK"], ["VIEWER", "VIEW"]] as const) {
    await signInAs(await person(role));
    expect([role, (await findEntrance(projectId))?.door]).toEqual([role, expect.objectContaining({ projectId, level, guest: expect.objectContaining({ name: role }) })]);
  }
  await signInAs(adam); // the seller's own administrator is no client
  expect(await findEntrance(projectId)).toBeNull();
  leave();
  expect(await findEntrance(projectId)).toBeNull();
});
