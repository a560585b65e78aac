import { beforeEach, expect, test, vi } from "vitest";
import { admitByCompany, findCompany, findProvider } from "@/lib/accounts/commands/companies";
import { contextOfToken } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { saveConnection } from "@/lib/organizations/commands";
import { admitByEntra } from "@/lib/ops/accounts/commands/entra";
import { staffOfToken } from "@/lib/ops/context";
import { staff } from "../ops/staff";
import { world } from "../support/world";

beforeEach(() => vi.unstubAllEnvs());

/** A company with its own provider; everybody of the cast has an address in its domain. */
async function company() {
  const w = await world();
  const domain = `${crypto.randomUUID()}.test`;
  await saveConnection(w.as(w.adam), { issuer: "https://login.acme.test", clientId: "throughline", clientSecret: "secret", domains: [domain] });
  const email = `maya@${domain}`;
  await everything.user.update({ where: { id: w.maya.id }, data: { email } });
  const { providerId } = await findProvider({ email });
  const found = await findCompany(providerId);
  if (!found) throw new Error("no company");
  return { w, domain, email, found };
}

test("an address leads to its company's provider, whether or not the person is known", async () => {
  const { w, domain, found } = await company();
  expect(found).toMatchObject({ tenantId: w.tenantId, clientSecret: "secret" });
  expect(await findProvider({ email: `nobody@${domain}` })).toEqual({ providerId: found.id });
  await expect(findProvider({ email: "maya@elsewhere.test" })).rejects.toThrow(/No company sign-in/);
  await everything.oidcConnection.update({ where: { id: found.id }, data: { isActive: false } });
  expect(await findCompany(found.id)).toBeNull();
});

test("whom the company proves gets a session of ours, linked once by address and from then on by subject", async () => {
  const { w, email, found } = await company();
  const token = await admitByCompany(found, { sub: "subject-1", email: email.toUpperCase() });
  expect((await contextOfToken(token ?? ""))?.person).toEqual({ id: w.maya.id, name: "Maya" });
  expect(await contextOfToken((await admitByCompany(found, { sub: "subject-1", email: "renamed@elsewhere.test" })) ?? "")).not.toBeNull();
  expect(await admitByCompany(found, { sub: "subject-2", email })).toBeNull();
});

test("nobody is made, and an address outside the company's domains, unproven or of another organization opens nothing", async () => {
  const { domain, email, found } = await company();
  const other = await world();
  const foreign = `otto@${domain}`;
  await everything.user.update({ where: { id: other.otto.id }, data: { email: foreign } });
  const people = await everything.user.count();
  for (const claims of [{ sub: "a", email: `new@${domain}` }, { sub: "b", email: "maya@elsewhere.test" }, { sub: "c", email, email_verified: false }, { sub: "d", email: foreign }, { sub: "e" }, { sub: "", email }]) expect(await admitByCompany(found, claims)).toBeNull();
  expect(await everything.user.count()).toBe(people);
});

test("somebody deactivated stays out, and the second step the organization asks for was the provider's", async () => {
  const { w, email, found } = await company();
  await everything.organization.update({ where: { id: w.tenantId }, data: { mfaPolicy: "ALL" } });
  const token = await admitByCompany(found, { sub: "subject-1", email });
  expect((await contextOfToken(token ?? ""))?.mustEnrol).toBe(false);
  await everything.user.update({ where: { id: w.maya.id }, data: { isActive: false } });
  expect(await admitByCompany(found, { sub: "subject-1", email })).toBeNull();
});

test("the vendor's directory opens staff sessions, linked once by address and from then on by object id", async () => {
  const noor = await staff("Noor", "ADMIN", { isNew: true });
  vi.stubEnv("ENTRA_TENANT_ID", "directory");
  vi.stubEnv("ENTRA_CLIENT_ID", "client");
  vi.stubEnv("ENTRA_CLIENT_SECRET", "secret");
  const oid = crypto.randomUUID();
  const token = await admitByEntra({ sub: "pairwise", oid, preferred_username: noor.email.toUpperCase() });
  expect(await staffOfToken(token ?? "")).toMatchObject({ name: "Noor", mustEnrol: false });
  expect(await admitByEntra({ sub: "other", oid: crypto.randomUUID(), email: noor.email })).toBeNull();
  await everything.internalUser.update({ where: { id: noor.id }, data: { isActive: false } });
  expect(await admitByEntra({ sub: "pairwise", oid })).toBeNull();
});
