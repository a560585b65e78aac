import { afterEach, beforeEach, expect, test } from "vitest";
import { acceptInvitation } from "@/lib/accounts/commands/passwords";
import { signIn } from "@/lib/accounts/commands/signing-in";
import { confirmEmail } from "@/lib/accounts/commands/emails";
import { undoChangeSet } from "@/lib/changes/commands";
import { everything } from "@/lib/db/everything";
import { giveAddress, invitePerson, offerReset, resendInvitation } from "@/lib/people/commands/inviting";
import { listPeople } from "@/lib/people/queries";
import { jar } from "../auth/browser";
import { contextHere, factsOf, mailsTo, PASSWORD, withPassword } from "../accounts/people";
import { first, world } from "../support/world";

beforeEach(() => {
  jar.clear();
  process.env.SMTP_URL = "smtp://localhost:1";
});
afterEach(() => void delete process.env.SMTP_URL);

const address = () => `${crypto.randomUUID()}@acme.test`;
const invitation = (email: string, more = {}) => ({ name: "Ines Okafor", email, role: "USER" as const, managerId: null, ...more });

test("somebody invited chooses a password from the link and is signed in", async () => {
  const w = await world();
  const [ctx, email] = [w.as(w.adam), address()];
  const { changeSetId, link } = await invitePerson(ctx, invitation(email, { role: "CSS", managerId: w.otto.id }));
  expect([link, typeof changeSetId]).toEqual([null, "string"]);
  const letter = first(await mailsTo(email));
  expect(letter.subject).toBe("Adam invited you to Acme");
  expect(await acceptInvitation({ token: letter.token, password: PASSWORD })).toEqual({ next: "/deals" });
  expect(await contextHere()).toMatchObject({ actor: { name: "Ines Okafor" }, role: "CSS", mustChangePassword: false });
  expect(await signIn({ login: email, password: PASSWORD })).toEqual({ next: "/deals" });
  await expect(acceptInvitation({ token: letter.token, password: PASSWORD })).rejects.toThrow(/has been used/);
  expect(await factsOf(w)).toEqual(["person.invited", "account.password_changed", "account.invitation_accepted", "account.signed_in", "account.signed_in"]);
});

