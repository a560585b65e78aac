import { beforeEach, expect, test } from "vitest";
import { signIn } from "@/lib/accounts/commands/signing-in";
import { sealSecret } from "@/lib/accounts/totp";
import { undoChangeSet } from "@/lib/changes/commands";
import { everything } from "@/lib/db/everything";
import { editPerson } from "@/lib/people/commands/editing";
import { deactivatePerson, reactivatePerson, resetTwoStep } from "@/lib/people/commands/leaving";
import { listColleagues, listPeople } from "@/lib/people/queries";
import { jar } from "../auth/browser";
import { factsOf, PASSWORD, whoIsHere, withPassword } from "../accounts/people";
import { first, world, type World } from "../support/world";

beforeEach(() => jar.clear());

const look = (id: string) => everything.user.findUniqueOrThrow({ where: { id } });
const secondAdmin = ({ maya }: World) => everything.user.update({ where: { id: maya.id }, data: { role: "ADMIN", isAdmin: true } });

test("a person's name, user name, role and manager are edited, each recorded and undone", async () => {
  const w = await world();
  const ctx = w.as(w.adam);
  const id = w.maya.id;
  const edits = [
    { id, field: "name" as const, was: "Maya", value: "Maya Lindt" },
    { id, field: "username" as const, was: w.maya.username, value: `maya.${crypto.randomUUID().slice(0, 8)}` },
    { id, field: "role" as const, was: "USER" as const, value: "ADMIN" as const },
    { id, field: "managerId" as const, was: w.otto.id, value: w.adam.id },
  ];
  for (const edit of edits) {
    const { changeSetId } = await editPerson(ctx, edit);
    expect((await look(id))[edit.field]).toBe(edit.value);
    await undoChangeSet(ctx, { changeSetId });
    expect((await look(id))[edit.field]).toBe(edit.was);
  }
  expect((await look(id)).isAdmin).toBe(false);
  expect((await factsOf(w)).filter((fact) => fact === "person.edited")).toHaveLength(4);
});

test("two people who change one field are told of each other", async () => {
  const w = await world();
  await editPerson(w.as(w.adam), { id: w.maya.id, field: "name", was: "Maya", value: "Maya L." });
  await expect(editPerson(w.as(w.adam), { id: w.maya.id, field: "name", was: "Maya", value: "Maja" })).rejects.toMatchObject({ status: 409, details: { conflict: { theirs: "Maya L.", yours: "Maja", byName: "Adam" } } });
});

test("a user name that is somebody's, in any organization, is refused at the field", async () => {
  const [w, other] = [await world(), await world()];
  await expect(editPerson(w.as(w.adam), { id: w.maya.id, field: "username", was: w.maya.username, value: other.maya.username })).rejects.toMatchObject({ details: { fields: { username: "Somebody has this user name. Choose another." } } });
});

test("nobody is their own manager, at any depth", async () => {
  const w = await world();
  const set = (id: string, was: string | null, value: string) => editPerson(w.as(w.adam), { id, field: "managerId", was, value });
  await expect(set(w.otto.id, null, w.otto.id)).rejects.toThrow("Otto cannot be their own manager.");
  await set(w.sme.id, null, w.maya.id);
  await expect(set(w.otto.id, null, w.sme.id)).rejects.toThrow("This person reports to Otto, so cannot be above them.");
});

