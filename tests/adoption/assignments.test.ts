import { expect, test } from "vitest";
import { assignSolution, removeAssignment } from "@/lib/adoption/commands/assigning";
import { editAssignment } from "@/lib/adoption/commands/calling";
import { getPlan } from "@/lib/adoption/queries/plan";
import { EditAssignment } from "@/lib/adoption/rules";
import { undoChangeSet } from "@/lib/changes/commands";
import { ask, keyOf } from "../keys/asking";
import { scene } from "./scene";

const { GET, POST } = await import("@/app/api/adoption/assignments/route");

const faultAt = (field: string) => ({ status: 422, details: { fields: { [field]: expect.any(String) } } });

test("an external id is one assignment's, and free again when that one is gone", async () => {
  const s = await scene();
  const { planId } = await s.assign({ externalId: "sub-1" });
  await expect(s.assign({ name: "Two", externalId: "sub-1" })).rejects.toMatchObject(faultAt("externalId"));
  await expect(s.assign({ externalId: "sub-2" })).rejects.toMatchObject(faultAt("name"));
  const two = await s.assign({ name: "Two", externalId: "sub-2" });
  const edit = (more: object) => editAssignment(s.who, EditAssignment.parse({ planId: two.planId, version: 1, name: "Two", ...more }));
  await expect(edit({ externalId: "sub-1" })).rejects.toMatchObject(faultAt("externalId"));
  await expect(edit({ name: "Edge" })).rejects.toMatchObject(faultAt("name"));
  await removeAssignment(s.who, { planId });
  await edit({ externalId: "sub-1" });
  expect(await getPlan(s.who, { planId: two.planId })).toMatchObject({ name: "Two", externalId: "sub-1", version: 2 });
});

test("name, term and renewal date of an assignment are changed and undone; a date without a term, an old version and an open renewal are refused", async () => {
  const s = await scene();
  const { planId } = await s.assign({ termMonths: 12, from: "2026-01-31" });
  const edit = (version: number, more: object) => editAssignment(s.who, EditAssignment.parse({ planId, version, name: "Edge", termMonths: 12, renewsAt: "2027-01-31", ...more }));
  expect(await edit(1, {})).toEqual({ changeSetId: null });
  await expect(edit(1, { termMonths: null })).rejects.toMatchObject(faultAt("termMonths"));
  await expect(edit(1, { renewsAt: null })).rejects.toMatchObject(faultAt("renewsAt"));
  const { changeSetId } = await edit(1, { name: "Edge East", termMonths: 24, renewsAt: "2028-01-31", externalId: " sub-9 " });
  const told = async () => getPlan(s.who, { planId });
  expect(await told()).toMatchObject({ name: "Edge East", termMonths: 24, renewsAt: "2028-01-31", externalId: "sub-9" });
  expect(await s.db((tx) => tx.auditLog.findFirstOrThrow({ where: { action: "assignment.edited" } }))).toMatchObject({ customerId: s.acme.id, details: { fields: ["name", "externalId", "termMonths", "renewsAt"] } });
  await expect(edit(1, {})).rejects.toMatchObject({ status: 409 });
  await undoChangeSet(s.who, { changeSetId: changeSetId ?? "" });
  expect(await told()).toMatchObject({ name: "Edge", termMonths: 12, renewsAt: "2027-01-31", externalId: null });
  await s.deals(1, s.prospecting, { kind: "RENEWAL", customerId: s.acme.id, renewsAt: new Date("2027-01-31") });
  const { version } = await told();
  await expect(edit(version, { renewsAt: "2027-02-28" })).rejects.toMatchObject(faultAt("renewsAt"));
  await expect(editAssignment(s.as(s.maya), EditAssignment.parse({ planId, version, name: "Mine" }))).rejects.toMatchObject({ status: 403 });
  const there = await scene();
  await expect(editAssignment(there.who, EditAssignment.parse({ planId, version, name: "Theirs" }))).rejects.toMatchObject({ digest: expect.stringContaining("404") });
});

test("a solution's assignment has a name of its own; what renews are its products", async () => {
  const s = await scene();
  const solution = await s.db((tx) => tx.solution.create({ data: { tenantId: s.tenantId, name: "Everything" } }));
  const { planId } = await assignSolution(s.who, { customerId: s.acme.id, solutionId: solution.id, name: "All", licenseLevel: "ESSENTIAL", outcomes: [], releases: [] });
  await expect(editAssignment(s.who, EditAssignment.parse({ planId, version: 1, name: "All", externalId: "x" }))).rejects.toMatchObject(faultAt("externalId"));
  await editAssignment(s.who, EditAssignment.parse({ planId, version: 1, name: "All of it" }));
  expect((await getPlan(s.who, { planId })).name).toBe("All of it");
});

test("a program assigns by its key, once for one Idempotency-Key, and lists what customers have, page by page", async () => {
  const s = await scene();
  const [{ headers }, reading] = [await keyOf(s, ["crm.write"]), await keyOf(s, ["crm.read"])];
  const body = (name: string, more = {}) => ({ customerId: s.acme.id, productId: s.product.id, name, licenseLevel: "ADVANTAGE", externalId: `sub-${name}`, ...more });
  const post = (what: object, key?: string, by = headers) => ask(POST, { method: "POST", headers: { ...by, ...(key && { "idempotency-key": key }) }, body: what });
  const [one, again] = [await post(body("A", { termMonths: 12, from: "2026-01-31" }), "k1"), await post(body("A", { termMonths: 12, from: "2026-01-31" }), "k1")];
  expect([one.status, again.status, again.said]).toEqual([201, 201, one.said]);
  expect(await s.db((tx) => tx.customerProduct.count())).toBe(1);
  expect(await post(body("B"), "k1")).toMatchObject({ status: 422 });
  expect(await post(body("B", { externalId: "sub-A" }))).toMatchObject({ status: 422, said: { errors: { externalId: expect.any(String) } } });
  expect((await post(body("B"), undefined, reading.headers)).status).toBe(403);
  for (const name of ["B", "C"]) expect((await post(body(name))).status).toBe(201);
  const list = async (query: Record<string, string>) => (await ask(GET, { headers: reading.headers, query })).said as { rows: { name: string; planId: string }[]; nextCursor: string | null };
  const page = await list({ limit: "2", customerId: s.acme.id });
  expect(page.rows[0]).toMatchObject({ id: one.said?.assignmentId, planId: one.said?.planId, name: "A", externalId: "sub-A", productName: "Edge", purchasedAt: "2026-01-31", renewsAt: "2027-01-31", termMonths: 12, licenseLevel: "ADVANTAGE" });
  expect((await list({ limit: "2", after: page.nextCursor ?? "" }))).toMatchObject({ rows: [{ name: "C" }], nextCursor: null });
  expect((await list({ externalId: "sub-B" })).rows.map(({ name }) => name)).toEqual(["B"]);
  expect((await list({ customerId: crypto.randomUUID() })).rows).toEqual([]);
  expect((await ask(GET, { headers: reading.headers, query: { customerId: "Acme" } })).status).toBe(422);
});