test("of fifty acceptances of one invitation one succeeds", async () => {
  const w = await world();
  const email = address();
  await invitePerson(w.as(w.adam), invitation(email));
  const { token } = first(await mailsTo(email));
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => acceptInvitation({ token, password: PASSWORD })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("inviting answers the same for an address that is an account elsewhere; the address alone is told", async () => {
  const [w, other] = [await world(), await world()];
  const [free, taken] = [address(), other.maya.email ?? ""];
  const answers = [await invitePerson(w.as(w.adam), invitation(free)), await invitePerson(w.as(w.adam), invitation(taken))];
  expect(new Set(answers.map((answer) => Object.keys(answer).join())).size).toBe(1);
  expect(answers.map(({ link }) => link)).toEqual([null, null]);
  const { people } = await listPeople(w.as(w.adam), { q: "", state: "active" });
  const shown = people.filter(({ name }) => name === "Ines Okafor").map(({ invitedTo, hasArrived, isActive }) => ({ invitedTo, hasArrived, isActive }));
  expect(shown.toSorted((a, b) => Number(a.invitedTo === taken) - Number(b.invitedTo === taken))).toEqual([{ invitedTo: free, hasArrived: false, isActive: true }, { invitedTo: taken, hasArrived: false, isActive: true }]);
  expect(first(await mailsTo(taken)).text).toContain("already has an account in another organization");
  expect((await everything.user.findUniqueOrThrow({ where: { email: taken } })).tenantId).toBe(other.tenantId);
});

test("without a mail server the link is shown to the administrator, and still proves the address", async () => {
  delete process.env.SMTP_URL;
  const [w, other] = [await world(), await world()];
  const { link } = await invitePerson(w.as(w.adam), invitation(other.maya.email ?? ""));
  const token = link?.match(/\/invitation\/([\w-]{43})$/)?.[1] ?? "";
  await expect(acceptInvitation({ token, password: PASSWORD })).rejects.toThrow(/already has an account/);
  expect(await mailsTo(other.maya.email ?? "")).toEqual([]);
});

test("an invitation is for 72 hours and can be sent again, which ends the earlier link", async () => {
  const w = await world();
  const [ctx, email] = [w.as(w.adam), address()];
  await invitePerson(ctx, invitation(email));
  const ines = await everything.user.findUniqueOrThrow({ where: { email } });
  const row = await everything.userToken.findFirstOrThrow({ where: { userId: ines.id } });
  expect(Math.round((row.expiresAt.getTime() - Date.now()) / 3_600_000)).toBe(72);
  await resendInvitation(ctx, { id: ines.id });
  const [old, fresh] = await mailsTo(email);
  await expect(acceptInvitation({ token: old?.token ?? "", password: PASSWORD })).rejects.toThrow(/has been used/);
  await acceptInvitation({ token: fresh?.token ?? "", password: PASSWORD });
  await expect(resendInvitation(ctx, { id: ines.id })).rejects.toThrow(/has accepted already/);
});

test("somebody an import brought in without an address gets one and is invited to it", async () => {
  const w = await world();
  const [ctx, email] = [w.as(w.adam), address()];
  const id = (await w.db((tx) => tx.user.create({ data: { tenantId: w.tenantId, name: "Imported", username: crypto.randomUUID() } }))).id;
  await expect(resendInvitation(ctx, { id })).rejects.toThrow(/no address yet/);
  await expect(giveAddress(ctx, { id, email: w.otto.email ?? "" })).rejects.toThrow("Otto has this address.");
  await giveAddress(ctx, { id, email });
  await acceptInvitation({ token: first(await mailsTo(email)).token, password: PASSWORD });
  expect((await contextHere()).actor.name).toBe("Imported");
});

test("an administrator gives somebody a new address, which counts once it is confirmed there", async () => {
  const w = await world();
  const [maya, email] = [await withPassword(w.maya), address()];
  await giveAddress(w.as(w.adam), { id: maya.id, email });
  expect((await everything.user.findUniqueOrThrow({ where: { id: maya.id } })).email).toBe(maya.email);
  await confirmEmail({ token: first(await mailsTo(email)).token });
  expect((await everything.user.findUniqueOrThrow({ where: { id: maya.id } })).email).toBe(email);
});

test("a password link goes to the person; without a mail server it is shown", async () => {
  const w = await world();
  const maya = await withPassword(w.maya);
  expect(await offerReset(w.as(w.adam), { id: maya.id })).toEqual({ link: null });
  expect(first(await mailsTo(maya.email ?? "")).text).toContain("/reset-password/");
  delete process.env.SMTP_URL;
  expect((await offerReset(w.as(w.adam), { id: maya.id })).link).toContain("/reset-password/");
});

test("an invitation can be taken back until it is accepted", async () => {
  const w = await world();
  const [ctx, email, later] = [w.as(w.adam), address(), address()];
  const { changeSetId } = await invitePerson(ctx, invitation(email));
  await undoChangeSet(ctx, { changeSetId });
  expect(await everything.user.findUnique({ where: { email } })).toBeNull();
  const second = await invitePerson(ctx, invitation(later));
  await acceptInvitation({ token: first(await mailsTo(later)).token, password: PASSWORD });
  await expect(undoChangeSet(ctx, { changeSetId: second.changeSetId })).rejects.toThrow(/changed this since/);
});

test("only who may edit people invites, and only into their own organization", async () => {
  const [w, other] = [await world(), await world()];
  for (const person of [w.maya, w.cato, w.sme, w.vera]) await expect(invitePerson(w.as(person), invitation(address()))).rejects.toMatchObject({ status: 403 });
  await expect(invitePerson(w.as(w.adam), invitation(address(), { managerId: other.otto.id }))).rejects.toThrow(/not here any more/);
  for (const act of [resendInvitation, offerReset]) await expect(act(w.as(w.adam), { id: other.maya.id })).rejects.toThrow(/404/);
  await expect(giveAddress(w.as(w.adam), { id: other.maya.id, email: address() })).rejects.toThrow(/404/);
});
