import { expect, test } from "vitest";
import { sealChain } from "@/lib/audit/sealing";
import { systemContext } from "@/lib/auth/context";
import { createContact } from "@/lib/contacts/commands/creating";
import { editContact } from "@/lib/contacts/commands/editing";
import { CreateContact } from "@/lib/contacts/rules";
import { editPerson } from "@/lib/people/commands/editing";
import { everything } from "@/lib/db/everything";
import { runJob } from "@/lib/jobs/commands/running";
import { verifyTrail } from "@/lib/jobs/upkeep/audit";
import { erasePerson } from "@/lib/privacy/commands/erasing";
import { asOwner, slice } from "../audit/scene";
import { scene } from "../isolation/scene";
import { catalogue, tenantTables } from "../schema/catalogue";
import { world } from "../support/world";

/** Who acted stays in the trail, which nobody can write again; colleagues' own rows are theirs; what machines send of products is no person's. docs/decisions.md. */
const STAYS = ["audit_chains", "audit_logs", "audit_seals", "impersonation_audit_logs", "telemetry_values", "users"];

/** The tables of an organization in which one of the words still stands. */
async function tablesWith(tenantId: string, words: string[]) {
  const parts = (await tenantTables()).map(({ name, key }) => `select '${name}' as name from ${name} t where "${key}" = $1 and t::text ilike any ($2) group by 1`);
  const { rows } = await asOwner(parts.join(" union all "), [tenantId, words.map((word) => `%${word}%`)]);
  return (rows as { name: string }[]).map(({ name }) => name).toSorted();
}

/** Puts a text deep into every JSON there is; what a change wrote is written by changes. */
async function plantInJson(tenantId: string, text: string) {
  for (const { name, columns } of (await catalogue()).values()) {
    const json = columns.filter(({ type }) => type === "jsonb").map(({ name: column }) => `"${column}" = jsonb_build_object('deep', jsonb_build_array($2::text))`);
    const key = (await tenantTables()).find((table) => table.name === name)?.key;
    if (json.length > 0 && key && !["audit_logs", "impersonation_audit_logs", "change_items"].includes(name)) await asOwner(`update ${name} set ${json.join(", ")} where "${key}" = $1`, [tenantId, text]);
  }
}

async function whole(jobId: string) {
  for (let n = 0; n < 20; n++) {
    await runJob(jobId);
    const job = await everything.job.findUniqueOrThrow({ where: { id: jobId } });
    if (job.status === "completed") return job;
    if (job.status === "failed") throw new Error(job.error ?? "failed");
  }
  throw new Error("The job does not end");
}

test("an erased contact stands nowhere any more, in no text of any table", async () => {
  const word = "zq.handle";
  const acme = await scene({ word, isFull: true });
  const other = await world();
  await other.customer("Zora Quill");
  const admin = acme.as(acme.adam);
  await plantInJson(acme.tenantId, `Call Zora Quill, +1 (555) 777-1234 or 001 555.777.1234 or 5557771234, at Zora@QUILL.test or ${word}`);
  const { contactId } = await createContact(admin, CreateContact.parse({ name: "Zora Quill", firstName: "Zora", lastName: "Quill", customerId: acme.customers[0].id, email: "zora@quill.test", phone: "+1 (555) 777-1234" }));
  await editContact(admin, { contactId, field: "name", was: "Zora Quill", value: "Zora Quill-Marsh" });
  await acme.db((tx) => tx.contact.update({ where: { id: contactId }, data: { twitterHandle: word, birthday: new Date("1980-01-01") } }));
  const words = [`${word}-`, `or ${word}`, "zora", "quill", "777_1234", "7771234"];
  expect((await tablesWith(acme.tenantId, words)).length).toBeGreaterThan(80);

  await expect(erasePerson(admin, { kind: "contact", id: contactId, confirm: "Zora" })).rejects.toMatchObject({ details: { fields: { confirm: "Type Zora Quill-Marsh to erase this person." } } });
  const { jobId } = await erasePerson(admin, { kind: "contact", id: contactId, confirm: "Zora Quill-Marsh" });
  expect(await acme.db((tx) => tx.contact.findUniqueOrThrow({ where: { id: contactId } }))).toMatchObject({ name: `Erased person ${contactId.slice(-6)}`, email: null, phone: null, birthday: null, doNotCall: true });
  expect((await whole(jobId)).payload).toEqual({});

  expect(await tablesWith(acme.tenantId, words)).toEqual(STAYS);
  expect(await tablesWith(other.tenantId, ["zora quill"])).toEqual(["customers"]);
});

