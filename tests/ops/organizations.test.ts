import { afterEach, beforeEach, expect, test } from "vitest";
import { acceptInvitation } from "@/lib/accounts/commands/passwords";
import { signIn } from "@/lib/accounts/commands/signing-in";
import { undoChangeSet } from "@/lib/changes/commands";
import { everything } from "@/lib/db/everything";
import { createOrganization, editClient, inviteAdmin } from "@/lib/ops/organizations/commands";
import { getClient, listOrganizations } from "@/lib/ops/organizations/queries";
import { jar } from "../auth/browser";
import { contextHere, factsOf, mailsTo, PASSWORD, whoIsHere, withPassword } from "../accounts/people";
import { first, world } from "../support/world";
import { staff, staffFacts } from "./staff";

beforeEach(() => {
  jar.clear();
  process.env.SMTP_URL = "smtp://localhost:1";
});
afterEach(() => void delete process.env.SMTP_URL);

const address = () => `${crypto.randomUUID()}@bellwether.test`;
const bellwether = (adminEmail: string) => ({ name: "Bellwether Mutual", slug: `bellwether-${crypto.randomUUID().slice(0, 8)}`, timezone: "America/New_York", currencyCode: "USD", adminName: "Margarethe Voss", adminEmail });

test("a new organization has its default pipeline and its first administrator, who comes in by the link", async () => {
  const noor = await staff("Noor", "ADMIN");
  const email = address();
  const { id: tenantId, link } = await createOrganization(noor.ctx, bellwether(email));
  expect(link).toBeNull();
  const pipeline = await everything.pipeline.findFirstOrThrow({ where: { tenantId }, select: { isDefault: true, _count: { select: { stages: true } } } });
  expect(pipeline).toEqual({ isDefault: true, _count: { stages: 6 } });
  await acceptInvitation({ token: first(await mailsTo(email)).token, password: PASSWORD });
  expect(await contextHere()).toMatchObject({ tenantId, role: "ADMIN", actor: { name: "Margarethe Voss" }, setting: { organizationName: "Bellwether Mutual", timezone: "America/New_York" } });
  expect((await factsOf({ tenantId })).slice(0, 2)).toEqual(["organization.created", "person.invited"]);
  const fact = await everything.auditLog.findFirstOrThrow({ where: { tenantId, action: "organization.created" } });
  expect([fact.actorKind, fact.internalUserId, fact.actorName]).toEqual(["STAFF", noor.id, "Noor"]);
});

test("a short name that is taken leaves nothing behind", async () => {
  const noor = await staff("Noor", "ADMIN");
  const [email, taken] = [address(), bellwether(address())];
  await createOrganization(noor.ctx, taken);
  await expect(createOrganization(noor.ctx, { ...taken, adminEmail: email })).rejects.toMatchObject({ details: { fields: { slug: "An organization has this short name. Choose another." } } });
  expect(await everything.user.findUnique({ where: { email } })).toBeNull();
});

test("an administrator whose address is an account elsewhere is answered the same; the address is told", async () => {
  const [noor, w] = [await staff("Noor", "ADMIN"), await world()];
  const taken = w.maya.email ?? "";
  expect(await createOrganization(noor.ctx, bellwether(taken))).toMatchObject({ link: null });
  expect(first(await mailsTo(taken)).text).toContain("already has an account");
});

test("staff set who may onboard clients and the success manager, under the organization's own audit", async () => {
  const [noor, lucia, w] = [await staff("Noor", "ADMIN"), await staff("Lucía", "CLIENT_SUCCESS"), await world()];
  const id = w.tenantId;
  const { changeSetId } = await editClient(noor.ctx, { id, field: "canOnboardClients", was: false, value: true });
  await editClient(noor.ctx, { id, field: "successManagerId", was: null, value: lucia.id });
  expect(await getClient(noor.ctx, id)).toMatchObject({ canOnboardClients: true, successManager: { name: "Lucía" } });
  expect(await factsOf(w)).toEqual(["organization.edited", "organization.edited"]);
  await expect(editClient(noor.ctx, { id, field: "successManagerId", was: lucia.id, value: w.maya.id })).rejects.toThrow(/not of the staff/);
  await expect(editClient(noor.ctx, { id, field: "canOnboardClients", was: false, value: false })).rejects.toMatchObject({ status: 409 });
  await expect(undoChangeSet(w.as(w.adam), { changeSetId })).rejects.toThrow("This was set by the vendor's staff, who change it back.");
});

test("a closed organization lets nobody in, and opens again", async () => {
  const [noor, w] = [await staff("Noor", "ADMIN"), await world()];
  const maya = await withPassword(w.maya);
  await signIn({ login: maya.username, password: PASSWORD });
  await editClient(noor.ctx, { id: w.tenantId, field: "isActive", was: true, value: false });
  expect(await whoIsHere()).toBeNull();
  await editClient(noor.ctx, { id: w.tenantId, field: "isActive", was: false, value: true });
  expect(await whoIsHere()).not.toBeNull();
  await everything.organization.update({ where: { id: w.tenantId }, data: { isVendor: true } });
  await expect(editClient(noor.ctx, { id: w.tenantId, field: "isActive", was: true, value: false })).rejects.toThrow(/stays open/);
});

test("another administrator is invited where the first never came", async () => {
  const [noor, w] = [await staff("Noor", "ADMIN"), await world()];
  const email = address();
  await inviteAdmin(noor.ctx, { id: w.tenantId, name: "Second", email });
  expect((await getClient(noor.ctx, w.tenantId)).admins.map(({ name }) => name)).toEqual(["Adam", "Second"]);
  await expect(inviteAdmin(noor.ctx, { id: w.tenantId, name: "Third", email })).rejects.toThrow(/has this address/);
  await expect(inviteAdmin(noor.ctx, { id: crypto.randomUUID(), name: "Third", email: address() })).rejects.toThrow(/404/);
});

test("organizations are listed with their people, deals and last activity, and found by name, short name, domain and id", async () => {
  const [noor, w] = [await staff("Noor", "ADMIN"), await world()];
  await w.deals(3);
  const name = `Zephyr ${crypto.randomUUID()}`;
  const { slug } = await everything.organization.update({ where: { id: w.tenantId }, data: { name, domains: [`${w.tenantId}.example`] } });
  for (const q of [name.slice(2).toUpperCase(), slug.slice(3), `${w.tenantId}.exa`, w.tenantId]) {
    const { organizations } = await listOrganizations(noor.ctx, { q });
    expect(organizations).toMatchObject([{ name, people: 6, deals: 3, isActive: true }]);
  }
  expect((await listOrganizations(noor.ctx, { q: "100%_nothing" })).organizations).toEqual([]);
  expect((await staffFacts(noor.id)).filter((fact) => fact === "staff.searched")).toHaveLength(5);
});
