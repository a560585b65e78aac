import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { decrypt } from "@/lib/auth/secrets";
import { everything } from "@/lib/db/everything";
import { editOrganization, removeConnection, saveConnection } from "@/lib/organizations/commands";
import { findConnection, getOrganization } from "@/lib/organizations/queries";
import { assertReachableIssuer, EditOrganization } from "@/lib/organizations/rules";
import { isPrivateAddress } from "@/lib/auth/outbound";
import { factsOf } from "../accounts/people";
import { world } from "../support/world";

const edits: EditOrganization[] = [
  { field: "name", was: "Acme", value: "Acme Holding" },
  { field: "timezone", was: "UTC", value: "Europe/Copenhagen" },
  { field: "locale", was: "en-US", value: "da-DK" },
  { field: "currencyCode", was: "USD", value: "DKK" },
  { field: "domains", was: [], value: ["acme.test"] },
  { field: "industry", was: null, value: "Shipping" },
  { field: "targetIndustries", was: [], value: ["Banking", "Insurance"] },
  { field: "isEditingOpen", was: false, value: true },
  { field: "mfaPolicy", was: "OPTIONAL", value: "ADMINS" },
  { field: "supportAccessPolicy", was: "OPEN_WITH_NOTICE", value: "CLOSED" },
];

test.each(edits)("an administrator sets $field, which is recorded and undone", async (edit) => {
  const w = await world();
  const { changeSetId } = await editOrganization(w.as(w.adam), edit);
  expect((await getOrganization(w.ctx))[edit.field]).toEqual(edit.value);
  expect(await factsOf(w)).toEqual(["organization.edited"]);
  await undoChangeSet(w.as(w.adam), { changeSetId });
  expect((await getOrganization(w.ctx))[edit.field]).toEqual(edit.was);
});

test("values nobody could mean are refused at the field", () => {
  const faulty = [["timezone", "Mars/Olympus"], ["locale", "not a language"], ["currencyCode", "ABC"], ["domains", ["no domain"]], ["mfaPolicy", "SOMETIMES"], ["name", " "], ["slug", "other"]];
  for (const [field, value] of faulty) expect(EditOrganization.safeParse({ field, was: "", value }).success).toBe(false);
});

test("two administrators who change one field are told of each other", async () => {
  const w = await world();
  await editOrganization(w.as(w.adam), { field: "name", was: "Acme", value: "Acme One" });
  await expect(editOrganization(w.as(w.adam), { field: "name", was: "Acme", value: "Acme Two" })).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "Acme One" } } });
});

test("only administrators change the organization, and only their own", async () => {
  const [w, other] = [await world(), await world()];
  for (const person of [w.maya, w.cato, w.sme, w.vera]) await expect(editOrganization(w.as(person), { field: "name", was: "Acme", value: "Mine" })).rejects.toMatchObject({ status: 403 });
  await editOrganization(w.as(w.adam), { field: "name", was: "Acme", value: "Mine" });
  expect((await getOrganization(other.ctx)).name).toBe("Acme");
});

const connection = { issuer: "https://login.acme.test", clientId: "throughline", clientSecret: "a client secret", domains: ["acme.test"] };

test("a company's identity provider is kept with its secret encrypted, and never shown again", async () => {
  const w = await world();
  await saveConnection(w.as(w.adam), connection);
  await saveConnection(w.as(w.adam), { ...connection, clientId: "renamed", clientSecret: "" });
  const stored = await everything.oidcConnection.findFirstOrThrow({ where: { tenantId: w.tenantId } });
  expect(stored.clientSecret).not.toContain("a client secret");
  expect([decrypt(stored.clientSecret), stored.clientId]).toEqual(["a client secret", "renamed"]);
  expect(Object.keys((await findConnection(w.as(w.adam))) ?? {})).toEqual(["id", "issuer", "clientId", "domains"]);
  expect(await factsOf(w)).toEqual(["organization.sso_changed", "organization.sso_changed"]);
  await removeConnection(w.as(w.adam));
  expect(await findConnection(w.as(w.adam))).toBeNull();
});

test("it is an administrator's, needs a secret, and is not touched while looking as somebody", async () => {
  const [w, other] = [await world(), await world()];
  await expect(saveConnection(w.ctx, connection)).rejects.toMatchObject({ status: 403 });
  await expect(saveConnection(w.as(w.adam), { ...connection, clientSecret: "" })).rejects.toThrow("Type the client secret.");
  await expect(saveConnection(w.as(w.adam, { onBehalfOf: { userId: w.adam.id, impersonationSessionId: crypto.randomUUID() } }), connection)).rejects.toMatchObject({ status: 403 });
  await saveConnection(w.as(w.adam), connection);
  expect(await findConnection(other.as(other.adam))).toBeNull();
  await expect(removeConnection(other.as(other.adam))).rejects.toMatchObject({ status: 409 });
});

test("what a tenant names is called over TLS only, and never inside our own network", () => {
  expect(() => assertReachableIssuer("http://login.acme.test", true)).toThrow(/https/);
  for (const address of ["127.0.0.1", "10.1.2.3", "192.168.0.9", "172.20.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fd00::1", "fe80::1", "::ffff:10.0.0.1"]) expect([address, isPrivateAddress(address)]).toEqual([address, true]);
  for (const address of ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "172.32.0.1", "login.acme.test"]) expect([address, isPrivateAddress(address)]).toEqual([address, false]);
});