test("an erased person is signed out for good and not named beside what they did; the same word elsewhere stays, and the trail still verifies", async () => {
  const acme = await world();
  const admin = acme.as(acme.adam);
  const will = await acme.db((tx) => tx.user.create({ data: { tenantId: acme.tenantId, name: "Bill", fullName: "Will Overstreet", username: `will.${crypto.randomUUID()}`, email: `${crypto.randomUUID()}@acme.test`, password: "x", mustChangePassword: false } }));
  await acme.db((tx) => tx.session.create({ data: { tenantId: acme.tenantId, userId: will.id, tokenHash: crypto.randomUUID(), expiresAt: new Date("2999-01-01"), ipAddress: "10.1.2.3" } }));
  const [deal] = await acme.deals(1, acme.prospecting, { name: "They will sign", ownerId: acme.maya.id });
  const note = (content: string, by: { id: string; name: string }) => acme.db((tx) => tx.customerNote.create({ data: { tenantId: acme.tenantId, dealId: deal?.id ?? "", content, createdByKind: "USER", createdById: by.id, createdByName: by.name } }));
  const [own, others] = [await note("Will spoke: they will pay.", { id: will.id, name: "Will" }), await note("Ask Will Overstreet. They will know.", acme.maya)];
  await editPerson(admin, { id: will.id, field: "name", was: "Bill", value: "Will" });

  await expect(erasePerson(admin, { kind: "user", id: acme.adam.id, confirm: "Adam" })).rejects.toThrow("Another administrator erases you");
  await expect(erasePerson(acme.as(acme.maya), { kind: "user", id: will.id, confirm: "Will" })).rejects.toMatchObject({ status: 403 });
  const second = await acme.db((tx) => tx.user.create({ data: { tenantId: acme.tenantId, name: "Ada", username: `ada-${crypto.randomUUID()}`, role: "ADMIN", isAdmin: true } }));
  await expect(erasePerson(acme.as(second), { kind: "user", id: acme.adam.id, confirm: "Adam" })).resolves.toMatchObject({ jobId: expect.any(String) });
  await expect(erasePerson(acme.as({ ...acme.otto, role: "ADMIN" }), { kind: "user", id: second.id, confirm: "Ada" })).rejects.toThrow("Ada is the last administrator");
  await expect(erasePerson((await world()).ctx, { kind: "contact", id: will.id, confirm: "Will" })).rejects.toMatchObject({ status: 403 });
  await sealChain(acme.tenantId);
  const { jobId } = await erasePerson(acme.as(second), { kind: "user", id: will.id, confirm: "Will" });
  await whole(jobId);
  await sealChain(acme.tenantId);
  expect(await verifyTrail(systemContext(acme.tenantId), slice())).toMatchObject({ faults: 0, fault: null });

  const mask = `Erased person ${will.id.slice(-6)}`;
  expect(await acme.db((tx) => tx.user.findUniqueOrThrow({ where: { id: will.id } }))).toMatchObject({ name: mask, fullName: null, email: null, password: null, isActive: false, role: "VIEWER" });
  expect(await acme.db((tx) => tx.session.findFirstOrThrow({ where: { userId: will.id } }))).toMatchObject({ revokedAt: expect.any(Date), ipAddress: null });
  const read = (id: string) => acme.db((tx) => tx.customerNote.findUniqueOrThrow({ where: { id } }));
  expect(await read(own.id)).toMatchObject({ createdByName: mask, content: `${mask} spoke: they will pay.` });
  expect(await read(others.id)).toMatchObject({ createdByName: "Maya", content: `Ask ${mask}. They will know.` });
  expect(JSON.stringify(await acme.db((tx) => tx.changeItem.findMany({ where: { entityId: will.id }, select: { before: true, after: true } })))).toMatch(new RegExp(`"name":"${mask}"`));
  expect(await tablesWith(acme.tenantId, ["overstreet", "\"Bill\"", "named Will"])).toEqual([]);
  expect(await acme.db((tx) => tx.changeSet.findFirstOrThrow({ where: { label: { startsWith: "Edited" } } }))).toMatchObject({ label: `Edited ${mask}` });
  expect(await acme.db((tx) => tx.deal.findFirstOrThrow({ select: { name: true } }))).toEqual({ name: "They will sign" });
});

test.each([
  ["+49 (0)30 123 45 67", "0049301234567, 030/1234567, (030) 123-4567 and +49 30 1234567", "X, X, X and X"], ["030 1234567", "+49 30 1234567 and 301234567", "X and X"],
  ["+1 (555) 777-1234", "555 777 12345, 1555777123, 5 and 4", "555 777 12345, 1555777123, 5 and 4"], ["+1 (555) 777-1234", '{"amount": 5557771234, "note": "call: 5557771234"}', '{"amount": 5557771234, "note": "call: X"}'],
  ["info@acme.test", "INFO@Acme.test, xinfo@acme.test", "X, xinfo@acme.test"], ["Ann", "Ann, ann", "X, ann"],
])("%s is found in every spelling of it, and in nothing else: %s", async (known, written, left) => {
  const { rows } = await asOwner("select masked($2, '(?c)(?<![[:alnum:]@])' || either(array[$1]) || '(?![[:alnum:]@])', 'X') as left", [known, written]);
  expect(rows).toEqual([{ left }]);
});