test("two who make each other their manager at the same time cannot both succeed", async () => {
  const w = await world();
  const set = (id: string, value: string) => editPerson(w.as(w.adam), { id, field: "managerId", was: null, value });
  const outcomes = await Promise.allSettled([set(w.otto.id, w.cato.id), set(w.cato.id, w.otto.id)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("the database itself refuses a circle and an organization without an administrator", async () => {
  const w = await world();
  await expect(everything.user.update({ where: { id: w.otto.id }, data: { managerId: w.maya.id } })).rejects.toThrow(/people_form_a_tree|own manager/);
  await expect(everything.user.update({ where: { id: w.adam.id }, data: { isActive: false } })).rejects.toThrow(/an_admin_remains|keeps one administrator/);
});

test("the last administrator stays one and stays active", async () => {
  const w = await world();
  await secondAdmin(w);
  const demote = (id: string) => editPerson(w.as(w.adam), { id, field: "role", was: "ADMIN", value: "USER" });
  await demote(w.adam.id);
  await expect(demote(w.maya.id)).rejects.toThrow("Maya is the last administrator. Make somebody else one first.");
  await expect(deactivatePerson(w.as(w.adam), { id: w.maya.id })).rejects.toThrow(/last administrator/);
});

test("of two administrators who go at the same time one stays", async () => {
  for (let round = 0; round < 5; round++) {
    const w = await world();
    await secondAdmin(w);
    const outcomes = await Promise.allSettled([
      editPerson(w.as(w.adam), { id: w.maya.id, field: "role", was: "ADMIN", value: "USER" }),
      deactivatePerson(w.as(w.maya, { role: "ADMIN" }), { id: w.adam.id }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await everything.user.count({ where: { tenantId: w.tenantId, role: "ADMIN", isActive: true } })).toBe(1);
  }
});

test("an administrator who was only invited does not make the last one dispensable", async () => {
  const w = await world();
  await withPassword(w.adam);
  await secondAdmin(w);
  await expect(editPerson(w.as(w.adam), { id: w.adam.id, field: "role", was: "ADMIN", value: "USER" })).rejects.toThrow(/last administrator/);
});

test("undo keeps the last administrator too", async () => {
  const w = await world();
  const { changeSetId } = await editPerson(w.as(w.adam), { id: w.maya.id, field: "role", was: "USER", value: "ADMIN" });
  await editPerson(w.as(w.maya, { role: "ADMIN" }), { id: w.adam.id, field: "role", was: "ADMIN", value: "USER" });
  await expect(undoChangeSet(w.as(w.adam, { role: "ADMIN" }), { changeSetId })).rejects.toThrow(/last administrator/);
});

test("deactivating ends the sessions at once; reactivating lets the person sign in again", async () => {
  const w = await world();
  const maya = await withPassword(w.maya);
  await signIn({ login: maya.username, password: PASSWORD });
  const { changeSetId } = await deactivatePerson(w.as(w.adam), { id: maya.id });
  expect(await whoIsHere()).toBeNull();
  await expect(signIn({ login: maya.username, password: PASSWORD })).rejects.toThrow(/do not belong/);
  await undoChangeSet(w.as(w.adam), { changeSetId });
  expect(await whoIsHere()).toBeNull();
  expect(await signIn({ login: maya.username, password: PASSWORD })).toEqual({ next: "/deals" });
  await deactivatePerson(w.as(w.adam), { id: maya.id });
  await reactivatePerson(w.as(w.adam), { id: maya.id });
  expect((await look(maya.id)).isActive).toBe(true);
  await expect(deactivatePerson(w.as(w.adam), { id: w.adam.id })).rejects.toThrow("Somebody else deactivates you");
});

test("a lost phone is no end: an administrator takes the second step away, and every session with it", async () => {
  const w = await world();
  await withPassword(w.maya, { totpSecret: sealSecret("JBSWY3DPEHPK3PXP"), totpConfirmedAt: new Date() });
  await resetTwoStep(w.as(w.adam), { id: w.maya.id });
  expect(await signIn({ login: w.maya.username, password: PASSWORD })).toEqual({ next: "/deals" });
});

test("another organization's people are not there", async () => {
  const [w, other] = [await world(), await world()];
  const ctx = w.as(w.adam);
  const id = other.maya.id;
  await expect(editPerson(ctx, { id, field: "name", was: "Maya", value: "Mine" })).rejects.toThrow(/404/);
  for (const act of [deactivatePerson, reactivatePerson, resetTwoStep]) await expect(act(ctx, { id })).rejects.toThrow(/404/);
  expect((await listPeople(ctx, { state: "active" })).people.map((person) => person.id)).not.toContain(id);
  expect((await listColleagues(ctx, { q: other.maya.email ?? "" })).length).toBe(0);
});

test("only administrators change people", async () => {
  const w = await world();
  for (const person of [w.maya, w.cato, w.sme, w.vera]) {
    await expect(editPerson(w.as(person), { id: w.otto.id, field: "name", was: "Otto", value: "X" })).rejects.toMatchObject({ status: 403 });
    for (const act of [deactivatePerson, reactivatePerson, resetTwoStep]) await expect(act(w.as(person), { id: w.otto.id })).rejects.toMatchObject({ status: 403 });
  }
});

test("people are listed by name, fifty a page, and found by a part of it", async () => {
  const w = await world();
  const names = Array.from({ length: 60 }, (_, n) => `Zoe ${String(n).padStart(2, "0")}`);
  await everything.user.createMany({ data: names.map((name) => ({ tenantId: w.tenantId, name, username: crypto.randomUUID() })) });
  const one = await listPeople(w.as(w.adam), { state: "active" });
  const two = await listPeople(w.as(w.adam), { state: "active", after: one.next ?? "" });
  expect([one.people.length, two.people.length, two.next]).toEqual([50, 16, null]);
  expect([...one.people, ...two.people].map(({ name }) => name).slice(6)).toEqual(names);
  expect(first((await listPeople(w.as(w.adam), { state: "active", q: "oe 42" })).people).name).toBe("Zoe 42");
});
